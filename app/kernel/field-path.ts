/** Nobody needs more of a name to recognise it, and an error must not repeat a megabyte. */
const MAX_NAME = 200;

/** The field that a path leads to, as staff and those who run the app read it: `['lines', 0, 'id']` → `lines.0.id`. */
export const fieldPath = (path: readonly PropertyKey[]): string => path.map(shorten).join('.');

/** The same as JSONPath (RFC 9535), for agents: `['lines', 0, 'id']` → `$.lines[0].id`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = shorten(key);
    return /^[A-Za-z_]\w*$/.test(name) ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`;
  }, '$');
}

/** Names without end are cut. */
function shorten(key: PropertyKey): string {
  const name = String(key);
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
