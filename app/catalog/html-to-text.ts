import { Parser } from 'htmlparser2';

export interface PlainDescription {
  /** Paragraphs and lists kept as lines, no markup, no control characters. */
  text: string;
  /** The same with headings, emphasis, lists, links and tables; what would read as markup is escaped (CommonMark). */
  markdown: string;
}

const SKIPPED = new Set([
  ...[
    'script',
    'style',
    'noscript',
    'iframe',
    'svg',
    'video',
    'audio',
    'object',
    'form',
    'template',
    'head',
    'title',
  ],
]);
/** How many line breaks stand around a block at least. */
const BLOCKS: Record<string, number> = {
  ...{
    p: 2,
    h1: 2,
    h2: 2,
    h3: 2,
    h4: 2,
    h5: 2,
    h6: 2,
    ul: 2,
    ol: 2,
    table: 2,
    blockquote: 2,
    pre: 2,
    hr: 2,
    dl: 2,
  },
  ...{ div: 1, section: 1, article: 1, header: 1, footer: 1, main: 1, aside: 1, li: 1, tr: 1, dt: 1, dd: 1 },
  ...{ figure: 1, figcaption: 1, address: 1, details: 1, summary: 1, caption: 1 },
};
const EMPHASIS: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*' };
/** Deeper nesting is nobody's description: it is a pasted mistake or an attack. */
const MAX_DEPTH = 100;
const MAX_LENGTH = 1_000_000;
/** The parser's own stack gets slow beyond; nothing is read any more. */
const LOST_DEPTH = 2_000;
const CHUNK = 8_192;

/** A product's HTML description without its HTML, in one pass over it. */
export function htmlToPlain(html: string): PlainDescription {
  const writer = new DescriptionWriter();
  const parser = new Parser(
    {
      onopentag: (name, { href }) => writer.open(name, href),
      ontext: (text) => writer.text(text),
      onclosetag: (name) => writer.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  const length = Math.min(html.length, MAX_LENGTH);
  for (let begin = 0; begin < length && !writer.isLost(); begin += CHUNK)
    parser.write(html.slice(begin, Math.min(begin + CHUNK, length)));
  // Closing what an attack has opened takes as long as opening it.
  if (!writer.isLost()) parser.end();
  return writer.result();
}

/** Only its text. */
export const htmlToText = (html: string) => htmlToPlain(html).text;

interface List {
  ordered: boolean;
  items: number;
}

/** Collects text and Markdown side by side: both break lines at the same places. */
class DescriptionWriter {
  private readonly plain = new Lines();
  private readonly marked = new Lines();
  private depth = 0;
  private skipping = 0;
  private readonly lists: List[] = [];
  private readonly links: (string | null)[] = [];
  private cells = 0;
  private rows = 0;

  open(name: string, href?: string): void {
    this.depth += 1;
    if (this.skipping > 0 || SKIPPED.has(name)) {
      this.skipping += 1;
      return;
    }
    if (this.depth > MAX_DEPTH) return;
    this.standApart(name);
    const emphasis = EMPHASIS[name];
    if (emphasis) this.marked.openMark(emphasis);
    switch (name) {
      case 'br':
        this.break(1, true);
        break;
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.marked.prefix(`${'#'.repeat(Number(name[1]))} `);
        break;
      case 'ul':
      case 'ol':
        this.lists.push({ ordered: name === 'ol', items: 0 });
        break;
      case 'li':
        this.item();
        break;
      case 'a':
        this.links.push(href && /^https?:\/\//i.test(href) && !/[\s<>]/.test(href) ? href : null);
        if (this.links.at(-1)) this.marked.openMark('[');
        break;
      case 'table':
        this.rows = 0;
        break;
      case 'tr':
        this.cells = 0;
        break;
      case 'td':
      case 'th':
        if (this.cells > 0) this.plain.raw(' | ');
        this.marked.raw(this.cells > 0 ? ' | ' : '| ');
        this.cells += 1;
        break;
    }
  }

  text(text: string): void {
    if (this.skipping > 0 || this.depth > MAX_DEPTH) return;
    const folded = text.replace(/\s+/g, ' ');
    this.plain.text(folded);
    this.marked.text(folded, escapeMarkdown);
  }

  close(name: string): void {
    this.depth -= 1;
    if (this.skipping > 0) {
      this.skipping -= 1;
      return;
    }
    if (this.depth >= MAX_DEPTH) return;
    const emphasis = EMPHASIS[name];
    if (emphasis) this.marked.closeMark(emphasis);
    if (name === 'a') {
      const href = this.links.pop();
      if (href) this.marked.closeMark(`](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`, '[');
    }
    if (name === 'tr' && this.cells > 0) {
      this.marked.raw(' |');
      this.rows += 1;
      if (this.rows === 1) this.marked.line(`|${' --- |'.repeat(this.cells)}`);
    }
    if (name === 'ul' || name === 'ol') this.lists.pop();
    this.standApart(name);
  }

  isLost(): boolean {
    return this.depth > LOST_DEPTH;
  }

  result(): PlainDescription {
    return { text: this.plain.result(), markdown: this.marked.result() };
  }

  private break(count: number, more = false): void {
    this.plain.break(count, more);
    this.marked.break(count, more);
  }

  /** The breaks around a block; a list within a list does not stand apart from it. */
  private standApart(name: string): void {
    const breaks = BLOCKS[name];
    if (breaks === undefined) return;
    const isInner = (name === 'ul' || name === 'ol') && this.lists.length > 0;
    this.break(isInner ? 1 : breaks);
  }

  private item(): void {
    const list = this.lists.at(-1) ?? { ordered: false, items: 0 };
    list.items += 1;
    const indent = '  '.repeat(Math.max(0, this.lists.length - 1));
    const bullet = list.ordered ? `${list.items}. ` : '- ';
    this.plain.prefix(indent + bullet);
    this.marked.prefix(indent + bullet);
  }
}

/** Text that grows, with its line breaks counted. */
class Lines {
  private out = '';
  /** Its last character: looking for it in `out` would copy all of it. */
  private last = '';
  private breaks = 0;
  private space = false;
  private start = '';
  private marks: string[] = [];

  break(count: number, more: boolean): void {
    this.breaks = more ? Math.min(this.breaks + count, 2) : Math.max(this.breaks, count);
    this.space = false;
  }

  /** Stands before the next text of this line. */
  prefix(text: string): void {
    this.start = text;
  }

  openMark(mark: string): void {
    this.marks.push(mark);
  }

  /** Behind the last text; nothing where there was no text since it was opened. */
  closeMark(mark: string, opened = mark): void {
    if (this.marks.at(-1) === opened) this.marks.pop();
    else this.add(mark);
  }

  raw(text: string): void {
    this.space = false;
    this.flush();
    this.add(this.last === ' ' && text.startsWith(' ') ? text.slice(1) : text);
  }

  line(text: string): void {
    this.add(`\n${text}`);
  }

  /** @param folded text whose white space is single blanks */
  text(folded: string, escape?: (text: string, startsLine: boolean) => string): void {
    if (folded === '') return;
    if (folded === ' ') {
      this.space = true;
      return;
    }
    if (folded.startsWith(' ')) this.space = true;
    const words = folded.trim();
    const startsLine = this.breaks > 0 || this.out === '';
    this.flush();
    this.add(escape ? escape(words, startsLine) : words);
    this.space = folded.endsWith(' ');
  }

  result(): string {
    return clean(this.out);
  }

  private flush(): void {
    if (this.breaks > 0) {
      if (this.out !== '') this.add('\n'.repeat(this.breaks));
    } else if (this.space && this.last !== '' && this.last !== ' ' && this.last !== '\n') this.add(' ');
    this.breaks = 0;
    this.space = false;
    this.add(this.start);
    this.start = '';
    if (this.marks.length > 0) {
      this.add(this.marks.join(''));
      this.marks = [];
    }
  }

  private add(text: string): void {
    if (text === '') return;
    this.out += text;
    this.last = text.at(-1)!;
  }
}

function escapeMarkdown(text: string, startsLine: boolean): string {
  const escaped = text.replace(/[\\`*_[\]<>|]/g, '\\$&');
  return startsLine
    ? escaped.replace(/^(#{1,6}(?= |$)|[-+](?= |$)|\d+(?=[.)] ))/, (mark) => `\\${mark}`)
    : escaped;
}

function clean(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- they are what is removed
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b\ufeff]/g, ' ')
      .replace(/\u00a0/g, ' ')
      .replace(/(?<! ) +\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}
