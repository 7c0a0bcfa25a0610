import type { Messages } from '../messages.ts';

const length = (name: string, most: number) => ({
  problem: `${name} dépasse ${most} caractères et risque d’être coupé ou refusé.`,
  fix: `Raccourcissez le texte à ${most} caractères, les mots importants d’abord.`,
});
const placeholder = (name: string) => ({
  problem: `${name} contient un mot qui ne veut rien dire, comme « N/A », « inconnu » ou « test ».`,
  fix: 'Indiquez la vraie valeur, ou laissez le champ vide.',
});
const address = (name: string) => ({
  problem: `${name} n’est pas une adresse web complète.`,
  fix: 'Indiquez l’adresse entière, commençant par https://.',
});
const https = (name: string) => ({
  problem: `${name} n’utilise pas https.`,
  fix: 'Servez l’adresse en https.',
});
const flag = (name: string) => ({
  problem: `${name} n’est ni vrai ni faux.`,
  fix: 'Écrivez true ou false, en minuscules.',
});
const money = (name: string) => ({
  problem: `${name} n’est pas un montant suivi de sa devise.`,
  fix: 'Écrivez par exemple 79.99 USD.',
});
const number = (name: string) => ({
  problem: `${name} n’est pas un nombre entier.`,
  fix: 'Indiquez un nombre entier, 0 ou plus.',
});
const value = (name: string, words: string) => ({
  problem: `${name} n’est pas un mot que les plateformes connaissent.`,
  fix: `Utilisez l’un de ces mots, ou laissez le champ vide : ${words}.`,
});

/** The rules of quality in words: `problem` says what is wrong, `fix` what to do about it. */
export const catalogRules: Messages['catalog']['rules'] = {
  openai_item_id_length: length('L’identifiant de l’article', 100),
  openai_title_length: length('Le titre', 150),
  openai_title_placeholder: placeholder('Le titre'),
  openai_description_length: length('Le texte de description', 5000),
  openai_description_placeholder: placeholder('Le texte de description'),
  openai_brand_length: length('Le nom de marque', 70),
  openai_brand_placeholder: placeholder('Le nom de marque'),
  openai_seller_name_length: length('Le nom de la boutique', 70),
  openai_url_url: address('Le lien du produit'),
  openai_url_https: https('Le lien du produit'),
  openai_image_url_url: address('Le lien de l’image principale'),
  openai_image_url_https: https('Le lien de l’image principale'),
  openai_additional_image_urls_urls: address('Le lien d’une autre image'),
  openai_seller_url_url: address('Le lien de la boutique'),
  openai_seller_url_https: https('Le lien de la boutique'),
  openai_seller_privacy_policy_url: address('Le lien vers la politique de confidentialité'),
  openai_seller_privacy_policy_https: https('Le lien vers la politique de confidentialité'),
  openai_seller_tos_url: address('Le lien vers les conditions d’utilisation'),
  openai_seller_tos_https: https('Le lien vers les conditions d’utilisation'),
  openai_return_policy_url: address('Le lien vers la politique de retour'),
  openai_return_policy_https: https('Le lien vers la politique de retour'),
  openai_is_eligible_search_flag: flag('L’indicateur de recherche'),
  openai_is_eligible_checkout_flag: flag('L’indicateur de paiement'),
  openai_is_ads_eligible_flag: flag('L’indicateur de publicité'),
  openai_listing_has_variations_flag: flag('L’indicateur de variantes'),
  openai_accepts_returns_flag: flag('L’indicateur de retours'),
  openai_accepts_exchanges_flag: flag('L’indicateur d’échanges'),
  openai_is_digital_flag: flag('L’indicateur de produit numérique'),
  openai_availability_value: value(
    'Le statut de disponibilité',
    'in_stock, out_of_stock, pre_order, backorder, unknown',
  ),
  openai_price_money: money('Le prix'),
  openai_sale_price_money: money('Le prix promotionnel'),
  openai_shipping_price_money: money('Le prix de la livraison'),
  openai_return_deadline_in_days_number: number('Le délai de retour en jours'),
  openai_review_count_number: number('Le nombre d’avis'),
  openai_mpn_length: length('Le numéro de pièce', 70),
  openai_mpn_placeholder: placeholder('Le numéro de pièce'),
  openai_condition_value: value('L’état du produit', 'new, refurbished, used'),
  openai_material_length: length('Le champ Matière', 100),
  openai_color_length: length('Le champ Couleur', 40),
  openai_size_length: length('Le champ Taille', 20),
  openai_color_placeholder: placeholder('Le champ Couleur'),
  openai_size_placeholder: placeholder('Le champ Taille'),
  openai_material_placeholder: placeholder('Le champ Matière'),
  openai_gender_value: value('Le champ Genre', 'male, female, unisex'),
  openai_age_group_value: value('Le groupe d’âge', 'newborn, infant, toddler, kids, adult'),
  openai_item_weight_unit_value: value('L’unité de poids', 'g, kg, oz, lb'),
  openai_item_id_required: {
    problem: 'L’article n’a pas d’identifiant.',
    fix: 'Donnez à chaque variante un identifiant stable.',
  },
  openai_item_id_type: {
    problem: 'L’identifiant est un nombre : les zéros de tête se perdent en route.',
    fix: 'Écrivez les identifiants sous forme de texte.',
  },
  openai_title_required: {
    problem: 'Le produit n’a pas de titre.',
    fix: 'Donnez-lui un titre qui dit ce que c’est.',
  },
  openai_title_capitals: {
    problem: 'Le titre est écrit uniquement en majuscules.',
    fix: 'Écrivez-le comme une phrase : les agents le lisent aux acheteurs.',
  },
  openai_title_markup: { problem: 'Le titre contient du HTML.', fix: 'Écrivez du texte brut.' },
  openai_description_required: {
    problem: 'Le produit n’a pas de description : les agents n’ont rien pour le trouver ou le présenter.',
    fix: 'Écrivez deux ou trois phrases : ce que c’est, en quoi c’est fait, à qui cela convient.',
  },
  openai_description_markup: { problem: 'La description contient du HTML.', fix: 'Écrivez du texte brut.' },
  openai_description_short: {
    problem: 'La description compte moins de 40 caractères.',
    fix: 'Dites-en plus : matière, taille, usage, contenu de la boîte. Les agents la comparent aux demandes des acheteurs.',
  },
  openai_description_repeats_title: {
    problem: 'La description ne fait que répéter le titre.',
    fix: 'Dites ce que le titre ne dit pas.',
  },
  openai_brand_required: {
    problem: 'Le produit n’a pas de marque.',
    fix: 'Renseignez le distributeur du produit.',
  },
  openai_seller_name_required: {
    problem: 'Le nom du vendeur n’est pas indiqué.',
    fix: 'Donnez un nom à votre boutique.',
  },
  openai_url_required: {
    problem: 'Le produit n’a pas de page que l’acheteur puisse ouvrir.',
    fix: 'Publiez-le dans la boutique en ligne.',
  },
  openai_image_url_required: {
    problem: 'Le produit n’a pas d’image.',
    fix: 'Ajoutez au moins une image, en JPEG ou PNG.',
  },
  openai_image_url_format: {
    problem: 'L’image n’est ni en JPEG ni en PNG.',
    fix: 'Importez-la en JPEG ou PNG.',
  },
  openai_additional_image_urls_missing: {
    problem: 'Il n’y a qu’une seule image.',
    fix: 'Ajoutez des images sous d’autres angles et en situation.',
  },
  openai_is_eligible_checkout_policies: {
    problem:
      'L’article peut être acheté dans le chat, mais la politique de confidentialité ou les conditions d’utilisation manquent.',
    fix: 'Rédigez les deux dans Shopify : Paramètres, Politiques.',
  },
  openai_is_eligible_checkout_search: {
    problem: 'L’article peut être acheté dans le chat mais pas être trouvé : personne ne peut l’acheter.',
    fix: 'Laissez les agents le trouver, ou retirez-le du paiement.',
  },
  openai_availability_required: {
    problem: 'Rien n’indique si l’article est disponible.',
    fix: 'Suivez son stock dans Shopify.',
  },
  openai_price_required: { problem: 'L’article n’a pas de prix.', fix: 'Fixez un prix dans Shopify.' },
  openai_price_positive: {
    problem: 'Le prix est de zéro.',
    fix: 'Fixez un prix supérieur à zéro, ou masquez l’article aux agents.',
  },
  openai_sale_price_relation: {
    problem: 'Le prix promotionnel n’est pas inférieur au prix normal : il est ignoré.',
    fix: 'Fixez un prix avant réduction supérieur au prix, ou videz-le.',
  },
  openai_shipping_form: {
    problem: 'Les frais de livraison ne sont pas écrits avec pays, région, service et prix.',
    fix: 'Écrivez-les comme US::Standard:5.00 USD.',
  },
  openai_shipping_twice: {
    problem: 'Les frais de livraison sont indiqués deux fois.',
    fix: 'Indiquez-les une seule fois.',
  },
  openai_return_deadline_in_days_relation: {
    problem: 'Un délai de retour est indiqué pour un article qui n’est pas repris.',
    fix: 'Acceptez les retours, ou retirez le délai.',
  },
  openai_star_rating_range: {
    problem: 'La note n’est pas un nombre de 0 à 5, ou il n’y a pas d’avis.',
    fix: 'Indiquez par exemple 4.50, avec le nombre d’avis.',
  },
  openai_gtin_check_digit: {
    problem:
      'Le code-barres n’est pas un GTIN : 8, 12, 13 ou 14 chiffres dont le dernier est la clé de contrôle.',
    fix: 'Copiez le numéro sous le code-barres de l’emballage, ou videz le champ.',
  },
  openai_gtin_missing: {
    problem:
      'Il n’y a ni code-barres ni numéro de pièce : l’article ne peut pas être rapproché d’avis et d’offres.',
    fix: 'Renseignez le code-barres, si le produit en a un.',
  },
  openai_group_id_own: {
    problem: 'Le groupe de variantes porte l’identifiant de l’article.',
    fix: 'Donnez au groupe son propre identifiant.',
  },
  openai_group_id_missing: {
    problem: 'Des variantes sont annoncées, mais pas de quel produit.',
    fix: 'Donnez aux variantes d’un produit un même groupe.',
  },
  openai_variant_dict_form: {
    problem: 'Les options de la variante n’ont pas de nom ou pas de valeur.',
    fix: 'Donnez à chaque option du produit un nom et une valeur.',
  },
  openai_variant_dict_unique: {
    problem: 'Deux variantes du produit ont les mêmes options : l’acheteur ne peut pas choisir.',
    fix: 'Donnez à chaque variante sa propre combinaison d’options.',
  },
  openai_variant_dict_names: {
    problem: 'Les variantes du produit nomment leurs options différemment.',
    fix: 'Utilisez les mêmes noms d’options pour toutes les variantes d’un produit.',
  },
  openai_offer_id_price: {
    problem: 'L’identifiant de l’offre contient le prix et change avec lui.',
    fix: 'Utilisez un identifiant stable.',
  },
  openai_product_category_missing: {
    problem: 'Le produit n’a pas de catégorie.',
    fix: 'Choisissez sa catégorie dans Shopify.',
  },
  openai_product_category_path: {
    problem: 'La catégorie est un seul mot, pas un chemin.',
    fix: 'Indiquez-la comme Vêtements > Chemises.',
  },
  openai_weight_number: {
    problem: 'Le poids n’est pas un nombre supérieur à zéro, ou n’a pas d’unité.',
    fix: 'Indiquez le poids et son unité.',
  },
  openai_dimensions_form: {
    problem: 'Les dimensions ne sont pas deux ou trois nombres suivis d’une unité.',
    fix: 'Indiquez longueur, largeur et unité ; les unités sont in, cm, ft, m et mm.',
  },
  openai_target_countries_form: {
    problem: 'Les pays visés contiennent autre chose qu’un pays.',
    fix: 'Écrivez des codes comme US, CA, MX.',
  },
  openai_target_countries_reach: {
    problem: 'Un flux peut viser aujourd’hui les États-Unis, le Canada et le Mexique, et aucun autre pays.',
    fix: 'Indiquez l’un d’eux, ou laissez le champ vide.',
  },
  shop_override_failed: {
    problem:
      'Un texte que vous avez défini pour les agents ne peut pas être utilisé pour cet article : les agents lisent celui de Shopify.',
    fix: 'Ouvrez le produit : le texte ou modèle en cause y est signalé.',
  },
  shop_compare_at_price_relation: {
    problem: 'Le prix avant réduction n’est pas supérieur au prix : aucun agent n’annonce de remise.',
    fix: 'Augmentez le prix avant réduction, ou videz-le.',
  },
  shop_weight_missing: {
    problem: 'L’article est expédié et n’a pas de poids.',
    fix: 'Renseignez son poids : sans lui, les tarifs au poids sont faux.',
  },
};
