import { fileURLToPath } from 'node:url';

type ScriptName = 'admin-frame' | 'app-bridge' | 'extension-host' | 'extension-frames';

const built = new Map<ScriptName, Promise<string>>();

/**
 * One of the scripts under `browser/`, bundled into a single classic script. Built on first use and kept.
 * (App Bridge must run before the page goes on loading, so it can be no module.)
 */
export function buildBrowserScript(name: ScriptName): Promise<string> {
  let script = built.get(name);
  if (!script) {
    const file = fileURLToPath(new URL(`./browser/${name}/index.ts`, import.meta.url));
    script = bundleScript({ entry: `import ${JSON.stringify(file)};`, name: name.replace('-', '_') });
    built.set(name, script);
    script.catch(() => built.delete(name));
  }
  return script;
}

/** Vite takes an entry for a file of the root. */
const ENTRY = 'entry-of-a-bundle';
const VIRTUAL = `\0${ENTRY}`;

/** Bundles what a module imports, and the module, into one classic script. @param entry the module's source */
export async function bundleScript({ entry, name }: { entry: string; name: string }): Promise<string> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith(ENTRY) ? VIRTUAL : null),
        load: (id) => (id === VIRTUAL ? entry : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk || chunk.type !== 'chunk') throw new Error(`bundling ${name} gave no script`);
  return chunk.code;
}
