import { OWN_BANK } from "../instruments.ts";
import type { FontFile, Step } from "./action.ts";
import type { FileDialog } from "./dialog.ts";
import { edited } from "./edit-song.ts";
import { blankDialog, chosenBy, listing, shownEntries } from "./file-dialog.ts";
import { formatOf } from "./file-format.ts";
import { nameOf, parentOf } from "./path.ts";
import type { Bank, WantedBank } from "./sound-state.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";
import { fieldOf } from "./text-field.ts";

/** The state with the dialog for another SoundFont: our own, those of this machine, those of a folder. */
export function bankDialog(state: AppState): Step<AppState> {
  const { path } = state.sound.wanted;
  const blank = blankDialog(state, "bank");
  const folder = path?.includes("/") ? parentOf(path) : blank.folder;
  const step = listing(state, { ...blank, ...fieldOf(""), folder, fonts: [], using: nameIn(state), typing: false });
  return { ...step, requests: [...step.requests, { type: "fonts" }] };
}

/** What the bank in use is called. */
function nameIn({ sound }: AppState): string | undefined {
  if (sound.bank === undefined) return undefined;
  return sound.bank.path === undefined ? OWN_BANK : nameOf(sound.bank.path);
}

/** The state that waits for another bank; undefined is our own. */
export function withBank(state: AppState, path: string | undefined): AppState {
  const sound = { ...state.sound, wanted: { path, by: "user" } } as const;
  return tell({ ...state, dialog: undefined, sound }, `Loading ${path === undefined ? OWN_BANK : nameOf(path)}`);
}

/** The state with a bank in use. Who has chosen it has it in the song, where that can hold it. */
export function withLoadedBank(state: AppState, bank: Bank): AppState {
  const { project, file, sound } = state;
  const next = { ...state, sound: { ...sound, bank } };
  const isChosen = sound.wanted.by === "user" && isSame(sound.wanted.path, bank.path);
  // What is usual at the start is no news, and what takes the place of a bank that failed not over why.
  const isTold = (sound.bank !== undefined || isChosen) && state.notice?.kind !== "error";
  const format = file.path === undefined ? undefined : formatOf(file.path);
  const holds = format === "json" || format === "oxm" || project.soundfontPath !== undefined;
  const kept =
    isChosen && holds && project.soundfontPath !== bank.path
      ? edited(next, "choose a SoundFont", { ...project, soundfontPath: bank.path })
      : next;
  return isTold ? tell(kept, `Sounds of ${bank.path === undefined ? "miditui" : bank.name}`) : kept;
}

/** The state where a bank cannot be had: a song that names it has the usual one, who has chosen it has the one before. */
export function withoutBank(state: AppState, path: string): AppState {
  const { sound } = state;
  if (sound.wanted.by !== "song" || !isSame(sound.wanted.path, path)) return state;
  return { ...state, sound: { ...sound, wanted: sound.usual } };
}

/** Whether a path that was typed, from the user's own folder perhaps, is that of a file. */
function isSame(typed: string | undefined, path: string | undefined): boolean {
  return typed === path || (typed?.startsWith("~/") === true && path?.endsWith(typed.slice(1)) === true);
}

/** The state with the SoundFonts of this machine: the first is the usual bank if it has all instruments, as long as nobody has wished for one. */
export function withFonts(state: AppState, fonts: readonly FontFile[]): AppState {
  const { sound, dialog } = state;
  const [best] = fonts;
  const path = best?.general === true ? best.path : undefined;
  const usual: WantedBank = path === sound.usual.path ? sound.usual : { path, by: "nobody" };
  const wanted = sound.wanted.by === "nobody" ? usual : sound.wanted;
  const next = { ...state, sound: { ...sound, usual, wanted } };
  return dialog?.type === "bank" ? usedChosen(next, { ...dialog, fonts }) : next;
}

/** The state with the SoundFont chosen that is in use, as long as no other is. */
export function usedChosen(state: AppState, dialog: FileDialog): AppState {
  const used = state.sound.bank?.path ?? "";
  const index = shownEntries(dialog).findIndex(({ path }) => path === used);
  return chosenBy(state, dialog, dialog.chosen === 0 && index >= 0 ? index : dialog.chosen);
}
