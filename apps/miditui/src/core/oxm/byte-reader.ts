import { counted } from "../counted.ts";
import { MidituiError } from "../error.ts";
import { utf8Of } from "../project/text.ts";

const HINT = "it must be an .oxm file that miditui saved";

/**
 * Reads values of bincode 1.3 (little endian, integers of fixed size, lengths of 64 bits) one after the other. Each is
 * called by its path in errors.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Offset of the next value. */
  get at(): number {
    return this.#at;
  }

  /** Bytes from there to the end. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(path: string, min: number, max: number): number {
    return checkRange(path, this.#view.getUint8(this.#take(path, 1)), max, min);
  }

  u32(path: string, min: number, max: number): number {
    return checkRange(path, this.#view.getUint32(this.#take(path, 4), true), max, min);
  }

  /** A number of 64 bits; above 2 ** 53 the last ones are lost. */
  u64(path: string): number {
    const at = this.#take(path, 8);
    return this.#view.getUint32(at, true) + this.#view.getUint32(at + 4, true) * 0x100000000;
  }

  flag(path: string): boolean {
    return this.u8(path, 0, 1) === 1;
  }

  /** How many of something follow that take at least so many bytes each: never more than there is room for. */
  count(path: string, bytes: number): number {
    const count = this.u64(path);
    if (count * bytes > this.left) {
      throw new MidituiError(
        "E_OXM",
        `${path} is said to hold ${count}, the file has ${counted(this.left, "byte")} left`,
        HINT,
      );
    }
    return count;
  }

  text(path: string): string {
    const length = this.count(path, 1);
    const from = this.#take(path, length);
    const text = utf8Of(this.#bytes.subarray(from, from + length));
    if (text === undefined) throw new MidituiError("E_OXM", `${path} is not text in UTF-8`, HINT);
    return text;
  }

  #take(path: string, bytes: number): number {
    if (bytes > this.left) throw new MidituiError("E_OXM", `the file ends at byte ${this.#at}, within ${path}`, HINT);
    const at = this.#at;
    this.#at += bytes;
    return at;
  }
}

/** @throws MidituiError E_OXM where the value is none of min to max */
export function checkRange(path: string, value: number, max: number, min = 0): number {
  if (value >= min && value <= max) return value;
  throw new MidituiError("E_OXM", `${path} is ${value}, it must be ${min} to ${max}`, HINT);
}
