/** Names of icons with their code points, as a style sheet or a JSON map gives them. */
export interface IconNames {
  /** Without the prefix that nearly all of them share. */
  readonly names: ReadonlyMap<string, number>;
  /** That prefix without its dash, for example "bi"; undefined where there is none. */
  readonly prefix: string | undefined;
}

/** Share of the names that must begin alike for it to count as a prefix: sheets hold a few classes that are no icons. */
const SHARE = 0.9;

/** Names without the prefix that nearly all share; where two become one, the name that had no prefix stays. */
export function withoutCommonPrefix(names: ReadonlyMap<string, number>): IconNames {
  const prefix = commonPrefix([...names.keys()]);
  if (prefix === undefined) return { names, prefix };
  const startsWithPrefix = (name: string): boolean => name.length > prefix.length + 1 && name.startsWith(`${prefix}-`);
  const shortened = new Map<string, number>();
  for (const [name, codepoint] of names) {
    if (startsWithPrefix(name)) shortened.set(name.slice(prefix.length + 1), codepoint);
  }
  for (const [name, codepoint] of names) {
    if (!startsWithPrefix(name)) shortened.set(name, codepoint);
  }
  return { names: shortened, prefix };
}

/** What stands before the first dash of nearly all names, "bi" of `bi-alarm`; undefined where they differ. */
function commonPrefix(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) {
    const dash = name.indexOf("-");
    if (dash > 0) counts.set(name.slice(0, dash), (counts.get(name.slice(0, dash)) ?? 0) + 1);
  }
  for (const [prefix, count] of counts) {
    if (count >= SHARE * names.length) return prefix;
  }
  return undefined;
}
