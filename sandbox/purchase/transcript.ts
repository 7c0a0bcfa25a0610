import pc from 'picocolors';
import { formatDecimal } from '#app/kernel/money.ts';
import type { Exchange } from '#sandbox/agent/acp-client.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { optionCost, selectedOption } from '#sandbox/agent/checkout-steps.ts';
import { MEANINGS, type StageFailed } from './stage-failed.ts';

export type Print = (line?: string) => void;

/** `4800, 'usd'` → `48.00 USD` */
export function money(amount: number, currency: string): string {
  return `${formatDecimal(amount, currency)} ${currency.toUpperCase()}`;
}

/** Numbered headings with indented lines, as the story goes on. */
export function createTranscript(print: Print) {
  let number = 0;
  return {
    stage(title: string, note = '') {
      number += 1;
      print();
      print(`${pc.green(String(number).padStart(2))}  ${pc.bold(title)}${note ? `  ${pc.dim(note)}` : ''}`);
    },
    line(text: string) {
      print(`    ${text}`);
    },
  };
}
export type Transcript = ReturnType<typeof createTranscript>;

/** Shipping options of a session, the chosen one marked. */
export function optionLines(session: CheckoutSession): string[] {
  const chosen = selectedOption(session)?.id;
  return session.fulfillment_options.map((option) => {
    const cost = optionCost(option);
    const price = cost === 0 ? 'free' : money(cost, session.currency);
    const text = `${option.title.padEnd(28)}${price.padStart(14)}`;
    return option.id === chosen ? pc.cyan(`● ${text}`) : `○ ${text}`;
  });
}

/** The totals as the seller lists them, the total in bold. */
export function totalLines(session: CheckoutSession): string[] {
  return session.totals.map((total) => {
    const text = `  ${total.display_text.padEnd(28)}${money(total.amount, session.currency).padStart(14)}`;
    return total.type === 'total' ? pc.bold(text) : text;
  });
}

/** One call in a line: what the wire saw. */
export function wireNote(exchange: Exchange): string {
  const checked = exchange.checkedAs
    ? `, ${exchange.problems.length === 0 ? 'valid' : 'NOT a valid'} ${exchange.checkedAs}`
    : '';
  return `${exchange.method} ${new URL(exchange.url).pathname} → ${exchange.status} in ${exchange.durationMs} ms${checked}`;
}

/** Which stage failed, why, what it means, and the last request and response. */
export function printFailure(print: Print, failed: StageFailed): void {
  print();
  print(pc.red(pc.bold(`✗ ${failed.stage.replaceAll('_', ' ')} failed`)));
  for (const line of failed.message.split('\n')) print(`    ${line}`);
  print(`    ${pc.yellow(MEANINGS[failed.stage])}`);
  const { exchange } = failed;
  if (!exchange) return;
  print();
  print(pc.dim(`    ${wireNote(exchange)}`));
  for (const [title, headers, body] of [
    ['request', exchange.requestHeaders, exchange.requestBody],
    ['response', exchange.responseHeaders, exchange.responseBody],
  ] as const) {
    print(pc.dim(`    ${title}`));
    for (const [name, value] of Object.entries(headers)) print(pc.dim(`      ${name}: ${value}`));
    for (const line of JSON.stringify(body, null, 2).split('\n')) print(pc.dim(`      ${line}`));
  }
}
