/**
 * Rates the simulated shop collects, as whole millionths of the price (72500 = 7.25 %): integers, so that a tax
 * of exactly half a cent rounds the same on every machine. Standard rates of 2026, general goods only; Shopify's
 * product-type exemptions are not simulated.
 */
export interface StateTax {
  name: string;
  millionths: number;
  /** `shop`: depends on how the shop charges delivery, so `ShopRecord.taxShipping` decides. */
  shippingTaxed: boolean | 'shop';
}

const state = (name: string, millionths: number, shippingTaxed: boolean | 'shop'): StateTax => ({
  name,
  millionths,
  shippingTaxed,
});

/** US states, the District of Columbia and Puerto Rico. Five states have no sales tax. */
export const US_STATES: Record<string, StateTax> = {
  AL: state('Alabama', 40_000, false),
  AK: state('Alaska', 0, false),
  AZ: state('Arizona', 56_000, false),
  AR: state('Arkansas', 65_000, true),
  CA: state('California', 72_500, false),
  CO: state('Colorado', 29_000, false),
  CT: state('Connecticut', 63_500, true),
  DC: state('District of Columbia', 60_000, true),
  DE: state('Delaware', 0, false),
  FL: state('Florida', 60_000, 'shop'),
  GA: state('Georgia', 40_000, true),
  HI: state('Hawaii', 40_000, true),
  IA: state('Iowa', 60_000, false),
  ID: state('Idaho', 60_000, false),
  IL: state('Illinois', 62_500, 'shop'),
  IN: state('Indiana', 70_000, true),
  KS: state('Kansas', 65_000, true),
  KY: state('Kentucky', 60_000, true),
  LA: state('Louisiana', 50_000, false),
  MA: state('Massachusetts', 62_500, false),
  MD: state('Maryland', 60_000, false),
  ME: state('Maine', 55_000, false),
  MI: state('Michigan', 60_000, true),
  MN: state('Minnesota', 68_750, true),
  MO: state('Missouri', 42_250, false),
  MS: state('Mississippi', 70_000, true),
  MT: state('Montana', 0, false),
  NC: state('North Carolina', 47_500, true),
  ND: state('North Dakota', 50_000, true),
  NE: state('Nebraska', 55_000, true),
  NH: state('New Hampshire', 0, false),
  NJ: state('New Jersey', 66_250, true),
  NM: state('New Mexico', 48_750, true),
  NV: state('Nevada', 68_500, false),
  NY: state('New York', 40_000, true),
  OH: state('Ohio', 57_500, true),
  OK: state('Oklahoma', 45_000, false),
  OR: state('Oregon', 0, false),
  PA: state('Pennsylvania', 60_000, true),
  PR: state('Puerto Rico', 105_000, true),
  RI: state('Rhode Island', 70_000, true),
  SC: state('South Carolina', 60_000, true),
  SD: state('South Dakota', 42_000, true),
  TN: state('Tennessee', 70_000, true),
  TX: state('Texas', 62_500, true),
  UT: state('Utah', 61_000, false),
  VA: state('Virginia', 43_000, false),
  VT: state('Vermont', 60_000, true),
  WA: state('Washington', 65_000, true),
  WI: state('Wisconsin', 50_000, true),
  WV: state('West Virginia', 60_000, true),
  WY: state('Wyoming', 40_000, false),
};

/** Local taxes on top of the state's: an example place or two per big state, found by ZIP prefix. */
export const US_LOCAL: { zipPrefixes: string[]; state: string; title: string; millionths: number }[] = [
  { state: 'CA', zipPrefixes: ['900', '901', '902'], title: 'Los Angeles County Tax', millionths: 25_000 },
  { state: 'CA', zipPrefixes: ['941'], title: 'San Francisco County Tax', millionths: 13_750 },
  {
    state: 'NY',
    zipPrefixes: ['100', '101', '102', '103', '104', '111', '112', '113', '114', '116'],
    title: 'New York City City Tax',
    millionths: 45_000,
  },
  {
    state: 'NY',
    zipPrefixes: ['100', '101', '102', '103', '104', '111', '112', '113', '114', '116'],
    title: 'Metropolitan Commuter Transportation District Tax',
    millionths: 3_750,
  },
  { state: 'TX', zipPrefixes: ['787'], title: 'Austin City Tax', millionths: 10_000 },
  { state: 'TX', zipPrefixes: ['787'], title: 'Austin Metropolitan Transit Tax', millionths: 10_000 },
  { state: 'TX', zipPrefixes: ['770', '772'], title: 'Houston City Tax', millionths: 10_000 },
  { state: 'TX', zipPrefixes: ['770', '772'], title: 'Houston Metropolitan Transit Tax', millionths: 10_000 },
  { state: 'WA', zipPrefixes: ['981'], title: 'Seattle City Tax', millionths: 40_500 },
  { state: 'FL', zipPrefixes: ['331'], title: 'Miami-Dade County Tax', millionths: 10_000 },
  { state: 'IL', zipPrefixes: ['606'], title: 'Cook County Tax', millionths: 17_500 },
  { state: 'IL', zipPrefixes: ['606'], title: 'Chicago City Tax', millionths: 22_500 },
];

/** Canadian provinces: harmonised (HST), or federal GST with or without a provincial tax. Delivery is taxed. */
export const CA_PROVINCES: Record<string, { name: string; taxes: { title: string; millionths: number }[] }> =
  {
    AB: { name: 'Alberta', taxes: [gst()] },
    BC: { name: 'British Columbia', taxes: [gst(), { title: 'PST', millionths: 70_000 }] },
    MB: { name: 'Manitoba', taxes: [gst(), { title: 'RST', millionths: 70_000 }] },
    NB: { name: 'New Brunswick', taxes: [{ title: 'HST', millionths: 150_000 }] },
    NL: { name: 'Newfoundland and Labrador', taxes: [{ title: 'HST', millionths: 150_000 }] },
    NS: { name: 'Nova Scotia', taxes: [{ title: 'HST', millionths: 140_000 }] },
    NT: { name: 'Northwest Territories', taxes: [gst()] },
    NU: { name: 'Nunavut', taxes: [gst()] },
    ON: { name: 'Ontario', taxes: [{ title: 'HST', millionths: 130_000 }] },
    PE: { name: 'Prince Edward Island', taxes: [{ title: 'HST', millionths: 150_000 }] },
    QC: { name: 'Quebec', taxes: [gst(), { title: 'QST', millionths: 99_750 }] },
    SK: { name: 'Saskatchewan', taxes: [gst(), { title: 'PST', millionths: 60_000 }] },
    YT: { name: 'Yukon', taxes: [gst()] },
  };

function gst() {
  return { title: 'GST', millionths: 50_000 };
}

/** Standard value added tax rates with the name Shopify prints on the tax line. */
export const VAT_COUNTRIES: Record<string, { title: string; millionths: number }> = {
  GB: { title: 'GB VAT', millionths: 200_000 },
  DE: { title: 'DE MwSt.', millionths: 190_000 },
  AT: { title: 'AT MwSt.', millionths: 200_000 },
  BE: { title: 'BE TVA', millionths: 210_000 },
  ES: { title: 'ES IVA', millionths: 210_000 },
  FR: { title: 'FR TVA', millionths: 200_000 },
  IE: { title: 'IE VAT', millionths: 230_000 },
  IT: { title: 'IT IVA', millionths: 220_000 },
  NL: { title: 'NL BTW', millionths: 210_000 },
};
