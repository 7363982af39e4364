/** Decodes UTF-8 that comes byte by byte. */
export interface Utf8 {
  /** Whether a character has begun whose end is not there yet. */
  readonly pending: boolean;
  /**
   * Takes a byte. What was pending and is not continued is dropped, and the byte begins anew.
   *
   * @returns the code point that ends here, or -1: more is needed, or the byte is no part of UTF-8
   */
  push(byte: number): number;
  /** Drops what is pending. */
  reset(): void;
}

export function createUtf8(): Utf8 {
  let missing = 0;
  let code = 0;
  let least = 0;

  const begin = (byte: number): number => {
    missing = 0;
    if (byte < 0x80) return byte;
    if (byte < 0xc2 || byte > 0xf4) return -1;
    if (byte < 0xe0) [missing, code, least] = [1, byte & 0x1f, 0x80];
    else if (byte < 0xf0) [missing, code, least] = [2, byte & 0x0f, 0x800];
    else [missing, code, least] = [3, byte & 0x07, 0x10000];
    return -1;
  };

  return {
    get pending() {
      return missing > 0;
    },
    push(byte) {
      if (missing === 0 || (byte & 0xc0) !== 0x80) return begin(byte);
      code = (code << 6) | (byte & 0x3f);
      missing--;
      if (missing > 0) return -1;
      return code >= least && isCharacter(code) ? code : -1;
    },
    reset() {
      missing = 0;
    },
  };
}

/** Whether a number is a code point of a character: no surrogate, nothing beyond Unicode. */
export function isCharacter(code: number): boolean {
  return code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
