import { createUtf8 } from "./utf8.ts";

const END = [0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e];

/** Characters of a paste that are kept; nothing here wants more than a name. */
const PASTE_LIMIT = 4096;

/** Collects what stands between `CSI 200~` and `CSI 201~`. */
export interface Paste {
  /** @returns whether the paste ends with this byte */
  push(byte: number): boolean;
  /** The text so far, of which the first 4096 characters are kept. */
  take(): string;
}

export function createPaste(): Paste {
  const utf8 = createUtf8();
  let text = "";
  let matched = 0;
  let length = 0;

  const keep = (byte: number): void => {
    const code = utf8.push(byte);
    if (code < 0 || length >= PASTE_LIMIT) return;
    text += String.fromCodePoint(code);
    length++;
  };

  return {
    push(byte) {
      if (byte === END[matched]) {
        matched++;
        return matched === END.length;
      }
      for (const held of END.slice(0, matched)) keep(held);
      matched = byte === END[0] ? 1 : 0;
      if (matched === 0) keep(byte);
      return false;
    },
    take() {
      const taken = text;
      text = "";
      length = 0;
      matched = 0;
      utf8.reset();
      return taken;
    },
  };
}
