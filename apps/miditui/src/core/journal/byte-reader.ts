import { MidituiError } from "../error.ts";
import { textOf } from "../project/text.ts";

/** Reads what a ByteWriter wrote. Each method throws MidituiError E_FILE where the bytes say something else. */
export interface ByteReader {
  readonly atEnd: () => boolean;
  byte(): number;
  number(): number;
  signed(): number;
  bytes(): Uint8Array;
  words(): Uint32Array;
  text(): string;
  /** A number of things that follow, of which each has at least a byte. */
  length(): number;
  /** So many things, as `read` reads one. */
  list<Thing>(read: () => Thing): Thing[];
}

/** What is told of a journal that does not hold what it should. */
export function damaged(what: string): MidituiError {
  return new MidituiError("E_FILE", `the journal has ${what}`, "open the song itself instead");
}

export function byteReader(bytes: Uint8Array): ByteReader {
  // A Buffer's own slice would share its memory.
  const source = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (length > source.length - at) throw damaged("less in it than it says");
    at += length;
    return source.slice(at - length, at);
  };
  const reader: ByteReader = {
    atEnd: () => at >= source.length,
    byte: () => {
      if (at >= source.length) throw damaged("less in it than it says");
      return source[at++] ?? 0;
    },
    number: () => {
      let value = 0;
      for (let scale = 1; scale <= Number.MAX_SAFE_INTEGER; scale *= 128) {
        const byte = reader.byte();
        value += (byte & 0x7f) * scale;
        if (byte < 128 && Number.isSafeInteger(value)) return value;
      }
      throw damaged("a number that is too long");
    },
    signed: () => {
      const value = reader.number();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    bytes: () => take(reader.number()),
    words: () => new Uint32Array(take(4 * reader.number()).buffer),
    text: () => textOf(reader.bytes()),
    length: () => {
      const count = reader.number();
      if (count > source.length - at) throw damaged("less in it than it says");
      return count;
    },
    list: (read) => Array.from({ length: reader.length() }, read),
  };
  return reader;
}
