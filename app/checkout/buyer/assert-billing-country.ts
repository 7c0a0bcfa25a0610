import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { PostalAddress, Recipient } from '../session/session.ts';

const BILLING = '$.payment_data.billing_address';

/**
 * Where nothing is shipped nobody has said where the buyer is: then the bill says whether this agent may sell there.
 * An address to ship to is judged with the session (`countryProblem`).
 * @throws AppError `missing` where the agent sells to some countries only and no address is known,
 *   `country_not_allowed`.
 */
export function assertBillingCountry(
  { allowedCountries }: Pick<SellingPolicy, 'allowedCountries'>,
  recipient: Recipient | null,
  billing: PostalAddress | undefined,
): void {
  if (allowedCountries.length === 0 || recipient?.address) return;
  if (!billing)
    throw new AppError(
      'missing',
      'The billing address is needed: this agent does not sell to every country.',
      { param: BILLING },
    );
  if (!allowedCountries.includes(billing.country))
    throw new AppError('country_not_allowed', 'This agent does not sell to this country.', {
      param: `${BILLING}.country`,
    });
}
