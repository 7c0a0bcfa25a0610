import { useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
import {
  Card,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
  useIndexResourceState,
} from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyCard } from '../empty-card.tsx';
import { usePagination } from '../record-table.tsx';
import { StatusLabel } from '../status-label.tsx';
import { useCursorPages } from '../use-cursor-pages.ts';
import type { ProductRow, SummaryView } from './present-catalog.ts';
import { ProductFilters } from './product-filters.tsx';

interface Props {
  products: ProductRow[];
  problems: SummaryView['problems'];
  nextCursor: string | null;
  mayChange: boolean;
  /** The catalogue was never judged. */
  isEmpty: boolean;
}

/** The products by title, with search and filters; those that are chosen can be edited together. */
export function ProductsCard({ products, problems, nextCursor, mayChange, isEmpty }: Props) {
  const t = useTranslations('catalog.list');
  const { smDown } = useBreakpoints();
  const navigate = useNavigate();
  const isBusy = useNavigation().state === 'loading';
  const [params] = useSearchParams();
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(products.map(({ id }) => ({ id })));
  // What is chosen among some products is not what is seen among others.
  const shown = params.toString();
  useEffect(() => clearSelection(), [shown, clearSelection]);
  const pagination = usePagination(useCursorPages(nextCursor, '#products'));
  if (isEmpty && products.length === 0) return <EmptyCard title={t('empty')} text={t('emptyText')} />;
  return (
    <div id="products">
      <Card padding="0">
        <ProductFilters problems={problems} />
        <IndexTable
          resourceName={{ singular: t('one'), plural: t('many') }}
          itemCount={products.length}
          selectable={mayChange}
          selectedItemsCount={allResourcesSelected ? products.length : selectedResources.length}
          onSelectionChange={handleSelectionChange}
          promotedBulkActions={[
            {
              content: t('bulk'),
              onAction: () => navigate(`/app/catalog/bulk?products=${selectedResources.join(',')}`),
            },
          ]}
          condensed={smDown}
          loading={isBusy}
          headings={[{ title: t('product') }, { title: t('standing') }, { title: t('quality') }]}
          emptyState={<EmptyCard title={t('none')} text={t('noneText')} />}
          pagination={pagination}
        >
          {products.map((product, position) => (
            <IndexTable.Row
              key={product.id}
              id={product.id}
              position={position}
              selected={selectedResources.includes(product.id)}
            >
              {smDown ? <ProductItem product={product} /> : <ProductCells product={product} />}
            </IndexTable.Row>
          ))}
        </IndexTable>
      </Card>
    </div>
  );
}

function ProductCells({ product }: { product: ProductRow }) {
  return (
    <>
      <IndexTable.Cell>
        <ProductName product={product} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Standing product={product} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Quality product={product} />
      </IndexTable.Cell>
    </>
  );
}

function ProductItem({ product }: { product: ProductRow }) {
  return (
    <div className="order-list-item">
      <ProductName product={product} />
      <Standing product={product} />
      <Quality product={product} />
    </div>
  );
}

function ProductName({ product }: { product: ProductRow }) {
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      {product.imageUrl && (
        <img className="thumbnail" src={product.imageUrl} alt="" width={40} height={40} loading="lazy" />
      )}
      <span className="product-title">
        <Link url={`/app/catalog/${product.id}`} monochrome removeUnderline dataPrimaryLink>
          <Text as="span" fontWeight="semibold">
            {product.title}
          </Text>
        </Link>
        <Text as="p" tone="subdued">
          {product.vendor}
        </Text>
      </span>
    </InlineStack>
  );
}

function Standing({ product }: { product: ProductRow }) {
  return (
    <div className="product-title">
      <StatusLabel label={product.effect} />
      {product.reason && (
        <Text as="p" tone="subdued">
          {product.reason}
        </Text>
      )}
    </div>
  );
}

function Quality({ product }: { product: ProductRow }) {
  return (
    <InlineStack gap="200" blockAlign="center">
      <StatusLabel label={product.severity} />
      {product.problems && <span>{product.problems}</span>}
    </InlineStack>
  );
}
