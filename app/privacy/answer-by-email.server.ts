import { z } from 'zod';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { eraseBuyer } from './erase-buyer.server.ts';
import type { PrivacyRequestKind } from './privacy-request.ts';
import { recordPrivacyRequest } from './record-privacy-request.server.ts';

/**
 * Answers a request that reached the merchant by another way than Shopify: on record as those are.
 * @returns the request's id
 * @throws AppError `invalid` for what is no address
 */
export async function answerByEmail(
  scope: ShopScope,
  { kind, email }: { kind: PrivacyRequestKind; email: string },
  actor: Actor,
): Promise<string> {
  const address = z.email().safeParse(email.trim());
  if (!address.success) throw new AppError('invalid', 'This is no e-mail address.', { param: '$.email' });
  return scope.db.$transaction(async (tx) => {
    const request = { kind, origin: actor, email: address.data };
    if (kind === 'access') return recordPrivacyRequest(scope, tx, request);
    const erased = await eraseBuyer(scope, tx, address.data);
    const id = await recordPrivacyRequest(scope, tx, { ...request, erased });
    await recordStaffAction(scope, tx, { actor, action: 'buyer_data.erased', subjectId: id });
    return id;
  });
}
