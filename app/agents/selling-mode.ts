/**
 * How an agent may sell: `in_chat` takes payment in the chat, `hand_off` leads the buyer to the shop's own checkout,
 * `discovery` only shows products.
 */
export type SellingMode = 'in_chat' | 'hand_off' | 'discovery';
