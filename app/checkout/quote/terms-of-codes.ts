import { DiscountCodeTermsDocument, TypedDocumentString } from '#app/shopify/operations/admin.generated.ts';
import type { DiscountCodeTermsQuery } from '#app/shopify/operations/admin.generated.ts';

type Found = DiscountCodeTermsQuery['codeDiscountNodeByCode'];

/** A discount code's terms. */
export type CodeTerms = NonNullable<Found>['codeDiscount'];

/** Terms of codes by the code as `normalCode` writes it; null: there is no such code. */
export type TermsByCode = ReadonlyMap<string, CodeTerms | null>;

type TermsAnswer = Record<string, Found>;

const FRAGMENTS = DiscountCodeTermsDocument.toString().replace(/^[^]*?(?=fragment )/, '');

/** One query for the terms of all codes: the one of discount-code.graphql, once for each code under an alias. */
export function termsQuery(codes: string[]): {
  document: TypedDocumentString<TermsAnswer, Record<string, string>>;
  variables: Record<string, string>;
} {
  const each = codes.map((code, index) => ({ name: `code${index}`, code }));
  const parameters = each.map(({ name }) => `$${name}: String!`).join(', ');
  const fields = each.map(({ name }) => `${name}: codeDiscountNodeByCode(code: $${name}) { ...CodeTerms }`);
  return {
    document: new TypedDocumentString(
      `query DiscountCodesTerms(${parameters}) {\n${fields.join('\n')}\n}\n${FRAGMENTS}`,
    ),
    variables: Object.fromEntries(each.map(({ name, code }) => [name, code])),
  };
}

/** The answer to `termsQuery` of the same codes. */
export function readTerms(codes: string[], answer: TermsAnswer): TermsByCode {
  return new Map(codes.map((code, index) => [code, answer[`code${index}`]?.codeDiscount ?? null]));
}

/** Whether each use of a code, or each by one buyer, is counted: then the order must name it. */
export function isLimited({ usageLimit, appliesOncePerCustomer }: CodeTerms): boolean {
  return usageLimit !== null || appliesOncePerCustomer;
}
