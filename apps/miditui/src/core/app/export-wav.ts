import type { Step } from "./action.ts";
import type { FileDialog } from "./dialog.ts";
import { listing, namingDialog } from "./file-dialog.ts";
import { isWavName } from "./file-format.ts";
import { joinPath, nameOf, parentOf } from "./path.ts";
import type { WavBits, WavOptions } from "./sound-request.ts";
import type { AppState } from "./state.ts";
import { asking, type Outcome, tell } from "./step.ts";

/** What a sound file is at first. */
export const DEFAULT_WAV: WavOptions = { bits: 16, stems: false, loop: false };
/** Bits of a sample in the order that Tab goes through. */
export const WAV_BITS: readonly WavBits[] = [16, 24, "32f"];

/** The state with the dialog for a sound file. */
export function exportDialog(state: AppState): Outcome {
  const { exporting } = state.sound;
  if (exporting !== undefined) return tell(state, `${exporting.name} is being written: Esc in Normal mode stops it`);
  return listing(state, { ...namingDialog(state, "wav"), wav: DEFAULT_WAV });
}

/** Where a dialog would write the sound to. */
function wavPath({ folder, text }: FileDialog): string {
  const typed = text.trim();
  return joinPath(folder, isWavName(typed) ? typed : `${typed}.wav`);
}

/** The state with other bits chosen; `index` may be beyond the ends. */
export function withBits(state: AppState, dialog: FileDialog, index: number): AppState {
  const bits = WAV_BITS[(index + WAV_BITS.length) % WAV_BITS.length] ?? DEFAULT_WAV.bits;
  return withWav(state, dialog, { bits });
}

/** The state with another choice for its sound file. */
export function withWav(state: AppState, dialog: FileDialog, change: Partial<WavOptions>): AppState {
  const wav = { ...DEFAULT_WAV, ...dialog.wav, ...change };
  return { ...state, dialog: { ...dialog, wav, problem: undefined, replacing: undefined } };
}

/** Writes the song as sound, or tells what is in the way. */
export function exported(state: AppState, dialog: FileDialog): Outcome {
  const { project, loop, sound } = state;
  const options = dialog.wav ?? DEFAULT_WAV;
  const problem = (text: string, replacing?: string): AppState => ({
    ...state,
    dialog: { ...dialog, problem: text, replacing },
  });
  if (dialog.text.trim() === "") return problem("a file has a name");
  if (options.loop && loop.end <= loop.start) return problem("no loop is set: B and E set its ends, Ctrl+L takes all");
  const path = wavPath(dialog);
  const name = nameOf(path);
  const isListed = parentOf(path) === dialog.folder;
  const exists = isListed && (dialog.entries?.some((entry) => entry.name === name && !entry.folder) ?? false);
  if (exists && dialog.replacing !== name) return problem(`${name} exists: Enter again replaces it`, name);
  const next = { ...state, dialog: undefined, sound: { ...sound, exporting: { name, done: 0 } } };
  const range = options.loop ? { start: loop.start, end: loop.end } : undefined;
  const bank = sound.bank === undefined ? sound.wanted.path : sound.bank.path;
  const asked = { type: "export", project, path, options, loop: range, bank, replace: exists } as const;
  return asking(tell(next, `Writing ${name}; Esc stops it`), asked);
}

/** The state once a part of the sound file is there. */
export function exportedSoFar(state: AppState, done: number): AppState {
  const { sound } = state;
  if (sound.exporting === undefined) return state;
  return { ...state, sound: { ...sound, exporting: { ...sound.exporting, done } } };
}

/** The state without a sound file that is being written. */
export function exportOver(state: AppState): AppState {
  return { ...state, sound: { ...state.sound, exporting: undefined } };
}

/** The state that waits for the writing of its sound file to stop. */
export function exportStopped(state: AppState): Step<AppState> {
  return asking(tell(state, `Stopping ${state.sound.exporting?.name ?? ""}`), { type: "cancel-export" });
}
