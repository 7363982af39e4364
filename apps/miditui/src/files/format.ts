import type { FileFormat } from "../core/app/dialog.ts";

const ENDINGS: Readonly<Record<string, FileFormat>> = {
  mid: "mid",
  midi: "mid",
  smf: "mid",
  kar: "mid",
  json: "json",
  oxm: "oxm",
};

/** Of a RIFF file, which is read but not written. */
const READ_ONLY: ReadonlySet<string> = new Set(["rmi", "rmid"]);

/** The format that a file is written in by its name; undefined where that tells none. */
export function formatOfName(name: string): FileFormat | undefined {
  return ENDINGS[endingOf(name)];
}

/** Whether a folder's list shows a file. */
export function isSongName(name: string): boolean {
  return formatOfName(name) !== undefined || READ_ONLY.has(endingOf(name));
}

function endingOf(name: string): string {
  return /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

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
