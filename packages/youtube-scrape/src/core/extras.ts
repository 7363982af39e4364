import { canonicalJson, cleanText } from "./canonical.ts";

/** JSON of the leaves without a column, by dotted path. */
export type Extras = Map<string, string>;

/** A path and one more key; an empty key, or one that could be mistaken for a path, stands in brackets: `a["b.c"]`. */
export function pathTo(parent: string, key: string): string {
  if (/^$|[.[\]"]/.test(key)) return `${parent}[${JSON.stringify(cleanText(key))}]`;
  return parent === "" ? cleanText(key) : `${parent}.${cleanText(key)}`;
}

/** One JSON object of all of them with its keys in code unit order, or null where there are none. */
export function extrasJson(extras: Extras): string | null {
  if (extras.size === 0) return null;
  const paths = Array.from(extras.keys()).sort();
  return `{${paths.map((path) => `${JSON.stringify(path)}:${extras.get(path)}`).join(",")}}`;
}

/** Forgets a leaf that says what a column says already. */
export function dropRepeat(extras: Extras, path: string, value: string | null | undefined): void {
  if (typeof value === "string" && extras.get(path) === canonicalJson(value)) extras.delete(path);
}
