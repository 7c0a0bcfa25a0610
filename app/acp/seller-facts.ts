import { marketingOffers } from '#app/checkout/buyer/consents.ts';
import { continueUrl } from '#app/checkout/hand-off/continue-url.ts';
import {
  negotiateInterventions,
  SELLER_INTERVENTIONS,
} from '#app/checkout/hand-off/negotiate-interventions.ts';
import type { CheckoutSession } from '#app/checkout/session/session.ts';
import type { Shop } from '#app/db/client/client.ts';
import type { SellerFacts } from './dialect.ts';

/** What an answer tells of the seller: how to pay, the shop's policies and questions, and the way into the shop itself. */
export function sellerFacts(
  shop: Shop,
  agent: {
    name: string;
    platform: string;
    mode: string;
    inChat: boolean;
    merchantId: string | null;
    requiredInterventions: readonly string[];
  },
  session: CheckoutSession,
): SellerFacts {
  const payment = agent.inChat && agent.merchantId ? { merchantId: agent.merchantId } : null;
  return {
    payment: payment && { ...payment, environment: agent.mode === 'live' ? 'production' : 'sandbox' },
    interventions: negotiateInterventions({
      agent: session.state.interventions ?? [],
      seller: SELLER_INTERVENTIONS,
      required: payment ? agent.requiredInterventions : [],
    }),
    policies: shop.policies as SellerFacts['policies'],
    continueUrl: continueUrl(shop, agent, session),
    marketing: marketingOffers(shop, payment !== null, session),
  };
}
