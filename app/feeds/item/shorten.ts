/** At most `length` characters (code points), cut between words where there is one near the end. */
export function shorten(text: string, length: number): string {
  // UTF-16 units are never fewer than characters: the everyday text is not taken apart.
  if (text.length <= length) return text;
  const characters = [...text];
  if (characters.length <= length) return text;
  const cut = characters.slice(0, length - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length - 30 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
