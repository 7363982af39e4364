import { closeSync, openSync, readSync, statSync } from "node:fs";
import { quote } from "@side-projects/command";
import { MidituiError } from "../../core/error.ts";
import { fileError, noPlainFile } from "../../files/reason.ts";

/** Bytes that a bank may have: the largest that are made have less, and more would not fit beside a song. */
export const MOST_BANK_BYTES: number = 1024 * 1024 * 1024;

/** Bytes that `checkFrame` looks at. */
export const FRAME_BYTES = 16;

const FORMS: ReadonlySet<string> = new Set(["sfbk", "sfpk", "sfen", "dls "]);

/**
 * Looks whether a file may be a bank, as far as its first bytes and its length tell.
 *
 * @throws MidituiError E_FILE where it cannot be read, E_SOUNDFONT where it is too large, cut off or no bank
 */
export function checkBank(path: string): void {
  try {
    const status = statSync(path);
    if (!status.isFile()) throw noPlainFile(path)(status.isDirectory() ? "a folder" : "no plain file");
    if (status.size > MOST_BANK_BYTES) throw tooLarge(path);
    const file = openSync(path, "r");
    try {
      const start = new Uint8Array(FRAME_BYTES);
      readSync(file, start);
      checkFrame(start, status.size, path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fileError(path, error, "read");
  }
}

/**
 * The frame tells of itself how long it is: what is shorter was cut off, as by a download that stopped.
 *
 * @param start first bytes of the file
 * @param length bytes of the whole of it
 * @throws MidituiError E_SOUNDFONT
 */
export function checkFrame(start: Uint8Array, length: number, path: string): void {
  if (length === 0) throw brokenBank(path, "is empty");
  const frame = text(start, 0);
  if ((frame !== "RIFF" && frame !== "RIFS") || !FORMS.has(text(start, frame === "RIFS" ? 12 : 8).toLowerCase()))
    throw brokenBank(path, "is no SoundFont");
  if (frame !== "RIFF") return;
  const told = new DataView(start.buffer, start.byteOffset, start.length).getUint32(4, true) + 8;
  // Some writers leave the last byte of padding out.
  if (told > length + 1) throw brokenBank(path, `is cut off: it has ${length} of its ${told} bytes`);
}

export function tooLarge(path: string): MidituiError {
  const most = MOST_BANK_BYTES / 1024 / 1024;
  return new MidituiError("E_SOUNDFONT", `${quote(path)} has more than ${most} MiB`, "choose a smaller SoundFont");
}

export function brokenBank(path: string, what: string, cause?: unknown): MidituiError {
  return new MidituiError("E_SOUNDFONT", `${quote(path)} ${what}`, "choose another .sf2, .sf3 or .dls", { cause });
}

function text(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + 4));
}
