import { BlockStack, Link, Text } from '@shopify/polaris';
import type { OrderDetailView } from './present-order-detail.ts';
import { SideCard } from './side-card.tsx';

/** How the order was paid, with the way to the payment. */
export function PaymentCard({ order: { payment } }: { order: OrderDetailView }) {
  return (
    <SideCard title="Payment">
      {payment ? (
        <BlockStack gap="050">
          <Text as="p">{payment.method}</Text>
          <Link url={payment.stripeUrl} target="_blank">
            <Text as="span" breakWord>
              {payment.paymentIntentId}
            </Text>
          </Link>
        </BlockStack>
      ) : (
        <Text as="p">Paid in the shop’s checkout</Text>
      )}
    </SideCard>
  );
}
