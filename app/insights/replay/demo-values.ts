/** What stands for masked values in a replay: the made-up buyer of the sandbox, whose address Shopify's simulator can tax, and a token that pays nothing. */
export const DEMO_VALUES: Record<string, string> = {
  email: 'jamie.rivera@example.com',
  name: 'Jamie Rivera',
  full_name: 'Jamie Rivera',
  first_name: 'Jamie',
  last_name: 'Rivera',
  phone_number: '+14155550132',
  line_one: '555 Golden Gate Avenue',
  line_two: 'Apt 401',
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94102',
  type: 'spt',
  token: 'spt_replayed',
};

/** An address is of one place: what was kept of another is replaced too. */
export const DEMO_PLACE = { state: 'CA', country: 'US' };
