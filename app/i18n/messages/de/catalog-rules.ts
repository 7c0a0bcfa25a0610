import type { Messages } from '../messages.ts';

const length = (name: string, most: number) => ({
  problem: `${name} ist länger als ${most} Zeichen und wird eventuell gekürzt oder abgelehnt.`,
  fix: `Kürzen Sie auf ${most} Zeichen, die wichtigen Wörter zuerst.`,
});
const placeholder = (name: string) => ({
  problem: `${name} enthält ein Wort ohne Bedeutung wie „N/A“, „unbekannt“ oder „Test“.`,
  fix: 'Geben Sie den richtigen Wert an, oder lassen Sie das Feld leer.',
});
const address = (name: string) => ({
  problem: `${name} ist keine vollständige Webadresse.`,
  fix: 'Geben Sie die ganze Adresse an, beginnend mit https://.',
});
const https = (name: string) => ({
  problem: `${name} wird nicht über https ausgeliefert.`,
  fix: 'Liefern Sie die Adresse über https aus.',
});
const flag = (name: string) => ({
  problem: `${name} ist weder wahr noch falsch.`,
  fix: 'Schreiben Sie true oder false, in Kleinbuchstaben.',
});
const money = (name: string) => ({
  problem: `${name} ist kein Betrag mit Währung.`,
  fix: 'Schreiben Sie zum Beispiel 79.99 USD.',
});
const number = (name: string) => ({
  problem: `${name} ist keine ganze Zahl.`,
  fix: 'Geben Sie eine ganze Zahl an, 0 oder mehr.',
});
const value = (name: string, words: string) => ({
  problem: `${name} ist keines der Wörter, die Plattformen kennen.`,
  fix: `Verwenden Sie eines dieser Wörter, oder lassen Sie das Feld leer: ${words}.`,
});

/** The rules of quality in words: `problem` says what is wrong, `fix` what to do about it. */
export const catalogRules: Messages['catalog']['rules'] = {
  openai_item_id_length: length('Die Artikel-ID', 100),
  openai_title_length: length('Der Titel', 150),
  openai_title_placeholder: placeholder('Der Titel'),
  openai_description_length: length('Die Beschreibung', 5000),
  openai_description_placeholder: placeholder('Die Beschreibung'),
  openai_brand_length: length('Die Marke', 70),
  openai_brand_placeholder: placeholder('Die Marke'),
  openai_seller_name_length: length('Der Name des Shops', 70),
  openai_url_url: address('Der Link zum Produkt'),
  openai_url_https: https('Der Link zum Produkt'),
  openai_image_url_url: address('Der Link zum Hauptbild'),
  openai_image_url_https: https('Der Link zum Hauptbild'),
  openai_additional_image_urls_urls: address('Der Link zu einem weiteren Bild'),
  openai_seller_url_url: address('Der Link zum Shop'),
  openai_seller_url_https: https('Der Link zum Shop'),
  openai_seller_privacy_policy_url: address('Der Link zur Datenschutzerklärung'),
  openai_seller_privacy_policy_https: https('Der Link zur Datenschutzerklärung'),
  openai_seller_tos_url: address('Der Link zu den AGB'),
  openai_seller_tos_https: https('Der Link zu den AGB'),
  openai_return_policy_url: address('Der Link zur Rückgaberichtlinie'),
  openai_return_policy_https: https('Der Link zur Rückgaberichtlinie'),
  openai_is_eligible_search_flag: flag('Das Kennzeichen für die Suche'),
  openai_is_eligible_checkout_flag: flag('Das Kennzeichen für den Checkout'),
  openai_is_ads_eligible_flag: flag('Das Kennzeichen für Werbung'),
  openai_listing_has_variations_flag: flag('Das Kennzeichen für Varianten'),
  openai_accepts_returns_flag: flag('Das Kennzeichen für Rückgaben'),
  openai_accepts_exchanges_flag: flag('Das Kennzeichen für Umtausch'),
  openai_is_digital_flag: flag('Das Kennzeichen für digitale Ware'),
  openai_availability_value: value(
    'Die Verfügbarkeit',
    'in_stock, out_of_stock, pre_order, backorder, unknown',
  ),
  openai_price_money: money('Der Preis'),
  openai_sale_price_money: money('Der Angebotspreis'),
  openai_shipping_price_money: money('Der Versandpreis'),
  openai_return_deadline_in_days_number: number('Die Rückgabefrist in Tagen'),
  openai_review_count_number: number('Die Anzahl der Bewertungen'),
  openai_mpn_length: length('Die Teilenummer', 70),
  openai_mpn_placeholder: placeholder('Die Teilenummer'),
  openai_condition_value: value('Der Zustand', 'new, refurbished, used'),
  openai_material_length: length('Das Material', 100),
  openai_color_length: length('Die Farbe', 40),
  openai_size_length: length('Die Größe', 20),
  openai_color_placeholder: placeholder('Die Farbe'),
  openai_size_placeholder: placeholder('Die Größe'),
  openai_material_placeholder: placeholder('Das Material'),
  openai_gender_value: value('Das Geschlecht', 'male, female, unisex'),
  openai_age_group_value: value('Die Altersgruppe', 'newborn, infant, toddler, kids, adult'),
  openai_item_weight_unit_value: value('Die Gewichtseinheit', 'g, kg, oz, lb'),
  openai_item_id_required: {
    problem: 'Der Artikel hat keine ID.',
    fix: 'Geben Sie jeder Variante eine dauerhafte ID.',
  },
  openai_item_id_type: {
    problem: 'Die Artikel-ID ist eine Zahl: Führende Nullen gehen unterwegs verloren.',
    fix: 'Schreiben Sie IDs als Text.',
  },
  openai_title_required: {
    problem: 'Das Produkt hat keinen Titel.',
    fix: 'Geben Sie ihm einen Titel, der sagt, was es ist.',
  },
  openai_title_capitals: {
    problem: 'Der Titel steht nur in Großbuchstaben.',
    fix: 'Schreiben Sie ihn wie einen Satz: Agenten lesen ihn Käufern vor.',
  },
  openai_title_markup: { problem: 'Der Titel enthält HTML.', fix: 'Schreiben Sie reinen Text.' },
  openai_description_required: {
    problem: 'Das Produkt hat keine Beschreibung, also können Agenten es weder finden noch erklären.',
    fix: 'Schreiben Sie zwei oder drei Sätze: was es ist, woraus es besteht, für wen es ist.',
  },
  openai_description_markup: { problem: 'Die Beschreibung enthält HTML.', fix: 'Schreiben Sie reinen Text.' },
  openai_description_short: {
    problem: 'Die Beschreibung ist kürzer als 40 Zeichen.',
    fix: 'Schreiben Sie mehr: Material, Größe, Verwendung, Lieferumfang. Agenten vergleichen sie mit den Fragen der Käufer.',
  },
  openai_description_repeats_title: {
    problem: 'Die Beschreibung wiederholt nur den Titel.',
    fix: 'Schreiben Sie, was der Titel nicht sagt.',
  },
  openai_brand_required: {
    problem: 'Das Produkt hat keine Marke.',
    fix: 'Füllen Sie den Anbieter des Produkts aus.',
  },
  openai_seller_name_required: {
    problem: 'Es steht nicht da, wer den Artikel verkauft.',
    fix: 'Geben Sie Ihrem Shop einen Namen.',
  },
  openai_url_required: {
    problem: 'Das Produkt hat keine Seite, die ein Käufer öffnen kann.',
    fix: 'Veröffentlichen Sie es im Onlineshop.',
  },
  openai_image_url_required: {
    problem: 'Das Produkt hat kein Bild.',
    fix: 'Fügen Sie mindestens ein Bild hinzu, als JPEG oder PNG.',
  },
  openai_image_url_format: {
    problem: 'Das Bild ist weder JPEG noch PNG.',
    fix: 'Laden Sie es als JPEG oder PNG hoch.',
  },
  openai_additional_image_urls_missing: {
    problem: 'Es gibt nur ein Bild.',
    fix: 'Fügen Sie Bilder von anderen Seiten und im Gebrauch hinzu.',
  },
  openai_is_eligible_checkout_policies: {
    problem: 'Der Artikel ist im Chat käuflich, aber Datenschutzerklärung oder AGB fehlen.',
    fix: 'Schreiben Sie beide in Shopify: Einstellungen, Richtlinien.',
  },
  openai_is_eligible_checkout_search: {
    problem: 'Der Artikel ist im Chat käuflich, aber nicht zu finden, also kann ihn niemand kaufen.',
    fix: 'Lassen Sie ihn finden, oder nehmen Sie ihn aus dem Checkout.',
  },
  openai_availability_required: {
    problem: 'Es steht nicht da, ob der Artikel zu haben ist.',
    fix: 'Verfolgen Sie seinen Bestand in Shopify.',
  },
  openai_price_required: {
    problem: 'Der Artikel hat keinen Preis.',
    fix: 'Legen Sie in Shopify einen Preis fest.',
  },
  openai_price_positive: {
    problem: 'Der Preis ist null.',
    fix: 'Legen Sie einen Preis über null fest, oder verbergen Sie den Artikel vor Agenten.',
  },
  openai_sale_price_relation: {
    problem: 'Der Angebotspreis liegt nicht unter dem regulären Preis und wird deshalb ignoriert.',
    fix: 'Setzen Sie den Vergleichspreis über den Preis, oder leeren Sie ihn.',
  },
  openai_shipping_form: {
    problem: 'Die Versandkosten stehen nicht als Land, Region, Versandart und Preis da.',
    fix: 'Schreiben Sie sie wie US::Standard:5.00 USD.',
  },
  openai_shipping_twice: { problem: 'Die Versandkosten stehen doppelt da.', fix: 'Geben Sie sie einmal an.' },
  openai_return_deadline_in_days_relation: {
    problem: 'Für einen Artikel, der nicht zurückgenommen wird, ist eine Rückgabefrist angegeben.',
    fix: 'Erlauben Sie die Rückgabe, oder lassen Sie die Frist weg.',
  },
  openai_star_rating_range: {
    problem: 'Die Bewertung ist keine Zahl von 0 bis 5, oder es gibt keine Bewertungen.',
    fix: 'Geben Sie sie wie 4.50 an, mit der Anzahl der Bewertungen.',
  },
  openai_gtin_check_digit: {
    problem: 'Der Barcode ist keine GTIN: 8, 12, 13 oder 14 Ziffern, deren letzte die Prüfziffer ist.',
    fix: 'Übernehmen Sie die Nummer unter dem Barcode der Packung, oder leeren Sie das Feld.',
  },
  openai_gtin_missing: {
    problem:
      'Es gibt weder Barcode noch Teilenummer, also lässt sich der Artikel keinen Bewertungen und Angeboten zuordnen.',
    fix: 'Füllen Sie den Barcode aus, wenn das Produkt einen hat.',
  },
  openai_group_id_own: {
    problem: 'Die Variantengruppe hat dieselbe ID wie der Artikel.',
    fix: 'Geben Sie der Gruppe eine eigene ID.',
  },
  openai_group_id_missing: {
    problem: 'Es gibt Varianten, aber es steht nicht da, von welchem Produkt.',
    fix: 'Geben Sie den Varianten eines Produkts eine Gruppe.',
  },
  openai_variant_dict_form: {
    problem: 'Die Optionen der Variante haben keinen Namen oder keinen Wert.',
    fix: 'Geben Sie jeder Option des Produkts einen Namen und einen Wert.',
  },
  openai_variant_dict_unique: {
    problem: 'Zwei Varianten des Produkts haben dieselben Optionen, also kann ein Käufer nicht wählen.',
    fix: 'Geben Sie jeder Variante eine eigene Kombination von Optionen.',
  },
  openai_variant_dict_names: {
    problem: 'Die Varianten des Produkts benennen ihre Optionen verschieden.',
    fix: 'Verwenden Sie für alle Varianten eines Produkts dieselben Optionsnamen.',
  },
  openai_offer_id_price: {
    problem: 'Die ID des Angebots enthält den Preis und ändert sich mit ihm.',
    fix: 'Verwenden Sie eine ID, die bleibt.',
  },
  openai_product_category_missing: {
    problem: 'Das Produkt hat keine Kategorie.',
    fix: 'Wählen Sie seine Kategorie in Shopify.',
  },
  openai_product_category_path: {
    problem: 'Die Kategorie ist ein Wort, kein Pfad.',
    fix: 'Geben Sie sie wie Bekleidung > Hemden an.',
  },
  openai_weight_number: {
    problem: 'Das Gewicht ist keine Zahl über null oder hat keine Einheit.',
    fix: 'Geben Sie Gewicht und Einheit an.',
  },
  openai_dimensions_form: {
    problem: 'Die Maße sind nicht zwei oder drei Zahlen mit Einheit.',
    fix: 'Geben Sie Länge, Breite und Einheit an; Einheiten sind in, cm, ft, m und mm.',
  },
  openai_target_countries_form: {
    problem: 'Unter den Zielländern ist etwas, das kein Land ist.',
    fix: 'Schreiben Sie Codes wie US, CA, MX.',
  },
  openai_target_countries_reach: {
    problem: 'Ein Feed kann heute auf die USA, Kanada und Mexiko zielen, auf kein anderes Land.',
    fix: 'Nennen Sie eines davon, oder lassen Sie es weg.',
  },
  shop_override_failed: {
    problem:
      'Ein Text, den Sie für Agenten festgelegt haben, passt nicht zu diesem Artikel; Agenten lesen den von Shopify.',
    fix: 'Öffnen Sie das Produkt: Der betroffene Text oder die Vorlage ist dort markiert.',
  },
  shop_compare_at_price_relation: {
    problem: 'Der Vergleichspreis liegt nicht über dem Preis, also nennt kein Agent eine Ermäßigung.',
    fix: 'Erhöhen Sie den Vergleichspreis über den Preis, oder leeren Sie ihn.',
  },
  shop_weight_missing: {
    problem: 'Der Artikel wird versandt und hat kein Gewicht.',
    fix: 'Füllen Sie sein Gewicht aus: Sonst sind Versandtarife nach Gewicht falsch.',
  },
};
