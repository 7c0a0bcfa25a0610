/**
 * How the inbox calls one of Shopify's Events, whose topics could be taken for webhooks': `event:Product/update`. Empty
 * where a part is missing.
 */
export function eventTopic(topic: string, action: string): string {
  return topic && action ? `event:${topic}/${action}` : '';
}
