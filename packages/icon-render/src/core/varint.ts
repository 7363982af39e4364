/**
 * Integers of one, two or five bytes. A first byte below 240 is the number; 240 to 254 take one more byte and reach
 * 4,079; 255 is followed by four bytes. Nearly all steps between points of an icon font fit the first form, which
 * reaches -120 to 119 where the usual seven-bit groups reach -64 to 63.
 */
const WIDE = 240;
const FULL = 255;
const TWO_BYTE_END = WIDE + (FULL - WIDE) * 256;

/** Reads numbers one after the other, from an offset on. Past the end it reads zeros. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Offset of the next byte. */
  get at(): number {
    return this.#at;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  unsigned(): number {
    const first = this.byte();
    if (first < WIDE) return first;
    if (first < FULL) return WIDE + (first - WIDE) * 256 + this.byte();
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + this.byte();
    return value;
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}

/** Writes what {@link NumberReader} reads. */
export class NumberWriter {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  byte(value: number): void {
    this.#bytes.push(value);
  }

  /** @param value a whole number from 0 to 2^32 - 1 */
  unsigned(value: number): void {
    if (value < WIDE) {
      this.#bytes.push(value);
    } else if (value < TWO_BYTE_END) {
      const rest = value - WIDE;
      this.#bytes.push(WIDE + Math.floor(rest / 256), rest % 256);
    } else {
      this.#bytes.push(FULL, value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
    }
  }

  /** @param value a whole number from -2^31 to 2^31 - 1 */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
