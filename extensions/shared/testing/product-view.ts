import type { ProductReadinessView, ProductSwitchesView } from '../../../app/extensions/views.ts';

/** What an agent that is connected in the chat may do with a product: everything. */
export const SWITCHES: ProductSwitchesView = {
  agentId: 'agent_1',
  agentName: 'ChatGPT',
  standing: { text: 'Sold in the chat', tone: 'success' },
  reasons: [],
  searchable: { isOn: true, heldBy: [] },
  buyable: { isOn: true, heldBy: [] },
};

/** A product that is ready for agents. */
export const PRODUCT: ProductReadinessView = {
  id: '7001',
  title: 'Mug',
  agents: [{ id: 'agent_1', name: 'ChatGPT' }],
  agentId: null,
  variants: [
    { id: '1', name: 'Blue' },
    { id: '2', name: 'Red' },
  ],
  variantId: '1',
  standing: { text: 'Sold in the chat', tone: 'success' },
  reasons: ['Agents may show it and sell it in the chat.'],
  quality: { severity: { text: 'Nothing to mend', tone: 'success' }, score: '100 of 100' },
  problems: [],
  preview: {
    title: 'Mug - Blue',
    description: 'Holds tea.',
    price: '$12.50',
    stock: '7 in stock',
    imageUrl: 'https://cdn.example/mug.jpg',
    link: 'https://shop.example/products/mug?variant=1',
  },
  switches: [SWITCHES],
  url: 'app:app/catalog/7001',
};
