import { crc32 } from "node:zlib";
import { createReplay } from "../core/journal/replay.ts";
import type { Session } from "../core/journal/session.ts";

/** What a journal begins with. A form of it that older versions cannot read gets another number. */
export const JOURNAL_MAGIC: Uint8Array = Buffer.from("miditui journal 1\n", "latin1");

/** Whether bytes are those of a journal. */
function isJournal(bytes: Uint8Array): boolean {
  return bytes.length >= JOURNAL_MAGIC.length && JOURNAL_MAGIC.every((byte, index) => byte === bytes[index]);
}

/** The last session that a journal holds whole; undefined where it holds none. */
export function lastSession(bytes: Uint8Array): Session | undefined {
  if (!isJournal(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const replay = createReplay();
  let session: Session | undefined;
  for (let at = JOURNAL_MAGIC.length; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at, true);
    const record = bytes.subarray(at + 8, at + 8 + length);
    if (record.length < length || crc32(record) !== view.getUint32(at + 4, true)) return session;
    try {
      session = replay.take(record);
    } catch {
      return session;
    }
    at += 8 + length;
  }
  return session;
}
