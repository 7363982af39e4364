import { readBounded } from "@side-projects/command/node";
import { type BasicPreset, BasicSoundBank, SoundBankLoader } from "spessasynth_core";
import type { PresetName } from "../../core/sound/report.ts";
import { fileError, noPlainFile } from "../../files/reason.ts";
import { brokenBank, checkFrame, FRAME_BYTES, MOST_BANK_BYTES, tooLarge } from "./bank-frame.ts";
import { boundZones } from "./bound-zones.ts";
import { silenceLog } from "./silence-log.ts";

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

function bankBytes(path: string): Uint8Array {
  try {
    const bytes = readBounded(path, MOST_BANK_BYTES, noPlainFile(path));
    if (bytes !== undefined) return bytes;
  } catch (error) {
    throw fileError(path, error, "read");
  }
  throw tooLarge(path);
}

/**
 * A SoundFont 2 or 3 or a DLS out of the bytes of a file.
 *
 * @param path by which it is called in messages
 * @throws MidituiError E_SOUNDFONT where it is cut off or no bank
 */
export async function readBank(bytes: Uint8Array, path: string): Promise<Bank> {
  silenceLog();
  checkFrame(bytes.subarray(0, FRAME_BYTES), bytes.length, path);
  // What unpacks SoundFont 3 is compiled meanwhile.
  await BasicSoundBank.isSF3DecoderReady;
  const sounds = parsed(bytes, path);
  // A damaged rate would have the synth run round a loop for hours.
  for (const sample of sounds.samples) if (!(sample.sampleRate <= MOST_RATE)) sample.sampleRate = USUAL_RATE;
  boundZones(sounds);
  const presets = sounds.presets.map(presetName).sort(byPlace);
  if (presets.length === 0) throw brokenBank(path, "has no instruments");
  return { name: plain(sounds.soundBankInfo.name), presets, sounds };
}

/** Frames a second of a sample. */
const MOST_RATE = 400_000;
const USUAL_RATE = 44_100;

function parsed(bytes: Uint8Array, path: string): BasicSoundBank {
  try {
    return SoundBankLoader.fromArrayBuffer(wholeBuffer(bytes));
  } catch (error) {
    throw brokenBank(path, "is damaged", error);
  }
}

function wholeBuffer({ buffer, byteOffset, length }: Uint8Array): ArrayBuffer {
  // A byte of reading past the end stays behind a file of ours, and it is not worth a copy of a gigabyte.
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength <= length + 1) return buffer;
  return new Uint8Array(new Uint8Array(buffer, byteOffset, length)).buffer;
}

function presetName({ isGMGSDrum, bankMSB, program, name }: BasicPreset): PresetName {
  return { bank: isGMGSDrum ? DRUM_BANK : bankMSB, program, name: plain(name) };
}

const DRUM_BANK = 128;

/** Without what a terminal would obey. */
function plain(name: string): string {
  return name.replace(/\p{C}/gu, "").trim();
}

function byPlace(one: PresetName, other: PresetName): number {
  return one.bank - other.bank || one.program - other.program;
}
