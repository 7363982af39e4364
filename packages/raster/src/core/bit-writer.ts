/** Bits into bytes, the least significant bit first, as deflate wants them. */
export class BitWriter {
  bytes: Uint8Array;
  length = 0;
  #held = 0;
  #count = 0;

  /** @param capacity bytes to make room for; the buffer grows when they are used up */
  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity + 8);
  }

  /** Appends the `count` low bits of `value`, which has no bit set above them; count is 0 to 16. */
  write(value: number, count: number): void {
    this.#held |= value << this.#count;
    this.#count += count;
    if (this.#count < 16) return;
    if (this.length + 2 > this.bytes.length) this.reserve(2);
    this.bytes[this.length++] = this.#held;
    this.bytes[this.length++] = this.#held >>> 8;
    this.#held >>>= 16;
    this.#count -= 16;
  }

  /** Fills the current byte with zero bits. */
  align(): void {
    while (this.#count > 0) {
      this.reserve(1);
      this.bytes[this.length++] = this.#held;
      this.#held >>>= 8;
      this.#count -= 8;
    }
    this.#held = 0;
    this.#count = 0;
  }

  /** Appends whole bytes; only after {@link align}. */
  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array((this.length + more) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** The bytes written; only after {@link align}. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
