import { expect, test } from 'vitest';
import { htmlToText } from './html-to-text.ts';

test.each([
  ['', ''],
  ['Plain already', 'Plain already'],
  ['<p>One.</p><p>Two<br>three &amp; four.</p>', 'One.\n\nTwo\nthree & four.'],
  ['<h2>Care</h2><ul><li>Wash</li><li>Dry</li></ul>', 'Care\n\n- Wash\n- Dry'],
  ['<a href="https://spam.example">Our <b>shop</b></a>', 'Our shop'],
  ['<style>p{}</style><script>alert(1)</script><p>Safe</p><iframe src="x">no</iframe>', 'Safe'],
  ['<img src="a.jpg" alt="A mug">Mug', 'Mug'],
  ['<p>Gr&ouml;&szlig;e&nbsp;L – 日本語 🎉</p>', 'Größe L – 日本語 🎉'],
  ['<table><tr><th>Size</th><th>cm</th></tr><tr><td>M</td><td>40</td></tr></table>', 'Size   cm\nM      40'],
  ['<p>Unclosed <b>bold', 'Unclosed bold'],
  ['a\u0007b\u200bc\ud800', 'a b c\ufffd'],
])('GIVEN %j THEN its text is %j', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('GIVEN markup nested without end THEN what is too deep is left out', () => {
  expect(htmlToText(`Mug ${'<div>'.repeat(20_000)}deep`)).toBe('Mug');
});
