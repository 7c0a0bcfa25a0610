import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { describe, expect, test } from 'vitest';
import { envSchema, readEnv } from '#app/kernel/env.server.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import { createLogger } from '#app/kernel/logger.server.ts';
import { HEAP_MB } from '#sandbox/app-process.ts';
import { testEnv } from '#tests/database.ts';

/** deploy/ cannot be run here: neither Docker nor Kubernetes. What they say of the program can be held against it. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const ROLES = ['serve', 'work', 'migrate', 'all'];
const VARIABLES = Object.keys(envSchema.shape);
/** After the drain, what is under way has so long (app/server/start-process.server.ts). */
const SHUTDOWN_SECONDS = 15;
const PATHS = ['/healthz', '/readyz'];

interface Container {
  name: string;
  args: string[];
  env?: { name: string }[];
  envFrom?: ({ configMapRef: { name: string } } | { secretRef: { name: string } })[];
  ports?: { name: string; containerPort: number }[];
  securityContext: object;
  resources: { requests: object; limits: object };
  [probe: `${string}Probe`]: { httpGet: { path: string; port: string } } | undefined;
}
interface Pod {
  terminationGracePeriodSeconds?: number;
  securityContext: object;
  containers: Container[];
}
interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  spec?: Record<string, unknown> & {
    template?: { metadata: { labels: object }; spec: Pod };
    selector?: { matchLabels?: object };
  };
}

test('the probes of every way to deploy ask for what is there', async () => {
  const db = { $queryRaw: () => Promise.reject(new Error('away')) };
  const services = {
    env: testEnv({ DATABASE_URL: '' }),
    db,
    log: createLogger('silent'),
    newId: () => 'req',
  };
  const app = httpApp({ services: () => services as never, isReady: () => true });
  const statuses = PATHS.map(async (probe) => (await app.request(probe)).status);
  expect(await Promise.all(statuses)).toEqual([200, 503]);
});

describe('Kubernetes', () => {
  const files = fs.readdirSync(path.join(ROOT, 'deploy/kubernetes'));
  const manifests = files.flatMap((file) =>
    parseAllDocuments(read(`deploy/kubernetes/${file}`)).map((document) => {
      expect(document.errors, file).toEqual([]);
      return document.toJS() as Manifest;
    }),
  );
  const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind);
  const named = (kind: string, name: string) => ofKind(kind).find(({ metadata }) => metadata.name === name)!;
  const pods = manifests.flatMap(({ spec }) => spec?.template?.spec ?? []);
  const settings = { ...named('ConfigMap', 'aisle').data, ...named('Secret', 'aisle').stringData };

  test('has what an installation needs, in one namespace', () => {
    expect(manifests.map(({ kind }) => kind).sort()).toEqual([
      'ConfigMap',
      'Deployment',
      'Deployment',
      'HorizontalPodAutoscaler',
      'Job',
      'Namespace',
      'PodDisruptionBudget',
      'PodDisruptionBudget',
      'Secret',
      'Service',
    ]);
    const elsewhere = manifests.filter(({ kind, metadata }) => (metadata.namespace ?? kind) !== 'aisle');
    expect(elsewhere.map(({ kind }) => kind)).toEqual(['Namespace']);
  });

  test('GIVEN its settings WHEN the app reads them THEN only the keys are to be filled in', () => {
    expect(Object.keys(settings).filter((name) => !VARIABLES.includes(name))).toEqual([]);
    const ENCRYPTION_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
    expect(readEnv({ ...settings, ENCRYPTION_KEYS })).toMatchObject({ HOST: '0.0.0.0' });
  });

  test.each(pods.map((pod) => [pod.containers[0]!.name, pod] as const))(
    '%s: not root, a known role, probes and ports that agree, time to stop',
    (_name, pod) => {
      const [container] = pod.containers;
      const { args, ports = [], env = [] } = container!;
      expect(ROLES).toContain(args[0]);
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
      expect(container!.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container!.resources).toMatchObject({ requests: {}, limits: {} });
      for (const { name } of env) expect(VARIABLES).toContain(name);
      if (args[0] === 'migrate') return;
      const listensOn = args[0] === 'serve' ? settings.PORT : settings.WORKER_HEALTH_PORT;
      expect(ports.map(({ containerPort }) => String(containerPort))).toEqual([listensOn]);
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
        const { httpGet } = container![probe]!;
        expect(httpGet.port).toBe(ports[0]!.name);
        expect(httpGet.path).toBe(probe === 'readinessProbe' ? '/readyz' : '/healthz');
      }
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(
        Number(settings.SHUTDOWN_DRAIN_SECONDS) + SHUTDOWN_SECONDS,
      );
    },
  );

  test('selectors find the pods', () => {
    const labels = ofKind('Deployment').map(({ spec }) => spec!.template!.metadata.labels);
    for (const { spec } of [...ofKind('Deployment'), ...ofKind('PodDisruptionBudget')])
      expect(labels).toContainEqual(spec!.selector!.matchLabels);
    expect(labels).toContainEqual(named('Service', 'aisle-server').spec!.selector);
    expect(named('HorizontalPodAutoscaler', 'aisle-server').spec!.scaleTargetRef).toMatchObject({
      name: named('Deployment', 'aisle-server').metadata.name,
    });
  });
});

describe('Compose', () => {
  interface Service {
    command?: string[];
    environment?: Record<string, string>;
    healthcheck?: { test?: string[] };
    ports?: string[];
    depends_on?: Record<string, { condition: string }>;
  }
  const { services } = parse(read('deploy/compose.yaml'), { merge: true }) as {
    services: Record<string, Service>;
  };

  test('runs database, migration, server and worker, in that order', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'migrate', 'server', 'worker']);
    const commands = ['migrate', 'server', 'worker'].map((name) => services[name]!.command);
    expect(commands).toEqual([['migrate'], ['serve'], ['work']]);
    for (const name of ['server', 'worker'])
      expect(services[name]!.depends_on).toMatchObject({
        postgres: { condition: 'service_healthy' },
        migrate: { condition: 'service_completed_successfully' },
      });
  });

  test.each([
    ['server', 'PORT'],
    ['worker', 'WORKER_HEALTH_PORT'],
  ])('%s: is told what the app reads, and asked where it listens', (name, variable) => {
    const { environment, healthcheck } = services[name]!;
    expect(Object.keys(environment!).filter((one) => !VARIABLES.includes(one))).toEqual([]);
    expect(healthcheck!.test!.at(-1)).toContain(`http://127.0.0.1:${environment![variable]}/readyz`);
  });

  test('the server is reached from this machine alone, by its port', () => {
    expect(services.server!.ports).toEqual([`127.0.0.1:3000:${services.server!.environment!.PORT}`]);
  });
});

describe('Docker', () => {
  const lines = read('deploy/Dockerfile').replaceAll('\\\n', ' ').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const argument = (word: string) => last.find((line) => line.startsWith(`${word} `))!.slice(word.length + 1);

  test('the image is small, not root, and says how it is', () => {
    expect(argument('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(lines).toContainEqual(expect.stringContaining('npm ci --omit=dev'));
    expect(last.join('\n')).not.toMatch(/^RUN|COPY \. /m);
    const healthcheck = argument('HEALTHCHECK');
    expect(PATHS.filter((probe) => healthcheck.includes(probe))).toEqual(['/healthz']);
    // What is run must be a program.
    const script = (JSON.parse(/\[.*\]$/.exec(healthcheck)![0]) as string[])[2]!;
    expect(() => new Function(script)).not.toThrow();
  });

  test('it runs what the build makes, with a role and variables that there are', () => {
    expect(JSON.parse(argument('ENTRYPOINT'))).toEqual(['node', 'build/server/main.js']);
    expect(ROLES).toContain((JSON.parse(argument('CMD')) as string[])[0]);
    const set = [...argument('ENV').matchAll(/(\w+)=/g)].map(([, name]) => name);
    expect(set.filter((name) => !VARIABLES.includes(name!))).toEqual([]);
    expect(argument('EXPOSE')).toBe(/PORT=(\d+)/.exec(argument('ENV'))![1]);
  });

  test('what it copies exists and reaches the builder', () => {
    const let_in = read('deploy/Dockerfile.dockerignore')
      .split('\n')
      .flatMap((line) => /^!(.*)/.exec(line)?.[1] ?? []);
    expect(let_in.filter((file) => !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
    for (const file of ['package.json', 'package-lock.json', '.npmrc', 'app', 'prisma'])
      expect(let_in).toContain(file);
    expect(let_in).not.toContain('.env');
  });
});

test('the heap has the bound that is measured with', () => {
  const bound = `--max-old-space-size=${HEAP_MB}`;
  for (const file of ['Dockerfile', 'systemd/aisle-server@.service', 'systemd/aisle-worker.service'])
    expect(read(`deploy/${file}`)).toContain(bound);
});

describe('systemd', () => {
  const units = fs.readdirSync(path.join(ROOT, 'deploy/systemd'));

  test.each(units)('%s: a known role, not root, hardened', (unit) => {
    const lines = read(`deploy/systemd/${unit}`)
      .split('\n')
      .filter((line) => line && !/^[#;[]/.test(line));
    expect(lines.filter((line) => !/^[A-Z]\w+=/.test(line))).toEqual([]);
    const values = (name: string) =>
      lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));
    const [, variables, role] =
      /^(?:\/usr\/bin\/env ((?:\w+=\S+ )+))?\/usr\/bin\/node (?:--max-old-space-size=256 )?build\/server\/main\.js (\w+)$/.exec(
        values('ExecStart')[0]!,
      )!;
    expect(ROLES).toContain(role);
    for (const [, name] of (variables ?? '').matchAll(/(\w+)=/g)) expect(VARIABLES).toContain(name);
    expect(values('User')).toEqual(['aisle']);
    for (const name of ['NoNewPrivileges', 'PrivateTmp', 'ProtectHome'])
      expect(values(name)).toEqual(['yes']);
    expect(values('ProtectSystem')).toEqual(['strict']);
    expect(values('CapabilityBoundingSet')).toEqual(['']);
    if (role !== 'migrate') expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(SHUTDOWN_SECONDS);
  });
});
