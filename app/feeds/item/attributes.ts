import type { CatalogItem } from '#app/catalog/catalog-item.ts';

/** What buyers filter by; absent where the shop does not say, or says what the specs have no word for. */
export interface Attributes {
  color?: string;
  size?: string;
  material?: string;
  gender?: 'male' | 'female' | 'unisex';
  ageGroup?: 'newborn' | 'infant' | 'toddler' | 'kids' | 'adult';
  condition?: 'new' | 'refurbished' | 'used';
  mpn?: string;
  googleCategory?: string;
}

/** Names of options in the languages agents are answered in, lower case. */
const OPTION_NAMES: Record<string, 'color' | 'size' | 'material'> = {
  ...{ color: 'color', colour: 'color', couleur: 'color', farbe: 'color' },
  ...{ size: 'size', taille: 'size', größe: 'size', groesse: 'size', talla: 'size', tamaño: 'size' },
  ...{ material: 'material', matière: 'material', matériau: 'material', fabric: 'material' },
};

/** Words for what the specs have a closed list of, lower case. */
const GENDERS: Record<string, Attributes['gender']> = {
  ...{ male: 'male', men: 'male', mens: 'male', "men's": 'male', man: 'male' },
  ...{ female: 'female', women: 'female', womens: 'female', "women's": 'female', woman: 'female' },
  unisex: 'unisex',
};
const AGE_GROUPS = new Set(['newborn', 'infant', 'toddler', 'kids', 'adult']);
const CONDITIONS = new Set(['new', 'refurbished', 'used']);

const NONE: Attributes = {};

/**
 * Attributes from the variant's options and the metafields the merchant has chosen, whatever their namespace: by
 * `gender`, `age_group`, `condition`, `color`, `size`, `material`, `mpn` and `google_product_category`, as Google's own
 * channel names them (`mm-google-shopping.gender`). An option says more of a variant than the product's metafield.
 */
export function attributesOf({ options, metafields }: CatalogItem): Attributes {
  let found = NONE;
  for (const key in metafields) found = take(found, key.slice(key.indexOf('.') + 1), metafields[key]!.trim());
  for (const { name, value } of options) {
    const known = OPTION_NAMES[name.toLowerCase()];
    if (known) found = { ...found, [known]: value };
  }
  return found;
}

function take(found: Attributes, name: string, value: string): Attributes {
  if (value === '') return found;
  const word = value.toLowerCase();
  switch (name) {
    case 'color':
    case 'size':
    case 'material':
    case 'mpn':
      return { ...found, [name]: value };
    case 'google_product_category':
      return { ...found, googleCategory: value };
    case 'gender':
      return GENDERS[word] ? { ...found, gender: GENDERS[word] } : found;
    case 'age_group':
      return AGE_GROUPS.has(word) ? { ...found, ageGroup: word as Attributes['ageGroup'] } : found;
    case 'condition':
      return CONDITIONS.has(word) ? { ...found, condition: word as Attributes['condition'] } : found;
    default:
      return found;
  }
}
