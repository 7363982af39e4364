import { closeSync, openSync, readSync } from "node:fs";

/** Programs of General MIDI that a font has to have: a few may be missing where others stand for them. */
const ENOUGH = 120;

/** Bytes of a preset in the list of a SoundFont, with its program and bank after its name. */
const PRESET = { bytes: 38, program: 20, bank: 22 } as const;

/** Bytes of such a list that are looked at, at most. */
const MOST = 4096 * PRESET.bytes;

/** Parts of a file that are looked at, at most: a font has three. */
const PARTS = 16;

/** Whether a SoundFont has the programs of General MIDI, by its list of presets; false of what is none, or is damaged. */
export function hasGeneralMidi(path: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const presets = presetList(file);
      return presets !== undefined && programsIn(presets) >= ENOUGH;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

/** The bytes of the list "phdr", which comes first in the part "pdta" of the file. */
function presetList(file: number): DataView | undefined {
  const start = read(file, 0, 12);
  if (nameAt(start, 0) !== "RIFF" || nameAt(start, 8) !== "sfbk") return undefined;
  for (let at = 12, parts = 0; parts < PARTS; parts++) {
    const part = read(file, at, 20);
    if (part.byteLength < 20) return undefined;
    const length = part.getUint32(4, true);
    if (nameAt(part, 0) === "LIST" && nameAt(part, 8) === "pdta" && nameAt(part, 12) === "phdr")
      return read(file, at + 20, Math.min(MOST, part.getUint32(16, true)));
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function programsIn(presets: DataView): number {
  const programs = new Set<number>();
  // The last entry only marks the end.
  for (let at = 0; at + 2 * PRESET.bytes <= presets.byteLength; at += PRESET.bytes) {
    const program = presets.getUint16(at + PRESET.program, true);
    if (program < 128 && presets.getUint16(at + PRESET.bank, true) === 0) programs.add(program);
  }
  return programs.size;
}

/** What the file has of those bytes. */
function read(file: number, at: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  return new DataView(bytes.buffer, 0, readSync(file, bytes, 0, length, at));
}

function nameAt(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return "";
  return String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(at + index)));
}
