import { requestParser } from '../wire/parse-requests.ts';

export const { parseCreate, parseUpdate, parseComplete, parseCancel } = requestParser({
  items: 'line_items',
  payment: '$.payment_data.instrument',
  tellsAllTypes: true,
  asksMarketing: true,
});
