/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { AddressRecord, CustomerRecord, OrderRecord } from '#sandbox/shopify/state/records.ts';
import { formatEnum } from '../format.ts';
import { Badge, Card, Pairs } from './parts.tsx';

/** The column beside an order: who, where to, where from, and what the app wrote on it. */
export const OrderSide: FC<{
  order: OrderRecord;
  customer: CustomerRecord | null;
  channel: string | null;
}> = ({ order, customer, channel }) => (
  <div>
    <Card title="Customer">
      <Pairs
        pairs={[
          ['Name', customer ? fullName(customer) : null],
          ['Email', order.email ?? customer?.email],
          ['Phone', order.phone ?? customer?.phone],
          ['Email marketing', customer ? formatEnum(customer.emailMarketing) : null],
        ]}
      />
      {!customer && !order.email ? <p class="muted">No customer.</p> : null}
    </Card>
    <Card title="Shipping address">
      <Address address={order.shippingAddress} />
    </Card>
    <Card title="Billing address">
      <Address address={order.billingAddress} />
    </Card>
    {order.note ? (
      <Card title="Note">
        <p>{order.note}</p>
      </Card>
    ) : null}
    <Card title="Additional details">
      <Pairs pairs={order.customAttributes.map(({ key, value }) => [key, value])} />
      {order.customAttributes.length === 0 ? <p class="muted">None.</p> : null}
    </Card>
    <Card title="Tags">
      {order.tags.length === 0 ? <p class="muted">None.</p> : null}
      {order.tags.map((tag) => (
        <>
          <span class="badge">{tag}</span>{' '}
        </>
      ))}
    </Card>
    <Card title="Source">
      <Pairs
        pairs={[
          ['Channel', channel],
          ['Identifier', order.sourceIdentifier],
          ['Address', order.sourceUrl],
          ['Confirmation', order.confirmationNumber],
          ['Id', order.id],
        ]}
      />
    </Card>
    {order.metafields.length > 0 ? (
      <Card title="Metafields">
        <Pairs pairs={order.metafields.map((row) => [`${row.namespace}.${row.key}`, row.value])} />
      </Card>
    ) : null}
    {order.riskAssessments.map((risk) => (
      <Card title="Fraud analysis">
        <p>
          <Badge status={risk.riskLevel} />
        </p>
        <ul>
          {risk.facts.map((fact) => (
            <li>{fact.description}</li>
          ))}
        </ul>
      </Card>
    ))}
  </div>
);

const Address: FC<{ address: AddressRecord | null }> = ({ address }) => {
  if (!address) return <p class="muted">None.</p>;
  const lines = [
    fullName(address),
    address.company,
    address.address1,
    address.address2,
    [address.city, address.provinceCode, address.zip].filter(Boolean).join(' '),
    address.countryCode,
    address.phone,
  ].filter(Boolean);
  return (
    <div>
      {lines.map((line) => (
        <div>{line}</div>
      ))}
    </div>
  );
};

/** First and last name, whichever there are. */
export function fullName(person: { firstName: string | null; lastName: string | null }): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ');
}
