import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freePorts } from './free-ports.ts';
import { RESERVED_PORTS, reservePort } from './reserve-port.ts';

const fileOf = (port: number) => path.join(RESERVED_PORTS, String(port));

test('GIVEN ports that somebody chose THEN nobody else is given them', async () => {
  const [port] = await freePorts(1);
  expect(fs.readFileSync(fileOf(port!), 'utf8')).toBe(String(process.pid));
  expect(reservePort(port!)).toBe(false);
});

test('GIVEN one whose process was killed THEN it is given anew', async () => {
  const [port] = await freePorts(1);
  const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
  fs.writeFileSync(fileOf(port!), gone);
  expect(reservePort(port!)).toBe(true);
  expect(reservePort(port!)).toBe(false);
});
