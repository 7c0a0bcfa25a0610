import type { ComponentChildren } from 'preact';
import type { OrderBlockView } from '../../../app/extensions/views.ts';
import type { Translate } from '../../shared/translate.ts';

/** Everything about an order that an agent placed, the decision that it waits for first. */
export function OrderFacts({
  order,
  t,
  review,
}: {
  order: OrderBlockView;
  t: Translate;
  /** Opens what decides about it. */
  review: () => void;
}) {
  const { agreed, payment, risk } = order;
  return (
    <s-stack gap="base">
      <ReviewFacts order={order} t={t} review={review} />
      {order.attention.map((text) => (
        <s-banner key={text} tone="warning">
          {text}
        </s-banner>
      ))}
      <Facts title={t('agent')}>
        <s-stack direction="inline" gap="small" alignItems="center">
          <s-text>{order.agentName}</s-text>
          <s-badge tone={order.status.tone}>{order.status.text}</s-badge>
          {order.isTest && <s-badge>{t('test')}</s-badge>}
        </s-stack>
        <s-text color="subdued">{order.mode}</s-text>
        <s-text color="subdued">{t('session', { id: order.sessionId })}</s-text>
      </Facts>
      <Facts title={t('saw')}>
        {order.lines.map(({ title, quantity, subtotal }) => (
          <Row key={title} name={`${quantity} × ${title}`} value={subtotal} />
        ))}
        {order.totals.map(({ label, amount }) => (
          <Row key={label} name={label} value={amount} />
        ))}
      </Facts>
      <Facts title={t('agreed')}>
        {agreed ? (
          <>
            <Row name={t('agreedAt', { time: agreed.at })} value={agreed.total ?? '–'} />
            {agreed.terms.map(({ text, answer }) => (
              <Row key={text} name={text} value={answer ?? ''} />
            ))}
          </>
        ) : (
          <s-text color="subdued">{t('agreedInCheckout')}</s-text>
        )}
      </Facts>
      <Facts title={t('payment')}>
        <s-stack direction="inline" gap="small" alignItems="center">
          <s-text>{payment?.method ?? t('paidInCheckout')}</s-text>
          <s-badge tone={risk?.tone ?? 'neutral'}>{risk?.text ?? t('noRisk')}</s-badge>
        </s-stack>
        {payment && (
          <s-link href={payment.url} target="_blank">
            {payment.reference}
          </s-link>
        )}
      </Facts>
      <Facts title={t('events')}>
        {order.events.length === 0 && <s-text color="subdued">{t('noEvents')}</s-text>}
        {order.events.map(({ title, state, detail }) => (
          <s-stack key={title} gap="small-300">
            <s-stack direction="inline" gap="small" alignItems="center">
              <s-text>{title}</s-text>
              <s-badge tone={state.tone}>{state.text}</s-badge>
            </s-stack>
            <s-text color="subdued">{detail}</s-text>
          </s-stack>
        ))}
      </Facts>
      <s-stack direction="inline" gap="base">
        {order.evidenceUrl && <s-link href={order.evidenceUrl}>{t('evidence')}</s-link>}
        <s-link href={order.url}>{t('open')}</s-link>
      </s-stack>
    </s-stack>
  );
}

/** Why it is held, and who has decided what. */
function ReviewFacts({ order, t, review }: Parameters<typeof OrderFacts>[0]) {
  if (!order.review) return null;
  const { state, hold, reasons, decided } = order.review;
  const isPending = state === 'pending';
  return (
    <s-banner tone={isPending ? 'warning' : 'info'} heading={t(`review.${state}`)}>
      <s-stack gap="small">
        {isPending && <s-text>{t(`hold.${hold}`)}</s-text>}
        <s-unordered-list>
          {reasons.map((reason) => (
            <s-list-item key={reason}>{reason}</s-list-item>
          ))}
        </s-unordered-list>
        {decided && <s-text color="subdued">{decided}</s-text>}
        {isPending && order.mayDecide && <s-button onClick={review}>{t('decide')}</s-button>}
      </s-stack>
    </s-banner>
  );
}

function Facts({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <s-stack gap="small-300">
      <s-heading>{title}</s-heading>
      {children}
    </s-stack>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <s-stack direction="inline" gap="base" justifyContent="space-between">
      <s-text>{name}</s-text>
      <s-text>{value}</s-text>
    </s-stack>
  );
}
