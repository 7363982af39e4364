const ESCAPE = 0x1b;
const BRACKET = 0x5b;
const DIGIT_0 = 0x30;

/** A byte each for how a glyph that a terminal must not get is shown: controls, halves of pairs, what is no code point. */
const SUBSTITUTE = 0x3f;

/** Bytes for a terminal, in room that is used again for the next frame. */
export class FrameBuffer {
  bytes: Uint8Array = new Uint8Array(0);
  length = 0;
  #wanted = 0;

  /** Empties it and makes room for so many bytes; nothing after checks that they suffice. */
  start(capacity: number): void {
    if (this.bytes.length < capacity) this.bytes = new Uint8Array(capacity);
    this.length = 0;
    this.#wanted = capacity;
  }

  /** Makes room for more than was asked for at first. */
  reserve(more: number): void {
    this.#wanted += more;
    if (this.bytes.length >= this.#wanted) return;
    const { bytes } = this;
    this.bytes = new Uint8Array(2 * this.#wanted);
    this.bytes.set(bytes);
  }

  byte(value: number): void {
    this.bytes[this.length++] = value;
  }

  ascii(text: string): void {
    for (let at = 0; at < text.length; at++) this.byte(text.charCodeAt(at));
  }

  /** Begins a control sequence. */
  control(): void {
    this.bytes[this.length++] = ESCAPE;
    this.bytes[this.length++] = BRACKET;
  }

  /** A control sequence with one parameter, which 1 leaves out. */
  controlTimes(times: number, final: number): void {
    this.control();
    if (times !== 1) this.decimal(times);
    this.byte(final);
  }

  /** A whole number from 0 on. */
  decimal(value: number): void {
    if (value >= 10) {
      const rest = (value / 10) | 0;
      this.decimal(rest);
      this.bytes[this.length++] = DIGIT_0 + value - rest * 10;
      return;
    }
    this.bytes[this.length++] = DIGIT_0 + value;
  }

  /** A code point as UTF-8. */
  glyph(code: number): void {
    const { bytes } = this;
    if (code < 0x80) {
      bytes[this.length++] = code < 0x20 || code === 0x7f ? SUBSTITUTE : code;
    } else if (code < 0x800) {
      if (code < 0xa0) {
        bytes[this.length++] = SUBSTITUTE;
        return;
      }
      bytes[this.length++] = 0xc0 | (code >> 6);
      bytes[this.length++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      if (code >= 0xd800 && code < 0xe000) {
        bytes[this.length++] = SUBSTITUTE;
        return;
      }
      bytes[this.length++] = 0xe0 | (code >> 12);
      bytes[this.length++] = 0x80 | ((code >> 6) & 63);
      bytes[this.length++] = 0x80 | (code & 63);
    } else if (code < 0x110000) {
      bytes[this.length++] = 0xf0 | (code >> 18);
      bytes[this.length++] = 0x80 | ((code >> 12) & 63);
      bytes[this.length++] = 0x80 | ((code >> 6) & 63);
      bytes[this.length++] = 0x80 | (code & 63);
    } else {
      bytes[this.length++] = SUBSTITUTE;
    }
  }
}

/** Bytes that FrameBuffer.glyph writes. */
export function glyphBytes(code: number): number {
  if (code < 0xa0) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
