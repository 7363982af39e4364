/** Ways of writing a code point: U+F005, \f005, 0xf005, &#xf005;. */
const WRITTEN = /^(?:u\+|\\u?|0x|&#x)\{?([0-9a-f]{1,6})\}?;?$/i;

/** The code point that a text writes out, or that it is, when it is a single character; undefined for other text. */
export function parseCodepoint(text: string): number | undefined {
  const hex = WRITTEN.exec(text)?.[1];
  if (hex !== undefined) return inUnicode(Number.parseInt(hex, 16));
  const codepoint = text.codePointAt(0);
  return codepoint !== undefined && text.length === (codepoint > 0xffff ? 2 : 1) ? codepoint : undefined;
}

/** A code point as people write it: U+F005. */
export function formatCodepoint(codepoint: number): string {
  return `U+${codepoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The number itself where it is a code point. */
export function inUnicode(value: number): number | undefined {
  return Number.isInteger(value) && value > 0 && value <= 0x10ffff ? value : undefined;
}
