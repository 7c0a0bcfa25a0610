import { describe, expect, test } from 'vitest';
import { findHardCodedText } from './find-hard-coded-text.ts';

const found = (source: string) => findHardCodedText('page.tsx', source).map(({ text }) => text);

describe('findHardCodedText', () => {
  test.each([
    ['words between tags', 'const a = <p>Hello {name}</p>;', ['Hello']],
    ['a label', 'const a = <TextField label="Name" />;', ['Name']],
    ['a label by condition', "const a = <Page title={on ? 'Opened' : t('x')} />;", ['Opened']],
    ['a property that is shown', "const a = { content: 'Save', id: 'Save' };", ['Save']],
    ['a sentence in a view model', 'const a = `Retrying at ${time}`;', ['Retrying at …']],
  ])('GIVEN %s THEN it is found', (_what, source, texts) => {
    expect(found(source)).toEqual(texts);
  });

  test.each([
    ['messages', "const a = <Page title={t('orders.title')}>{t('orders.text')}</Page>;"],
    ['imports and types', "import a from 'some text'; type B = 'one two';"],
    ['class names', 'const a = <p className="one two">{b}</p>;'],
    ['punctuation', 'const a = <p>{a} · {b}</p>;'],
    ['errors that nobody is shown', "throw new Error('no such page');"],
  ])('GIVEN %s THEN nothing is', (_what, source) => {
    expect(found(source)).toEqual([]);
  });
});
