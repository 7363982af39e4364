import { type Secret, SHORTEST_SECRET, SHOWN } from "../api/secret.ts";

/** What keys of Google look like. One that nobody told us of, pasted in the wrong place, is hidden from messages too. */
const GOOGLE_KEY = /AIza[\w-]{35}/gi;

type Write = NodeJS.WriteStream["write"];

/** Hides keys in what the process prints. */
export class Redactor {
  readonly #needles: string[] = [];

  /** From now on this key is hidden, unless it is a mere word: as it is, percent-encoded, and escaped as in JSON. */
  hide(key: Secret): void {
    const value = key.reveal();
    if (value.length < SHORTEST_SECRET) return;
    const forms = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), value.toLowerCase()];
    for (const form of forms) if (!this.#needles.includes(form)) this.#needles.push(form);
  }

  /** @param anyKey also hides what only looks like a key; for messages, not for data */
  text(text: string, anyKey: boolean): string {
    let clean = text;
    for (const needle of this.#needles) clean = clean.replaceAll(needle, SHOWN);
    return anyKey ? clean.replace(GOOGLE_KEY, SHOWN) : clean;
  }

  /** Keys are ASCII, so bytes are searched as characters of one byte each. */
  bytes(bytes: Uint8Array, anyKey: boolean): Uint8Array {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const clean = this.text(text, anyKey);
    return clean === text ? bytes : Buffer.from(clean, "latin1");
  }

  /** Whatever is written to the stream from now on passes through here, each call as a whole. */
  guard(stream: NodeJS.WriteStream, anyKey: boolean): void {
    const write: Write = stream.write.bind(stream);
    const guarded = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
      const clean = typeof chunk === "string" ? this.text(chunk, anyKey) : this.bytes(chunk, anyKey);
      return Reflect.apply(write, stream, [clean, ...rest]);
    };
    stream.write = guarded;
  }
}
