const LONGEST_QUOTE = 60;

/** Anything from outside, made fit for a message of one line: text in quotes, escaped, and cut at 60 characters. */
export function quote(value: unknown): string {
  if (typeof value !== "string") return described(value);
  const characters = Array.from(value.slice(0, 4 * LONGEST_QUOTE));
  const cut = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}...` : value;
  let shown = "";
  for (const character of JSON.stringify(cut)) {
    shown += steers(character.codePointAt(0) ?? 0) ? escaped(character) : character;
  }
  return shown;
}

/** A path or an address as {@link quote} shows text, of a long one its end, where the file's name is. */
export function quotePath(path: string): string {
  const characters = Array.from(path.slice(-4 * LONGEST_QUOTE));
  return quote(characters.length > LONGEST_QUOTE ? `...${characters.slice(3 - LONGEST_QUOTE).join("")}` : path);
}

function described(value: unknown): string {
  if (value === null || typeof value === "number" || typeof value === "boolean" || value === undefined)
    return `${value}`;
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : `an array of ${value.length}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function steers(code: number): boolean {
  const control = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const direction = (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  const mark = code === 0x61c || code === 0x200e || code === 0x200f;
  return control || direction || mark;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
