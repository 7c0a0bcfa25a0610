import { h, money, picture, say } from './dom.js';

const AVAILABILITY = {
  in_stock: 'In stock',
  backorder: 'Backorder',
  out_of_stock: 'Sold out',
  pre_order: 'Pre-order',
  unknown: 'Ask the seller',
};

/** Shows products as a row of cards; a click on one opens it. */
export function showProducts(products, onPick) {
  const cards = products.map((product) => {
    const sellable = product.variants.filter((variant) => variant.sellable);
    const cheapest = lowest(sellable.length > 0 ? sellable : product.variants);
    const note =
      sellable.length > 0 ? product.brand : (AVAILABILITY[cheapest.availability] ?? 'Not for sale here');
    return h(
      'button',
      { class: 'product', type: 'button', onclick: () => showProduct(product, onPick) },
      picture(product.imageUrl, product.title),
      h('span', { class: 'name' }, product.title),
      h(
        'span',
        { class: 'soft' },
        sellable.length > 0 || cheapest.availability !== 'in_stock' ? note : 'Not for sale here',
      ),
      h('span', { class: 'price' }, product.variants.length > 1 ? 'from ' : '', ...priceOf(cheapest)),
    );
  });
  return h(
    'div',
    { class: 'products', role: 'list' },
    ...cards.map((card) => h('div', { role: 'listitem' }, card)),
  );
}

function showProduct(product, onPick) {
  let chosen = product.variants.find((variant) => variant.sellable) ?? product.variants[0];
  const price = h('p', { class: 'price big' });
  const state = h('p', { class: 'soft' });
  const quantity = h('input', {
    type: 'number',
    min: 1,
    max: 20,
    value: 1,
    'aria-label': 'Quantity',
    class: 'quantity',
  });
  const buyButton = h('button', { type: 'submit', class: 'primary' }, 'Check out');
  const image = picture(product.imageUrl, product.title);

  const choose = (variant) => {
    chosen = variant;
    price.replaceChildren(...priceOf(variant));
    state.textContent = variant.buyable
      ? (AVAILABILITY[variant.availability] ?? '')
      : 'Not for sale through agents';
    buyButton.disabled = !variant.sellable;
    image.replaceChildren(...picture(variant.imageUrl, product.title).childNodes);
  };
  const options = product.variants.map((variant) =>
    h(
      'label',
      { class: `choice${variant.sellable ? '' : ' off'}` },
      h('input', {
        type: 'radio',
        name: `variant-${product.groupId}`,
        checked: variant === chosen,
        onchange: () => choose(variant),
      }),
      h('span', {}, nameOf(variant, product)),
    ),
  );
  choose(chosen);

  say(
    'agent',
    h(
      'form',
      {
        class: 'card detail',
        onsubmit: (event) => {
          event.preventDefault();
          onPick(chosen, Number(quantity.value), event.currentTarget);
        },
      },
      image,
      h(
        'div',
        { class: 'about' },
        h('h3', {}, product.title),
        h('p', { class: 'soft' }, `${product.brand} · sold by ${product.sellerName}`),
        price,
        h('p', { class: 'description' }, product.description),
        product.variants.length > 1
          ? h('fieldset', { class: 'choices' }, h('legend', {}, 'Choose'), ...options)
          : null,
        state,
        h('div', { class: 'row' }, quantity, buyButton),
      ),
    ),
  );
}

/** What sets a variant apart: its options, or else its title. */
export function nameOf(variant, product) {
  const options = Object.values(variant.variantOptions);
  if (options.length > 0) return options.join(' / ');
  return product && product.variants.length > 1
    ? variant.title.replace(product.title, '').trim() || variant.title
    : variant.title;
}

function lowest(variants) {
  const cost = (variant) => (variant.salePrice ?? variant.price).amount;
  return [...variants].sort((a, b) => cost(a) - cost(b))[0];
}

function priceOf({ price, salePrice }) {
  if (!salePrice) return [money(price.amount, price.currency)];
  return [
    h('b', {}, money(salePrice.amount, salePrice.currency)),
    ' ',
    h('s', {}, money(price.amount, price.currency)),
  ];
}
