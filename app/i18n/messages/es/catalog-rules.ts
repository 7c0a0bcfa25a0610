import type { Messages } from '../messages.ts';

const length = (name: string, most: number) => ({
  problem: `${name} supera los ${most} caracteres y puede cortarse o rechazarse.`,
  fix: `Redúcelo a ${most} caracteres, con las palabras importantes primero.`,
});
const placeholder = (name: string) => ({
  problem: `${name} contiene una palabra que no dice nada, como «N/A», «desconocido» o «prueba».`,
  fix: 'Indica el valor real o deja el campo vacío.',
});
const address = (name: string) => ({
  problem: `${name} no es una dirección web completa.`,
  fix: 'Indica la dirección entera, empezando por https://.',
});
const https = (name: string) => ({ problem: `${name} no usa https.`, fix: 'Sirve la dirección por https.' });
const flag = (name: string) => ({
  problem: `${name} no es ni verdadero ni falso.`,
  fix: 'Escribe true o false, en minúsculas.',
});
const money = (name: string) => ({
  problem: `${name} no es un importe con su moneda.`,
  fix: 'Escribe, por ejemplo, 79.99 USD.',
});
const number = (name: string) => ({
  problem: `${name} no es un número entero.`,
  fix: 'Indica un número entero, 0 o más.',
});
const value = (name: string, words: string) => ({
  problem: `${name} no es ninguna de las palabras que conocen las plataformas.`,
  fix: `Usa una de estas o deja el campo vacío: ${words}.`,
});

/** The rules of quality in words: `problem` says what is wrong, `fix` what to do about it. */
export const catalogRules: Messages['catalog']['rules'] = {
  openai_item_id_length: length('El identificador del artículo', 100),
  openai_title_length: length('El título', 150),
  openai_title_placeholder: placeholder('El título'),
  openai_description_length: length('La descripción', 5000),
  openai_description_placeholder: placeholder('La descripción'),
  openai_brand_length: length('La marca', 70),
  openai_brand_placeholder: placeholder('La marca'),
  openai_seller_name_length: length('El nombre de la tienda', 70),
  openai_url_url: address('El enlace del producto'),
  openai_url_https: https('El enlace del producto'),
  openai_image_url_url: address('El enlace de la imagen principal'),
  openai_image_url_https: https('El enlace de la imagen principal'),
  openai_additional_image_urls_urls: address('El enlace de otra imagen'),
  openai_seller_url_url: address('El enlace de la tienda'),
  openai_seller_url_https: https('El enlace de la tienda'),
  openai_seller_privacy_policy_url: address('El enlace a la política de privacidad'),
  openai_seller_privacy_policy_https: https('El enlace a la política de privacidad'),
  openai_seller_tos_url: address('El enlace a los términos del servicio'),
  openai_seller_tos_https: https('El enlace a los términos del servicio'),
  openai_return_policy_url: address('El enlace a la política de devoluciones'),
  openai_return_policy_https: https('El enlace a la política de devoluciones'),
  openai_is_eligible_search_flag: flag('La marca de búsqueda'),
  openai_is_eligible_checkout_flag: flag('La marca de pago'),
  openai_is_ads_eligible_flag: flag('La marca de publicidad'),
  openai_listing_has_variations_flag: flag('La marca de variantes'),
  openai_accepts_returns_flag: flag('La marca de devoluciones'),
  openai_accepts_exchanges_flag: flag('La marca de cambios'),
  openai_is_digital_flag: flag('La marca de producto digital'),
  openai_availability_value: value(
    'La disponibilidad',
    'in_stock, out_of_stock, pre_order, backorder, unknown',
  ),
  openai_price_money: money('El precio'),
  openai_sale_price_money: money('El precio rebajado'),
  openai_shipping_price_money: money('El precio de envío'),
  openai_return_deadline_in_days_number: number('El plazo de devolución en días'),
  openai_review_count_number: number('El número de reseñas'),
  openai_mpn_length: length('El número de pieza', 70),
  openai_mpn_placeholder: placeholder('El número de pieza'),
  openai_condition_value: value('El estado del producto', 'new, refurbished, used'),
  openai_material_length: length('El material', 100),
  openai_color_length: length('El color', 40),
  openai_size_length: length('La talla', 20),
  openai_color_placeholder: placeholder('El color'),
  openai_size_placeholder: placeholder('La talla'),
  openai_material_placeholder: placeholder('El material'),
  openai_gender_value: value('El género', 'male, female, unisex'),
  openai_age_group_value: value('El grupo de edad', 'newborn, infant, toddler, kids, adult'),
  openai_item_weight_unit_value: value('La unidad de peso', 'g, kg, oz, lb'),
  openai_item_id_required: {
    problem: 'El artículo no tiene identificador.',
    fix: 'Da a cada variante un identificador estable.',
  },
  openai_item_id_type: {
    problem: 'El identificador es un número: los ceros iniciales se pierden por el camino.',
    fix: 'Escribe los identificadores como texto.',
  },
  openai_title_required: { problem: 'El producto no tiene título.', fix: 'Ponle un título que diga qué es.' },
  openai_title_capitals: {
    problem: 'El título está escrito solo en mayúsculas.',
    fix: 'Escríbelo como una frase: los agentes se lo leen a los compradores.',
  },
  openai_title_markup: { problem: 'El título contiene HTML.', fix: 'Escribe texto sin formato.' },
  openai_description_required: {
    problem:
      'El producto no tiene descripción, así que los agentes no tienen con qué encontrarlo ni explicarlo.',
    fix: 'Escribe dos o tres frases: qué es, de qué está hecho, para quién es.',
  },
  openai_description_markup: { problem: 'La descripción contiene HTML.', fix: 'Escribe texto sin formato.' },
  openai_description_short: {
    problem: 'La descripción tiene menos de 40 caracteres.',
    fix: 'Cuenta más: material, tamaño, uso, qué incluye. Los agentes la comparan con lo que piden los compradores.',
  },
  openai_description_repeats_title: {
    problem: 'La descripción solo repite el título.',
    fix: 'Di lo que el título no dice.',
  },
  openai_brand_required: {
    problem: 'El producto no tiene marca.',
    fix: 'Rellena el proveedor del producto.',
  },
  openai_seller_name_required: {
    problem: 'No se dice quién vende el artículo.',
    fix: 'Ponle un nombre a tu tienda.',
  },
  openai_url_required: {
    problem: 'El producto no tiene una página que el comprador pueda abrir.',
    fix: 'Publícalo en la tienda online.',
  },
  openai_image_url_required: {
    problem: 'El producto no tiene imagen.',
    fix: 'Añade al menos una imagen, en JPEG o PNG.',
  },
  openai_image_url_format: { problem: 'La imagen no es JPEG ni PNG.', fix: 'Súbela en JPEG o PNG.' },
  openai_additional_image_urls_missing: {
    problem: 'Solo hay una imagen.',
    fix: 'Añade imágenes desde otros ángulos y en uso.',
  },
  openai_is_eligible_checkout_policies: {
    problem:
      'El artículo se puede comprar en el chat, pero faltan la política de privacidad o los términos del servicio.',
    fix: 'Escribe ambos en Shopify: Configuración, Políticas.',
  },
  openai_is_eligible_checkout_search: {
    problem: 'El artículo se puede comprar en el chat pero no encontrar, así que nadie puede comprarlo.',
    fix: 'Deja que los agentes lo encuentren o quítalo del pago.',
  },
  openai_availability_required: {
    problem: 'No se dice si el artículo está disponible.',
    fix: 'Haz seguimiento de su inventario en Shopify.',
  },
  openai_price_required: { problem: 'El artículo no tiene precio.', fix: 'Pon un precio en Shopify.' },
  openai_price_positive: {
    problem: 'El precio es cero.',
    fix: 'Pon un precio mayor que cero u oculta el artículo a los agentes.',
  },
  openai_sale_price_relation: {
    problem: 'El precio rebajado no es menor que el normal, así que se ignora.',
    fix: 'Pon un precio de comparación mayor que el precio, o bórralo.',
  },
  openai_shipping_form: {
    problem: 'El envío no está escrito como país, región, servicio y precio.',
    fix: 'Escríbelo como US::Standard:5.00 USD.',
  },
  openai_shipping_twice: { problem: 'El envío se indica dos veces.', fix: 'Indícalo una sola vez.' },
  openai_return_deadline_in_days_relation: {
    problem: 'Se indica un plazo de devolución para un artículo que no se devuelve.',
    fix: 'Acepta devoluciones o quita el plazo.',
  },
  openai_star_rating_range: {
    problem: 'La valoración no es un número de 0 a 5, o no hay reseñas.',
    fix: 'Indícala como 4.50, con el número de reseñas.',
  },
  openai_gtin_check_digit: {
    problem: 'El código de barras no es un GTIN: 8, 12, 13 o 14 cifras, la última de control.',
    fix: 'Copia el número bajo el código de barras del envase o borra el campo.',
  },
  openai_gtin_missing: {
    problem:
      'No hay código de barras ni número de pieza, así que el artículo no se puede relacionar con reseñas y ofertas.',
    fix: 'Rellena el código de barras, si el producto tiene uno.',
  },
  openai_group_id_own: {
    problem: 'El grupo de variantes tiene el identificador del artículo.',
    fix: 'Da al grupo un identificador propio.',
  },
  openai_group_id_missing: {
    problem: 'Se dice que hay variantes, pero no de qué producto.',
    fix: 'Da a las variantes de un producto un mismo grupo.',
  },
  openai_variant_dict_form: {
    problem: 'Las opciones de la variante no tienen nombre o valor.',
    fix: 'Da a cada opción del producto un nombre y un valor.',
  },
  openai_variant_dict_unique: {
    problem: 'Dos variantes del producto tienen las mismas opciones, así que el comprador no puede elegir.',
    fix: 'Da a cada variante su propia combinación de opciones.',
  },
  openai_variant_dict_names: {
    problem: 'Las variantes del producto llaman a sus opciones de forma distinta.',
    fix: 'Usa los mismos nombres de opciones en todas las variantes de un producto.',
  },
  openai_offer_id_price: {
    problem: 'El identificador de la oferta contiene el precio y cambia con él.',
    fix: 'Usa un identificador estable.',
  },
  openai_product_category_missing: {
    problem: 'El producto no tiene categoría.',
    fix: 'Elige su categoría en Shopify.',
  },
  openai_product_category_path: {
    problem: 'La categoría es una palabra, no una ruta.',
    fix: 'Indícala como Ropa > Camisas.',
  },
  openai_weight_number: {
    problem: 'El peso no es un número mayor que cero o no tiene unidad.',
    fix: 'Indica el peso y su unidad.',
  },
  openai_dimensions_form: {
    problem: 'Las medidas no son dos o tres números con una unidad.',
    fix: 'Indica largo, ancho y unidad; las unidades son in, cm, ft, m y mm.',
  },
  openai_target_countries_form: {
    problem: 'Entre los países de destino hay algo que no es un país.',
    fix: 'Escribe códigos como US, CA, MX.',
  },
  openai_target_countries_reach: {
    problem: 'Hoy un feed puede dirigirse a EE. UU., Canadá y México, y a ningún otro país.',
    fix: 'Indica uno de ellos o déjalo vacío.',
  },
  shop_override_failed: {
    problem:
      'Un texto que definiste para los agentes no sirve para este artículo, así que leen el de Shopify.',
    fix: 'Abre el producto: el texto o la plantilla que falla está señalado.',
  },
  shop_compare_at_price_relation: {
    problem: 'El precio de comparación no es mayor que el precio, así que ningún agente habla de rebaja.',
    fix: 'Sube el precio de comparación por encima del precio o bórralo.',
  },
  shop_weight_missing: {
    problem: 'El artículo se envía y no tiene peso.',
    fix: 'Rellena su peso: sin él, las tarifas por peso son incorrectas.',
  },
};
