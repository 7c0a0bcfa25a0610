import type { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { CARD_HANDLER } from './payment.ts';
import { missing } from './read-cart.ts';
import type { completeRequest } from './request-schemas.ts';

type PaymentData = z.output<typeof completeRequest>['payment_data'];

const AT = '$.payment_data';

/**
 * The token that pays: of the instrument, else the bare one of older versions. What a request says of handler,
 * instrument and credential must be what sessions offer; what it leaves out is taken to be that.
 * @param wanted JSONPath of what pays, as the version calls it
 * @throws AppError `unsupported` for another way to pay, whatever its token; `missing` without a token.
 */
export function readToken(payment: PaymentData, wanted: string): string {
  const { handler_id: handler, instrument, token } = payment;
  const said = [
    { value: handler, ours: CARD_HANDLER, param: `${AT}.handler_id` },
    { value: instrument?.type, ours: 'card', param: `${AT}.instrument.type` },
    { value: instrument?.credential?.type, ours: 'spt', param: `${AT}.instrument.credential.type` },
  ];
  const foreign = said.find(({ value, ours }) => value != null && value !== ours);
  if (foreign) throw unsupported(foreign, said.map(({ value }) => value ?? '').join(' '));
  if (instrument && !instrument.credential) throw missing(`${AT}.instrument.credential`);
  if (instrument && instrument.credential?.token === undefined)
    throw missing(`${AT}.instrument.credential.token`);
  const found = instrument?.credential?.token ?? token;
  if (found === undefined) throw missing(wanted);
  return found;
}

function unsupported({ ours, param }: { ours: string; param: string }, said: string): AppError {
  const text = /gift_?card|store_?credit/i.test(said)
    ? 'Gift cards and store credit cannot pay here, only in the shop itself.'
    : `What pays here is a card by a shared payment token: ${param} can only be '${ours}'.`;
  return new AppError('unsupported', text, { param });
}
