/** Bytes that grow, big-endian. */
export class ByteSink {
  #bytes: Uint8Array = new Uint8Array(4096);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  byte(value: number): void {
    if (this.#count === this.#bytes.length) this.#room(1);
    this.#bytes[this.#count++] = value;
  }

  half(value: number): void {
    this.byte((value >>> 8) & 0xff);
    this.byte(value & 0xff);
  }

  word(value: number): void {
    this.half(value >>> 16);
    this.half(value & 0xffff);
  }

  /** A number of variable length, 0 to 0x0fffffff. */
  length(value: number): void {
    if (value >= 0x80) {
      if (value >= 0x4000) {
        if (value >= 0x200000) this.byte((value >>> 21) | 0x80);
        this.byte(((value >>> 14) & 0x7f) | 0x80);
      }
      this.byte(((value >>> 7) & 0x7f) | 0x80);
    }
    this.byte(value & 0x7f);
  }

  bytes(data: Uint8Array): void {
    this.#room(data.length);
    this.#bytes.set(data, this.#count);
    this.#count += data.length;
  }

  /** Four characters. */
  type(name: string): void {
    for (let place = 0; place < 4; place++) this.byte(name.charCodeAt(place) & 0xff);
  }

  /** Writes over four bytes that are there. */
  wordAt(at: number, value: number): void {
    new DataView(this.#bytes.buffer).setUint32(at, value);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#count);
  }

  #room(more: number): void {
    if (this.#count + more <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.max(this.#bytes.length * 2, this.#count + more));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}
