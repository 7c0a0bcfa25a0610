/** An address as the protocol writes it. */
interface WireAddress {
  name: string;
  line_one: string;
  city: string;
  state: string;
  country: string;
  postal_code: string;
}

export interface DemoBuyer {
  buyer: { first_name: string; last_name: string; email: string; phone_number: string };
  address: WireAddress;
}

/** Public buildings: a real place, so that taxes and delivery are real, and nobody's home. */
const PLACES = {
  US: ['555 Golden Gate Avenue', 'San Francisco', 'CA', '94102', '+14155550132'],
  CA: ['111 Wellington Street', 'Ottawa', 'ON', 'K1A 0A9', '+16135550132'],
  GB: ['96 Euston Road', 'London', '', 'NW1 2DB', '+442079460132'],
  IE: ['Kildare Street', 'Dublin', 'D', 'D02 A322', '+35315550132'],
  DE: ['Platz der Republik 1', 'Berlin', '', '11011', '+493055500132'],
  AT: ['Josefsplatz 1', 'Wien', '', '1015', '+43155500132'],
  CH: ['Bundesplatz 3', 'Bern', 'BE', '3005', '+41315550132'],
  FR: ['Rue de Rivoli 99', 'Paris', '', '75001', '+33155500132'],
  ES: ['Calle de Felipe IV 4', 'Madrid', 'M', '28014', '+34915550132'],
  IT: ['Via della Lungara 10', 'Roma', 'RM', '00165', '+390655500132'],
  NL: ['Museumstraat 1', 'Amsterdam', '', '1071 XX', '+31205550132'],
  AU: ['127 Phillip Street', 'Sydney', 'NSW', '2000', '+61255500132'],
} as const;

export type DemoCountry = keyof typeof PLACES;
export const DEMO_COUNTRIES = Object.keys(PLACES) as DemoCountry[];

/** Whether the made-up buyer has an address there. */
export function isDemoCountry(country: unknown): country is DemoCountry {
  return DEMO_COUNTRIES.some((known) => known === country);
}

/** The shop's own country if the buyer can live there. */
export function usualCountry(shopCountry: string): DemoCountry {
  return isDemoCountry(shopCountry) ? shopCountry : 'US';
}

/** The made-up buyer of every simulated purchase; example.com takes no mail (RFC 2606). */
export function demoBuyer(country: DemoCountry): DemoBuyer {
  const [line_one, city, state, postal_code, phone_number] = PLACES[country];
  return {
    buyer: { first_name: 'Jamie', last_name: 'Rivera', email: 'jamie.rivera@example.com', phone_number },
    address: { name: 'Jamie Rivera', line_one, city, state, country, postal_code },
  };
}
