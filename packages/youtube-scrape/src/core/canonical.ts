/** Nesting beyond this is no data of the API's; the limit keeps hostile answers from using up the stack. */
export const DEEPEST = 32;
/** UTF-16 code units kept of one text; YouTube's longest, a description, has 5,000. */
export const LONGEST_TEXT = 100_000;

/** Whether it is an object with keys, as JSON has them: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Text that SQLite and JSON can hold unharmed: unpaired surrogates and NUL become U+FFFD, and what lies beyond 100,000
 * code units is cut off.
 */
export function cleanText(text: string): string {
  const cut = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const formed = cut.isWellFormed() ? cut : cut.toWellFormed();
  return formed.includes("\0") ? formed.replaceAll("\0", "\ufffd") : formed;
}

/**
 * JSON text that is the same whenever the data are: keys in code unit order, lists in their own, texts cleaned.
 *
 * @returns undefined for what JSON can't hold and for nesting deeper than 32
 */
export function canonicalJson(value: unknown, depth: number = 0): string | undefined {
  if (typeof value === "string") return JSON.stringify(cleanText(value));
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : undefined;
  if (typeof value === "boolean" || value === null) return String(value);
  if (typeof value !== "object" || depth >= DEEPEST) return undefined;
  return Array.isArray(value) ? canonicalList(value, depth) : canonicalObject(value, depth);
}

function canonicalList(list: readonly unknown[], depth: number): string | undefined {
  let json = "";
  for (const value of list) {
    const item = canonicalJson(value, depth + 1);
    if (item === undefined) return undefined;
    json += json === "" ? item : `,${item}`;
  }
  return `[${json}]`;
}

function canonicalObject(object: object, depth: number): string | undefined {
  let json = "";
  // Written as text, so that a key such as __proto__ is nothing but a key.
  for (const [key, value] of Object.entries(object).sort(byKey)) {
    const item = canonicalJson(value, depth + 1);
    if (item === undefined) return undefined;
    json += `${json === "" ? "" : ","}${JSON.stringify(cleanText(key))}:${item}`;
  }
  return `{${json}}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
