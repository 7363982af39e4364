import { closeSync, openSync, readSync, statSync } from "node:fs";
import { quote } from "@side-projects/command";
import { readBounded } from "@side-projects/command/node";
import { type BasicPreset, BasicSoundBank, SoundBankLoader } from "spessasynth_core";
import { MidituiError } from "../../core/error.ts";
import type { PresetName } from "../../core/sound/report.ts";
import { fileError, noPlainFile } from "../../files/reason.ts";
import { silenceLog } from "./silence-log.ts";

/** Bytes that a bank may have: the largest that are made have less, and more would not fit beside a song. */
export const MOST_BANK_BYTES: number = 1024 * 1024 * 1024;

/** Instruments, ready to be played. */
export interface Bank {
  /** As the bank calls itself; "" where it does not. */
  readonly name: string;
  /** Melodic presets by bank and program, then the drum kits. */
  readonly presets: readonly PresetName[];
  /** What the synth plays. */
  readonly sounds: BasicSoundBank;
}

/**
 * Reads a SoundFont 2 or 3 or a DLS from a file.
 *
 * @throws MidituiError E_FILE where it cannot be read, E_SOUNDFONT where it is too large, cut off or no bank
 */
export async function openBank(path: string): Promise<Bank> {
  return readBank(bankBytes(path), path);
}

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
      const start = new Uint8Array(16);
      readSync(file, start);
      checkFrame(start, status.size, path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fileError(path, error, "read");
  }
}

function bankBytes(path: string): Uint8Array {
  try {
    const bytes = readBounded(path, MOST_BANK_BYTES, noPlainFile(path));
    if (bytes !== undefined) return bytes;
  } catch (error) {
    throw fileError(path, error, "read");
  }
  throw tooLarge(path);
}

function tooLarge(path: string): MidituiError {
  const most = MOST_BANK_BYTES / 1024 / 1024;
  return new MidituiError("E_SOUNDFONT", `${quote(path)} has more than ${most} MiB`, "choose a smaller SoundFont");
}

/**
 * A SoundFont 2 or 3 or a DLS out of the bytes of a file.
 *
 * @param path by which it is called in messages
 * @throws MidituiError E_SOUNDFONT where it is cut off or no bank
 */
export async function readBank(bytes: Uint8Array, path: string): Promise<Bank> {
  silenceLog();
  checkFrame(bytes.subarray(0, 16), bytes.length, path);
  await BasicSoundBank.isSF3DecoderReady;
  const sounds = parsed(bytes, path);
  const presets = sounds.presets.map(presetName).sort(byPlace);
  if (presets.length === 0) throw broken(path, "has no instruments");
  return { name: sounds.soundBankInfo.name.trim(), presets, sounds };
}

function parsed(bytes: Uint8Array, path: string): BasicSoundBank {
  try {
    return SoundBankLoader.fromArrayBuffer(wholeBuffer(bytes));
  } catch (error) {
    throw broken(path, "is damaged", error);
  }
}

/** The frame tells of itself how long it is: what is shorter was cut off, as by a download that stopped. */
function checkFrame(start: Uint8Array, length: number, path: string): void {
  if (length === 0) throw broken(path, "is empty");
  const frame = text(start, 0);
  if ((frame !== "RIFF" && frame !== "RIFS") || !FORMS.has(text(start, frame === "RIFS" ? 12 : 8).toLowerCase()))
    throw broken(path, "is no SoundFont");
  if (frame !== "RIFF") return;
  const told = new DataView(start.buffer, start.byteOffset, start.length).getUint32(4, true) + 8;
  // Some writers leave the last byte of padding out.
  if (told > length + 1) throw broken(path, `is cut off: it has ${length} of its ${told} bytes`);
}

const FORMS: ReadonlySet<string> = new Set(["sfbk", "sfpk", "sfen", "dls "]);

function text(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + 4));
}

function wholeBuffer({ buffer, byteOffset, length }: Uint8Array): ArrayBuffer {
  // A byte of reading past the end stays behind a file of ours, and it is not worth a copy of a gigabyte.
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength <= length + 1) return buffer;
  return new Uint8Array(new Uint8Array(buffer, byteOffset, length)).buffer;
}

function presetName({ isGMGSDrum, bankMSB, program, name }: BasicPreset): PresetName {
  return { bank: isGMGSDrum ? DRUM_BANK : bankMSB, program, name: name.trim() };
}

const DRUM_BANK = 128;

function byPlace(one: PresetName, other: PresetName): number {
  return one.bank - other.bank || one.program - other.program;
}

function broken(path: string, what: string, cause?: unknown): MidituiError {
  return new MidituiError("E_SOUNDFONT", `${quote(path)} ${what}`, "choose another .sf2, .sf3 or .dls", { cause });
}
