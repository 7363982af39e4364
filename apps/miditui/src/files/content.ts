/** What a file is by what is in it. "midi" is also what has a MIDI file somewhere inside. */
export type Content = "midi" | "json" | "oxm" | "journal";

/** What a file is by what is in it; undefined where it is no song. */
export function contentOf(bytes: Uint8Array): Content | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT));
  const head = start.toString("latin1", 0, 256);
  if (head.startsWith("MThd") || head.startsWith("RIFF")) return "midi";
  if (head.startsWith("miditui journal ")) return "journal";
  if (/^(?:\u00ef\u00bb\u00bf)?\s*[{[][^\0]/.test(`${head} `)) return "json";
  if (isOxm(start, bytes.length)) return "oxm";
  return start.includes("MThd") ? "midi" : undefined;
}

/** Bytes before the header of a MIDI file that are looked through for it. */
const LOOKED_AT = 1 << 16;

/** It begins with the length of the song's name in eight bytes, the name, and two numbers of four bytes and one. */
function isOxm(start: Buffer, length: number): boolean {
  return length >= 8 && start.readUInt32LE(4) === 0 && start.readUInt32LE(0) <= length - 8;
}
