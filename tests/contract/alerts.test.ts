import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '#app/kernel/metrics.server.ts';
import '#app/server/operations/set-gauges.server.ts';
import { createTestDatabase } from '#tests/database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}
const RULES = (
  parse(read('deploy/prometheus/alerts.yaml')) as { groups: { rules: Rule[] }[] }
).groups.flatMap(({ rules }) => rules);

/** Of other exporters; docs/operations.md names them. */
const OTHERS = ['up', 'node_filesystem_avail_bytes', 'probe_ssl_earliest_cert_expiry'];
/** Of Prometheus itself, on every series. */
const OWN_LABELS = ['job', 'instance', 'role', 'le', 'fstype'];
/** Words of PromQL that are no metric. */
const WORDS =
  /^(sum|max|min|by|and|or|unless|on|rate|increase|delta|abs|absent|time|predict_linear|histogram_quantile)$/;

const processRegistry = new Registry();
collectDefaultMetrics({ register: processRegistry });
const KNOWN = new Map(
  [...registry.getMetricsAsArray(), ...processRegistry.getMetricsAsArray()].flatMap((metric) => {
    const {
      name,
      type,
      labelNames = [],
    } = metric as unknown as { name: string; type: string; labelNames?: string[] };
    const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name];
    return names.map((one) => [one, labelNames] as const);
  }),
);

/** The metrics of an expression that nobody tells, and the labels that its metrics do not have. */
function unknownIn(expr: string): string[] {
  const bare = expr
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|\b(by|on) \([^)]*\)/g, ' ')
    .replaceAll(/\b\d[\d.e]*\b/g, ' ');
  const metrics = [...bare.matchAll(/[a-zA-Z_:]\w*/g)]
    .map(([word]) => word)
    .filter((word) => !WORDS.test(word));
  const labels = [...expr.matchAll(/(\w+)\{([^}]*)\}/g)].flatMap(([, metric, all]) =>
    [...all!.matchAll(/(\w+)(?:=~|!~|!=|=)/g)].map(([, label]) => [metric!, label!] as const),
  );
  return [
    ...metrics.filter((name) => !KNOWN.has(name) && !OTHERS.includes(name)),
    ...labels
      .filter(([metric, label]) => !OWN_LABELS.includes(label) && !KNOWN.get(metric)?.includes(label))
      .map(([metric, label]) => `${metric}{${label}}`),
  ];
}

test('GIVEN names that are wrong THEN they are found', () => {
  expect(unknownIn('sum(rate(aisle_purchase_total{outcome="x"}[5m])) > 0')).toContain('aisle_purchase_total');
  expect(unknownIn('aisle_purchases_total{shop="x"}')).toEqual(['aisle_purchases_total{shop}']);
});

describe('alerts', () => {
  test.each(RULES.map((rule) => [rule.alert, rule] as const))(
    '%s asks for what is told, and has its page',
    (name, rule) => {
      expect(unknownIn(rule.expr)).toEqual([]);
      expect(rule.labels.severity).toMatch(/^(page|ticket)$/);
      const page = read(rule.annotations.runbook);
      expect(page).toContain(`\`${name}\``);
      const parts = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
      expect(parts).toEqual([
        'What it means',
        'How to look',
        'How to mend it',
        'How to know that it is over',
      ]);
    },
  );

  test('every page is some alert’s, and is in the list', () => {
    const pages = fs.readdirSync(path.join(ROOT, 'docs/runbooks')).filter((file) => file !== 'README.md');
    expect(pages.sort()).toEqual(
      [...new Set(RULES.map(({ annotations }) => path.basename(annotations.runbook)))].sort(),
    );
    const list = read('docs/runbooks/README.md');
    for (const { alert } of RULES) expect(list).toContain(`\`${alert}\``);
  });
});

test('the dashboard shows what is told', () => {
  const { panels } = JSON.parse(read('deploy/grafana/aisle.json')) as {
    panels: { targets?: { expr: string }[] }[];
  };
  const shown = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.flatMap(unknownIn)).toEqual([]);
  // And of all that this app tells, nothing is forgotten.
  const text = shown.join('\n');
  const names = registry.getMetricsAsArray().map(({ name }) => name);
  const own = names.filter((name) => name.startsWith('aisle_'));
  expect(
    own.filter((name) => !text.includes(name) && !RULES.some(({ expr }) => expr.includes(name))),
  ).toEqual([]);
});

describe('runbooks', () => {
  const pages = fs
    .readdirSync(path.join(ROOT, 'docs/runbooks'))
    .map((file) => [file, read(`docs/runbooks/${file}`)] as const);
  let client: pg.Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = database.drop;
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const statements = pages.flatMap(([file, page]) =>
    [...page.matchAll(/`(SELECT [^`]+;)`/g)].map(
      ([, sql]) => [file, sql!.replaceAll(/\b(PID|ID)(?!')\b/g, '1')] as const,
    ),
  );
  test.each(statements)('%s: PostgreSQL understands %s', async (_file, sql) => {
    await expect(client.query(`EXPLAIN ${sql}`)).resolves.toBeDefined();
  });

  test('the commands they name exist', () => {
    const modules = import.meta.glob<Record<string, object>>('../../app/cli/commands/*.server.ts', {
      eager: true,
    });
    const commands = Object.values(modules)
      .flatMap((one) => Object.values(one))
      .flatMap((one) => Object.keys(one));
    const named = pages.flatMap(([, page]) =>
      [...page.matchAll(/`aisle ([a-z-]+)/g)].map(([, command]) => command!),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((command) => !commands.includes(command))).toEqual([]);
  });

  test('the pages they point to exist', () => {
    const missing = pages.flatMap(([file, page]) =>
      [...page.matchAll(/\]\(([^)#]+\.md)(?:#[^)]*)?\)/g)]
        .map(([, link]) => link!)
        .filter((link) => !fs.existsSync(path.join(ROOT, 'docs/runbooks', link)))
        .map((link) => `${file}: ${link}`),
    );
    expect(missing).toEqual([]);
  });
});
