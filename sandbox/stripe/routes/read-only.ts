import { z } from 'zod';
import { route } from '../http/call.ts';
import { listPage } from '../http/list.ts';
import { listParameters, parameters, text } from '../http/parameters.ts';
import { noSuch } from '../http/stripe-error.ts';
import { renderDispute, renderFraudWarning, renderPaymentMethod } from '../render/payment-objects.ts';
import { renderEvent } from '../webhooks/render-event.ts';

const retrieveEvent = route({
  method: 'GET',
  path: '/v1/events/:event',
  name: 'events.retrieve',
  permission: 'event_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.events.get(path.event!);
    if (row?.account !== account.id) throw noSuch('event', path.event!, 'id', 'path');
    return renderEvent(state, row);
  },
});

const listEvents = route({
  method: 'GET',
  path: '/v1/events',
  name: 'events.list',
  permission: 'event_read',
  params: listParameters({ type: text.optional(), types: z.array(text).optional() }),
  run({ state, account, params }) {
    const rows = state.events.filter(
      (row) =>
        row.account === account.id &&
        (!params.type || row.type === params.type) &&
        (!params.types || params.types.includes(row.type)),
    );
    return listPage('/v1/events', rows, params, (row) => renderEvent(state, row));
  },
});

const retrieveAccount = route({
  method: 'GET',
  path: '/v1/account',
  name: 'accounts.retrieveCurrent',
  permission: 'accounts_kyc_basic_read',
  params: parameters({}),
  run: ({ account }) => ({
    id: account.id,
    object: 'account',
    business_profile: { name: account.name, url: null },
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: account.chargesEnabled,
    controller: { type: 'account' },
    country: account.country,
    created: account.created,
    default_currency: account.defaultCurrency,
    details_submitted: true,
    email: null,
    metadata: {},
    payouts_enabled: true,
    settings: { dashboard: { display_name: account.name, timezone: 'Etc/UTC' } },
    type: 'standard',
  }),
});

/** A Stripe profile's own words about itself; needs no permission that Stripe tells of. */
const retrieveOwnProfile = route({
  method: 'GET',
  path: '/v2/network/business_profiles/me',
  name: 'network.businessProfiles.me',
  permission: 'accounts_kyc_basic_read',
  preview: true,
  params: parameters({}),
  run: ({ account }) => ({
    id: account.profile,
    object: 'v2.network.business_profile',
    branding: null,
    description: null,
    display_name: account.name,
    livemode: false,
    url: null,
    username: account.id.replace('acct_', ''),
  }),
});

const retrievePaymentMethod = route({
  method: 'GET',
  path: '/v1/payment_methods/:method',
  name: 'paymentMethods.retrieve',
  permission: 'payment_method_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.paymentMethods.get(path.method!);
    if (row?.account !== account.id) throw noSuch('PaymentMethod', path.method!, 'payment_method', 'path');
    return renderPaymentMethod(row);
  },
});

const retrieveDispute = route({
  method: 'GET',
  path: '/v1/disputes/:dispute',
  name: 'disputes.retrieve',
  permission: 'dispute_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.disputes.get(path.dispute!);
    if (row?.account !== account.id) throw noSuch('dispute', path.dispute!, 'id', 'path');
    return renderDispute(row);
  },
});

const listDisputes = route({
  method: 'GET',
  path: '/v1/disputes',
  name: 'disputes.list',
  permission: 'dispute_read',
  params: listParameters({ payment_intent: text.optional(), charge: text.optional() }),
  run({ state, account, params }) {
    const rows = state.disputes.filter(
      (row) =>
        row.account === account.id &&
        (!params.payment_intent || row.paymentIntent === params.payment_intent) &&
        (!params.charge || row.charge === params.charge),
    );
    return listPage('/v1/disputes', rows, params, renderDispute);
  },
});

const retrieveFraudWarning = route({
  method: 'GET',
  path: '/v1/radar/early_fraud_warnings/:warning',
  name: 'earlyFraudWarnings.retrieve',
  permission: 'charge_read',
  params: parameters({}),
  run({ state, account, path }) {
    const row = state.fraudWarnings.get(path.warning!);
    if (row?.account !== account.id) throw noSuch('early_fraud_warning', path.warning!, 'id', 'path');
    return renderFraudWarning(row, state.charges.get(row.charge)!);
  },
});

export const readOnlyRoutes = [
  retrieveEvent,
  listEvents,
  retrieveAccount,
  retrieveOwnProfile,
  retrievePaymentMethod,
  retrieveDispute,
  listDisputes,
  retrieveFraudWarning,
];
