import { closeSync, openSync, readSync, statSync } from "node:fs";

/**
 * The bytes of a plain file.
 *
 * @param most bytes that it may have
 * @param refuse makes the error for what is no plain file; it gets "a folder" or "no plain file"
 * @returns undefined where there are more bytes, of which nothing is kept
 * @throws what `refuse` makes; and what the file system throws
 */
export function readBounded(path: string, most: number, refuse: (what: string) => Error): Uint8Array | undefined {
  // To open a pipe without a writer would block for ever.
  const status = statSync(path);
  if (!status.isFile()) throw refuse(status.isDirectory() ? "a folder" : "no plain file");
  if (status.size > most) return undefined;
  const file = openSync(path, "r");
  try {
    // A byte more than it has, or had: a file that grows meanwhile is read on until it is too large.
    let bytes = new Uint8Array(status.size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) return bytes.subarray(0, length);
      length += read;
      if (length > most) return undefined;
      if (length < bytes.length) continue;
      const larger = new Uint8Array(2 * bytes.length);
      larger.set(bytes);
      bytes = larger;
    }
  } finally {
    closeSync(file);
  }
}
