const length = (name: string, most: number) => ({
  problem: `${name} is longer than ${most} characters, and may be cut or refused.`,
  fix: `Shorten it to ${most} characters, the important words first.`,
});
const placeholder = (name: string) => ({
  problem: `${name} is filled with a word that means nothing, such as “N/A”, “unknown” or “test”.`,
  fix: 'Give the true value, or leave it empty.',
});
const address = (name: string) => ({
  problem: `${name} is not a complete web address.`,
  fix: 'Give the whole address, beginning with https://.',
});
const https = (name: string) => ({
  problem: `${name} is not served over https.`,
  fix: 'Serve it over https.',
});
const flag = (name: string) => ({
  problem: `${name} is neither true nor false.`,
  fix: 'Write true or false, in lower case.',
});
const money = (name: string) => ({
  problem: `${name} is not written as an amount with its currency.`,
  fix: 'Write it like 79.99 USD.',
});
const number = (name: string) => ({
  problem: `${name} is not a whole number.`,
  fix: 'Give a whole number, 0 or more.',
});
const value = (name: string, words: string) => ({
  problem: `${name} is none of the words that platforms know.`,
  fix: `Use one of these, or leave it out: ${words}.`,
});

/** The rules of quality in words: `problem` says what is wrong, `fix` what to do about it. */
export const catalogRules = {
  openai_item_id_length: length('The item id', 100),
  openai_title_length: length('The title', 150),
  openai_title_placeholder: placeholder('The title'),
  openai_description_length: length('The description', 5000),
  openai_description_placeholder: placeholder('The description'),
  openai_brand_length: length('The brand', 70),
  openai_brand_placeholder: placeholder('The brand'),
  openai_seller_name_length: length('The shop’s name', 70),
  openai_url_url: address('The product’s link'),
  openai_url_https: https('The product’s link'),
  openai_image_url_url: address('The main picture'),
  openai_image_url_https: https('The main picture'),
  openai_additional_image_urls_urls: address('One of the other pictures'),
  openai_seller_url_url: address('The shop’s link'),
  openai_seller_url_https: https('The shop’s link'),
  openai_seller_privacy_policy_url: address('The link to the privacy policy'),
  openai_seller_privacy_policy_https: https('The link to the privacy policy'),
  openai_seller_tos_url: address('The link to the terms of service'),
  openai_seller_tos_https: https('The link to the terms of service'),
  openai_return_policy_url: address('The link to the return policy'),
  openai_return_policy_https: https('The link to the return policy'),
  openai_is_eligible_search_flag: flag('The mark for search'),
  openai_is_eligible_checkout_flag: flag('The mark for checkout'),
  openai_is_ads_eligible_flag: flag('The mark for ads'),
  openai_listing_has_variations_flag: flag('The mark for variants'),
  openai_accepts_returns_flag: flag('The mark for returns'),
  openai_accepts_exchanges_flag: flag('The mark for exchanges'),
  openai_is_digital_flag: flag('The mark for digital goods'),
  openai_availability_value: value(
    'The availability',
    'in_stock, out_of_stock, pre_order, backorder, unknown',
  ),
  openai_price_money: money('The price'),
  openai_sale_price_money: money('The sale price'),
  openai_shipping_price_money: money('The shipping price'),
  openai_return_deadline_in_days_number: number('The number of days for returns'),
  openai_review_count_number: number('The number of reviews'),
  openai_mpn_length: length('The part number', 70),
  openai_mpn_placeholder: placeholder('The part number'),
  openai_condition_value: value('The condition', 'new, refurbished, used'),
  openai_material_length: length('The material', 100),
  openai_color_length: length('The color', 40),
  openai_size_length: length('The size', 20),
  openai_color_placeholder: placeholder('The color'),
  openai_size_placeholder: placeholder('The size'),
  openai_material_placeholder: placeholder('The material'),
  openai_gender_value: value('The gender', 'male, female, unisex'),
  openai_age_group_value: value('The age group', 'newborn, infant, toddler, kids, adult'),
  openai_item_weight_unit_value: value('The unit of weight', 'g, kg, oz, lb'),
  openai_item_id_required: { problem: 'The item has no id.', fix: 'Give each variant an id that stays.' },
  openai_item_id_type: {
    problem: 'The item id is a number: leading zeros get lost on the way.',
    fix: 'Write ids as text.',
  },
  openai_title_required: {
    problem: 'The product has no title.',
    fix: 'Give it a title that says what it is.',
  },
  openai_title_capitals: {
    problem: 'The title is written in capitals only.',
    fix: 'Write it as a sentence: agents read it out to buyers.',
  },
  openai_title_markup: { problem: 'The title contains HTML.', fix: 'Write plain text.' },
  openai_description_required: {
    problem: 'The product has no description, so agents have nothing to find or tell it by.',
    fix: 'Write two or three sentences: what it is, what it is made of, whom it suits.',
  },
  openai_description_markup: { problem: 'The description contains HTML.', fix: 'Write plain text.' },
  openai_description_short: {
    problem: 'The description is shorter than 40 characters.',
    fix: 'Say more: material, size, use, what is in the box. Agents match it to what buyers ask.',
  },
  openai_description_repeats_title: {
    problem: 'The description only repeats the title.',
    fix: 'Say what the title does not.',
  },
  openai_brand_required: { problem: 'The product has no brand.', fix: 'Fill in the vendor of the product.' },
  openai_seller_name_required: {
    problem: 'It is not said who sells the item.',
    fix: 'Give your shop a name.',
  },
  openai_url_required: {
    problem: 'The product has no page that a buyer can open.',
    fix: 'Publish it to the online store.',
  },
  openai_image_url_required: {
    problem: 'The product has no picture.',
    fix: 'Add at least one picture, as JPEG or PNG.',
  },
  openai_image_url_format: {
    problem: 'The picture is neither JPEG nor PNG.',
    fix: 'Upload it as JPEG or PNG.',
  },
  openai_additional_image_urls_missing: {
    problem: 'There is only one picture.',
    fix: 'Add pictures from other sides and in use.',
  },
  openai_is_eligible_checkout_policies: {
    problem:
      'The item can be bought in the chat, but the privacy policy or the terms of service are missing.',
    fix: 'Write both in Shopify: Settings, Policies.',
  },
  openai_is_eligible_checkout_search: {
    problem: 'The item can be bought in the chat but not be found, so nobody can buy it.',
    fix: 'Let agents find it, or take it out of checkout.',
  },
  openai_availability_required: {
    problem: 'It is not said whether the item can be had.',
    fix: 'Track its stock in Shopify.',
  },
  openai_price_required: { problem: 'The item has no price.', fix: 'Set a price in Shopify.' },
  openai_price_positive: {
    problem: 'The price is zero.',
    fix: 'Set a price above zero, or hide the item from agents.',
  },
  openai_sale_price_relation: {
    problem: 'The sale price is not below the regular price, so it is ignored.',
    fix: 'Set the compare-at price above the price, or clear it.',
  },
  openai_shipping_form: {
    problem: 'The shipping costs are not written as country, region, service and price.',
    fix: 'Write them like US::Standard:5.00 USD.',
  },
  openai_shipping_twice: { problem: 'The shipping costs are told twice.', fix: 'Tell them once.' },
  openai_return_deadline_in_days_relation: {
    problem: 'A deadline for returns is given for an item that takes none back.',
    fix: 'Accept returns, or leave the deadline out.',
  },
  openai_star_rating_range: {
    problem: 'The rating is not a number from 0 to 5, or there are no reviews.',
    fix: 'Tell it like 4.50, with the number of reviews.',
  },
  openai_gtin_check_digit: {
    problem: 'The barcode is not a GTIN: 8, 12, 13 or 14 digits of which the last is the check digit.',
    fix: 'Copy the number under the barcode on the package, or clear the field.',
  },
  openai_gtin_missing: {
    problem:
      'There is neither a barcode nor a part number, so the item cannot be matched with reviews and offers.',
    fix: 'Fill in the barcode, if the product has one.',
  },
  openai_group_id_own: {
    problem: 'The group of variants has the id of the item.',
    fix: 'Give the group an id of its own.',
  },
  openai_group_id_missing: {
    problem: 'It is said that there are variants, but not of which product.',
    fix: 'Give the variants of a product one group.',
  },
  openai_variant_dict_form: {
    problem: 'The options of the variant have no name or no value.',
    fix: 'Give each option of the product a name and a value.',
  },
  openai_variant_dict_unique: {
    problem: 'Two variants of the product have the same options, so a buyer cannot choose between them.',
    fix: 'Give each variant its own combination of options.',
  },
  openai_variant_dict_names: {
    problem: 'The variants of the product name their options differently.',
    fix: 'Use the same option names for all variants of a product.',
  },
  openai_offer_id_price: {
    problem: 'The id of the offer contains the price, so it changes with it.',
    fix: 'Use an id that stays.',
  },
  openai_product_category_missing: {
    problem: 'The product has no category.',
    fix: 'Choose its category in Shopify.',
  },
  openai_product_category_path: {
    problem: 'The category is one word, not a path.',
    fix: 'Tell it like Apparel > Shirts.',
  },
  openai_weight_number: {
    problem: 'The weight is not a number above zero, or has no unit.',
    fix: 'Give the weight and its unit.',
  },
  openai_dimensions_form: {
    problem: 'The measures are not two or three numbers with a unit.',
    fix: 'Give length, width and unit; units are in, cm, ft, m and mm.',
  },
  openai_target_countries_form: {
    problem: 'The target countries name something that is no country.',
    fix: 'Write codes such as US, CA, MX.',
  },
  openai_target_countries_reach: {
    problem: 'A feed can be aimed at the US, Canada and Mexico today, and at no other country.',
    fix: 'Name one of them, or leave it out.',
  },
  shop_override_failed: {
    problem:
      'A text that you have set for agents cannot be used for this item, so agents are told Shopify’s.',
    fix: 'Open the product: the text or template that does not work is marked.',
  },
  shop_compare_at_price_relation: {
    problem: 'The compare-at price is not above the price, so no agent tells of a reduction.',
    fix: 'Raise the compare-at price above the price, or clear it.',
  },
  shop_weight_missing: {
    problem: 'The item is shipped and has no weight.',
    fix: 'Fill in its weight: rates by weight are wrong without it.',
  },
};
