import { expect, test } from 'vitest';
import { htmlToPlain, htmlToText } from './html-to-text.ts';

test.each([
  ['', ''],
  ['Plain already', 'Plain already'],
  ['<p>One.</p><p>Two<br>three &amp; four.</p>', 'One.\n\nTwo\nthree & four.'],
  ['<h2>Care</h2><ul><li>Wash</li><li>Dry</li></ul>', 'Care\n\n- Wash\n- Dry'],
  ['<a href="https://spam.example">Our <b>shop</b></a>', 'Our shop'],
  ['<style>p{}</style><script>alert(1)</script><p>Safe</p><iframe src="x">no</iframe>', 'Safe'],
  ['<img src="a.jpg" alt="A mug">Mug', 'Mug'],
  ['<p>Gr&ouml;&szlig;e&nbsp;L – 日本語 🎉</p>', 'Größe L – 日本語 🎉'],
  ['<table><tr><th>Size</th><th>cm</th></tr><tr><td>M</td><td>40</td></tr></table>', 'Size | cm\nM | 40'],
  ['<p>Unclosed <b>bold', 'Unclosed bold'],
  ['a\u0007b\u200bc\ud800', 'a b c\ufffd'],
])('GIVEN %j THEN its text is %j', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('GIVEN markup nested without end THEN what is too deep is left out', () => {
  expect(htmlToText(`Mug ${'<div>'.repeat(20_000)}deep`)).toBe('Mug');
});

test.each([
  [
    '<h2>Care</h2><ul><li>Wash <b> cold </b>!<ol><li>once</li><li>twice</li></ol></li></ul>',
    '## Care\n\n- Wash **cold** !\n  1. once\n  2. twice',
  ],
  [
    '<p>See <a href="https://shop.example/care_(1)">our <i>care</i></a>.</p>',
    'See [our *care*](https://shop.example/care_%281%29).',
  ],
  ['<a href="javascript:alert(1)">no</a> <a href="/care">way</a>', 'no way'],
  [
    '<table><tr><th>Size</th><th>cm</th></tr><tr><td>M|L</td><td>40</td></tr></table>',
    '| Size | cm |\n| --- | --- |\n| M\\|L | 40 |',
  ],
  [
    '<p># 1. *not* [a](b) &lt;script&gt; `x`</p><p>2. - +</p>',
    '\\# 1. \\*not\\* \\[a\\](b) \\<script\\> \\`x\\`\n\n\\2. - +',
  ],
  ['<b></b>x<i> </i>y', 'x y'],
  ['<p class="MsoNormal"><o:p>&nbsp;</o:p><span style="x">Word</span></p>', 'Word'],
])('GIVEN %j THEN its Markdown is %j', (html, markdown) => {
  expect(htmlToPlain(html).markdown).toBe(markdown);
});

test.each([
  ['comments without end', `Mug<!--${'x'.repeat(3_000_000)}`, 'Mug'],
  ['open brackets', `Mug ${'<'.repeat(1_000_000)}`, /^Mug/],
  ['attributes without end', `Mug${'<a href="'.repeat(100_000)}`, 'Mug'],
  ['elements that nobody closes', `Mug${'<p>'.repeat(300_000)}`, 'Mug'],
  ['nesting without end', `Mug${'<div><ul><li>'.repeat(70_000)}`, /^Mug/],
  ['an embedded picture', `<img src="data:image/png;base64,${'A'.repeat(900_000)}">Mug`, 'Mug'],
  ['a text without end', 'Mug '.repeat(500_000), /^(Mug ){1000}/],
  ['NUL', 'M\0ug', 'M ug'],
])('GIVEN %s THEN what can be read of it is', (_what, html, text) => {
  expect(htmlToText(html)).toMatch(text);
});
