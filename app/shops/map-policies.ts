import { htmlToPlain, type PlainDescription } from '#app/catalog/html-to-text.ts';
import { LANGUAGES, type Language } from '#app/kernel/language.ts';
import type { GetPoliciesQuery } from '#app/shopify/operations/admin.generated.ts';

/** What is stored in `shop_policies.translations`: languages the shop has the text in, of those agents are answered in. */
export type PolicyTranslations = Partial<Record<Language, PlainDescription>>;

/** A legal text of the shop as the mirror keeps it. */
export interface MirroredPolicy extends PlainDescription {
  /** GraphQL `ShopPolicyType`, also one that this version of the app does not know. */
  type: string;
  title: string;
  url: string;
  translations: PolicyTranslations;
  shopifyUpdatedAt: Date;
}

type Node = GetPoliciesQuery['shop']['shopPolicies'][number];
/** Without its translations where the shop does not let them be read. */
type PolicyNode = Omit<Node, Language> & Partial<Pick<Node, Language>>;

/** Shopify's policies without their HTML. Of a policy only the body is translated (`TranslatableResourceType`). */
export function mapPolicies(nodes: readonly PolicyNode[]): MirroredPolicy[] {
  return nodes.map((node) => ({
    type: node.type,
    title: node.title,
    url: node.url,
    ...htmlToPlain(node.body),
    translations: Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const html = node[language]?.find(({ key }) => key === 'body')?.value;
        const translated = html ? htmlToPlain(html) : null;
        return translated?.text ? [[language, translated] as const] : [];
      }),
    ),
    shopifyUpdatedAt: new Date(node.updatedAt),
  }));
}
