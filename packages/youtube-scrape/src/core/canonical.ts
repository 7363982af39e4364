import { isRecord } from "./record.ts";

/** Nesting beyond this is no data of the API's; the limit keeps hostile answers from using up the stack. */
export const DEEPEST = 32;
/** UTF-16 code units kept of one text; YouTube's longest, a description, has 5,000. */
export const LONGEST_TEXT = 100_000;

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
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : undefined;
  if (typeof value === "boolean" || value === null) return String(value);
  if (depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) return canonicalList(value, depth);
  return isRecord(value) ? canonicalObject(value, depth) : undefined;
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

function canonicalObject(object: Readonly<Record<string, unknown>>, depth: number): string | undefined {
  let json = "";
  // Written as text, so that a key such as __proto__ is nothing but a key.
  for (const key of Object.keys(object).sort()) {
    const item = canonicalJson(object[key], depth + 1);
    if (item === undefined) return undefined;
    json += json === "" ? `${quoted(key)}:${item}` : `,${quoted(key)}:${item}`;
  }
  return `{${json}}`;
}

// Short and plain is the common case by far, and a call into the engine's serializer costs more than the test.
const PLAIN = /^[ !#-[\]-~]*$/;
const SHORT = 100;

function quoted(text: string): string {
  return text.length <= SHORT && PLAIN.test(text) ? `"${text}"` : JSON.stringify(cleanText(text));
}
