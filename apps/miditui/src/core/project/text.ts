/**
 * Text of a meta event, as UTF-8 if it is that from end to end, else as Latin-1: files say nothing about it. The bytes are
 * what is kept and written.
 */
export function textOf(bytes: Uint8Array): string {
  return utf8Of(bytes) ?? latin1Of(bytes);
}

/** The text that valid UTF-8 stands for; undefined where it is not that. Surrogates and overlong forms are not. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    if (length === 0 || at + length > bytes.length) return undefined;
    let code = length === 1 ? first : first & (0x7f >> length);
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return undefined;
      code = (code << 6) | (byte & 0x3f);
    }
    if (code < smallestOf(length) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    part += String.fromCodePoint(code);
    at += length;
    if (part.length >= 4096) {
      parts.push(part);
      part = "";
    }
  }
  return parts.length === 0 ? part : parts.join("") + part;
}

/** UTF-8; half a surrogate pair becomes U+FFFD. */
export function utf8BytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    const rest = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes[length++] = ((0xff00 >> (rest + 1)) & 0xff) | (code >> (6 * rest));
    for (let shift = rest - 1; shift >= 0; shift--) bytes[length++] = 0x80 | ((code >> (6 * shift)) & 0x3f);
  }
  return bytes.slice(0, length);
}

function latin1Of(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

function smallestOf(length: number): number {
  if (length === 1) return 0;
  if (length === 2) return 0x80;
  return length === 3 ? 0x800 : 0x10000;
}
