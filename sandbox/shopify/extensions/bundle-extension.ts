import { bundleScript } from '#sandbox/shopify/admin/build-browser-script.ts';

const built = new Map<string, Promise<string>>();

/** A module of an extension as one script, which gives what it exports to the host, as Shopify's CLI builds it. */
export function bundleExtension(module: string, target: string): Promise<string> {
  let script = built.get(module);
  if (!script) {
    const entry = `import run from ${JSON.stringify(module)};
      shopify.extend(${JSON.stringify(target)}, (...given) => run(...given));`;
    script = bundleScript({ entry, name: 'extension' });
    built.set(module, script);
    script.catch(() => built.delete(module));
  }
  return script;
}
