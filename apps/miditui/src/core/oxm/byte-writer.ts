import { utf8BytesOf } from "../project/text.ts";

/** Writes values as bincode 1.3 does: little endian, integers of fixed size, lengths of 64 bits. */
export class ByteWriter {
  #view: DataView<ArrayBuffer> = new DataView(new ArrayBuffer(4096));
  #length = 0;

  u8(value: number): void {
    const at = this.#reserve(1);
    this.#view.setUint8(at, value);
  }

  u32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value, true);
  }

  u64(value: number): void {
    const at = this.#reserve(8);
    this.#view.setUint32(at, value >>> 0, true);
    this.#view.setUint32(at + 4, Math.floor(value / 0x100000000), true);
  }

  flag(value: boolean): void {
    this.u8(value ? 1 : 0);
  }

  text(value: string): void {
    const text = utf8BytesOf(value);
    this.u64(text.length);
    const at = this.#reserve(text.length);
    new Uint8Array(this.#view.buffer).set(text, at);
  }

  /** All that was written. */
  bytes(): Uint8Array {
    return new Uint8Array(this.#view.buffer.slice(0, this.#length));
  }

  #reserve(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    if (this.#length > this.#view.byteLength) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(new Uint8Array(this.#view.buffer));
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}
