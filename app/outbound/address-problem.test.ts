import { expect, test } from 'vitest';
import { addressProblem } from './address-problem.ts';

const LIVE = { SANDBOX: false };

test.each([
  'https://agent.example.com/events?shop=1',
  'https://agent.example.com:8443/',
  'https://agent.example.com./',
  'https://93.184.216.34/events',
  'https://[2606:2800:220:1:248:1893:25c8:1946]/',
])('GIVEN %s THEN it may be called', (url) => expect(addressProblem(new URL(url), LIVE)).toBeNull());

test.each([
  ['http://agent.example.com/', /https/],
  ['ftp://agent.example.com/', /https/],
  ['https://jane:secret@agent.example.com/', /password/],
  ['https://agent.example.com/#x', /fragment/],
  ['https://agent.example.com:22/', /port/],
  ['https://agent.example.com:80/', /port/],
  ['https://127.0.0.1/', /public/],
  ['https://2130706433/', /public/],
  ['https://0x7f000001/', /public/],
  ['https://0177.0.0.1/', /public/],
  ['https://127.1/', /public/],
  ['https://127.0.0.1./', /public/],
  ['https://①②⑦.0.0.1/', /public/],
  ['https://[::1]/', /public/],
  ['https://[::ffff:127.0.0.1]/', /public/],
  ['https://[64:ff9b::a9fe:a9fe]/', /public/],
  ['https://169.254.169.254/latest/meta-data', /public/],
  ['https://localhost/', /public/],
  ['https://localhost./', /public/],
  ['https://LOCALHOST/', /public/],
  ['https://api.localhost/', /public/],
  ['https://postgres/', /public/],
  ['https://printer.local/', /public/],
  ['https://metadata.google.internal/', /public/],
])('GIVEN %s THEN it is said what is wrong', (url, words) =>
  expect(addressProblem(new URL(url), LIVE)).toMatch(words),
);

test('GIVEN the sandbox THEN this machine may be called, still without a password', () => {
  expect(addressProblem(new URL('http://localhost:4003/events'), { SANDBOX: true })).toBeNull();
  expect(addressProblem(new URL('http://a:b@localhost/'), { SANDBOX: true })).toMatch(/password/);
});
