import { fileURLToPath } from 'node:url';

type ScriptName = 'admin-frame' | 'app-bridge';

const built = new Map<ScriptName, Promise<string>>();

/**
 * One of the scripts under `browser/`, bundled into a single classic script. Built on first use and kept.
 * (App Bridge must run before the page goes on loading, so it can be no module.)
 */
export function buildBrowserScript(name: ScriptName): Promise<string> {
  let script = built.get(name);
  if (!script) {
    script = bundle(name);
    built.set(name, script);
    script.catch(() => built.delete(name));
  }
  return script;
}

async function bundle(name: ScriptName): Promise<string> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(`./browser/${name}/index.ts`, import.meta.url)),
        formats: ['iife'],
        name: name.replace('-', '_'),
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk || chunk.type !== 'chunk') throw new Error(`bundling ${name} gave no script`);
  return chunk.code;
}
