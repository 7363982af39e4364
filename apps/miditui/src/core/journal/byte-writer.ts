import { utf8BytesOf } from "../project/text.ts";

/** Bytes that grow as they are written. */
export interface ByteWriter {
  byte(value: number): void;
  /** 0 to 2 ** 53 - 1, in as many groups of seven bits as it takes. */
  number(value: number): void;
  /** Any whole number; small ones of either sign are short. */
  signed(value: number): void;
  /** With its length. */
  bytes(value: Uint8Array): void;
  /** With its length; as the machine has them, since the machine that writes is the one that reads. */
  words(value: Uint32Array): void;
  text(value: string): void;
  /** All that was written; the writer is used up. */
  finish(): Uint8Array;
}

export function byteWriter(): ByteWriter {
  let bytes = new Uint8Array(4096);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };
  const raw = (value: Uint8Array): void => {
    reserve(value.length);
    bytes.set(value, length);
    length += value.length;
  };
  const writer: ByteWriter = {
    byte: (value) => {
      reserve(1);
      bytes[length++] = value;
    },
    number: (value) => {
      reserve(8);
      let rest = value;
      while (rest >= 128) {
        bytes[length++] = (rest % 128) + 128;
        rest = Math.floor(rest / 128);
      }
      bytes[length++] = rest;
    },
    signed: (value) => writer.number(value < 0 ? -2 * value - 1 : 2 * value),
    bytes: (value) => {
      writer.number(value.length);
      raw(value);
    },
    words: (value) => {
      writer.number(value.length);
      raw(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    },
    text: (value) => writer.bytes(utf8BytesOf(value)),
    finish: () => bytes.subarray(0, length),
  };
  return writer;
}
