import type { Reader } from '#app/i18n/reader.ts';
import type { Exchange } from '#app/simulator/exchange.ts';
import type { Label } from '../label.ts';

/** A request and its answer, as text. */
export interface ExchangeView {
  method: string;
  path: string;
  status: Label;
  request: string;
  answer: string;
}

/** Puts an exchange into text: headers as they went, JSON with indents. */
export function presentExchange(exchange: Exchange, { t }: Pick<Reader, 't'>): ExchangeView {
  const { method, path, headers, body, status, answerHeaders, answer } = exchange;
  return {
    method,
    path,
    status: {
      text: status === null ? t('simulator.run.noAnswer') : String(status),
      tone: status !== null && status < 300 ? 'success' : 'critical',
    },
    request: lines(`${method} ${path}`, headers, body),
    answer: lines(`HTTP ${status ?? '–'}`, answerHeaders, answer),
  };
}

const lines = (head: string, headers: Exchange['headers'], body: string) =>
  [head, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body ? ['', body] : [])].join('\n');
