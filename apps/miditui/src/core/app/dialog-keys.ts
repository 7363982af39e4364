import type { DialogDeed } from "../keymap/deed-id.ts";
import { helpLines } from "../keymap/help.ts";
import { layoutOf } from "../screen/layout-of.ts";
import { ANSWERS } from "./answer.ts";
import { withBank } from "./choose-bank.ts";
import { saved } from "./deeds/files.ts";
import type { Dialog, FileDialog } from "./dialog.ts";
import { DEFAULT_WAV, exported, WAV_BITS, withBits, withWav } from "./export-wav.ts";
import { chosenBy, isChooser, isFileDialog, listing, saveFormat, savePath, shownEntries } from "./file-dialog.ts";
import { FORMATS } from "./file-format.ts";
import { lossesIn, lossText } from "./lossy.ts";
import { joinPath, nameOf, parentOf, plainFolder } from "./path.ts";
import { replaced, replacedNow } from "./replace-song.ts";
import { savedTo } from "./saved-to.ts";
import type { AppState } from "./state.ts";
import { complain, type Outcome, stepOf, tell } from "./step.ts";
import { erasedLeft, erasedRight, type Field, fieldOf, typed, withCaret } from "./text-field.ts";

/** Answers to the question about unsaved changes, in their order on the screen. */
export const CHOICES = ["save", "discard", "cancel"] as const;
const PAGE = 10;

type NewDialog = Extract<Dialog, { type: "new" }>;
type PromptDialog = Extract<Dialog, { type: "prompt" }>;
type HelpDialog = Extract<Dialog, { type: "help" }>;

/** Does a deed of the dialog that is open. */
export function dialogDeed(state: AppState, id: DialogDeed): Outcome {
  const { dialog } = state;
  switch (dialog?.type) {
    case "help":
      return helpDeed(state, dialog, id);
    case "open":
    case "save":
    case "bank":
    case "wav":
      return fileDeed(state, dialog, id);
    case "new":
      return newDeed(state, dialog, id);
    case "prompt":
      return promptDeed(state, dialog, id);
    case "message":
      return id === "close" || id === "confirm" ? closed(state) : state;
    default:
      return state;
  }
}

/** Puts what was typed or pasted into the dialog's field, where it has one. */
export function typedInto(state: AppState, text: string): AppState {
  const { dialog } = state;
  if (dialog?.type === "prompt") return withField(state, dialog, typed(dialog, text));
  if (isFileDialog(dialog)) return withField(state, dialog, typed(dialog, text));
  if (dialog?.type === "help" && dialog.filter !== undefined) return filtered(state, typed(dialog.filter, text));
  return state;
}

export function closed(state: AppState): AppState {
  return { ...state, dialog: undefined, next: undefined };
}

/** The state with the help scrolled, as far as there are lines. */
export function helpScrolled(state: AppState, dialog: HelpDialog, to: number): AppState {
  const rows = Math.max(1, layoutOf(state).dialog?.list.rows ?? 1);
  const scroll = Math.max(0, Math.min(helpLines(dialog.filter?.text).length - rows, to));
  return { ...state, dialog: { ...dialog, scroll } };
}

/** The state with the help narrowed to what is typed; all of it where nothing is to be typed. */
function filtered(state: AppState, filter: Field | undefined): AppState {
  return { ...state, dialog: { type: "help", scroll: 0, filter } };
}

/** Lines that a deed goes down, up where it is negative; undefined for one that goes through no lines. */
function linesOf(id: DialogDeed): number | undefined {
  const lines: Partial<Record<DialogDeed, number>> = {
    "line-up": -1,
    "line-down": 1,
    "page-up": -PAGE,
    "page-down": PAGE,
    "first-line": Number.NEGATIVE_INFINITY,
    "last-line": Number.POSITIVE_INFINITY,
  };
  return lines[id];
}

function helpDeed(state: AppState, dialog: HelpDialog, id: DialogDeed): Outcome {
  const lines = linesOf(id);
  if (lines !== undefined) return helpScrolled(state, dialog, dialog.scroll + lines);
  const { filter } = dialog;
  switch (id) {
    case "close":
      return filter === undefined ? closed(state) : filtered(state, undefined);
    case "narrow":
      return filtered(state, filter ?? fieldOf(""));
    case "erase-left":
      if (filter === undefined) return filtered(state, fieldOf(""));
      return filtered(state, filter.text === "" ? undefined : erasedLeft(filter));
    default:
      return state;
  }
}

function newDeed(state: AppState, dialog: NewDialog, id: DialogDeed): Outcome {
  const at = CHOICES.indexOf(dialog.choice);
  const choose = (index: number): AppState => {
    const choice = CHOICES[(index + CHOICES.length) % CHOICES.length] ?? dialog.choice;
    return { ...state, dialog: { ...dialog, choice } };
  };
  switch (id) {
    case "next-choice":
      return choose(at + 1);
    case "previous-choice":
      return choose(at - 1);
    case "choose-save":
      return choose(0);
    case "choose-discard":
      return choose(1);
    case "confirm":
      return answeredNew(state, dialog);
    case "close":
      return closed(state);
    default:
      return state;
  }
}

/** Does what is chosen in the question about unsaved changes. */
export function answeredNew(state: AppState, { choice, next }: NewDialog): Outcome {
  if (choice === "cancel") return closed(state);
  if (choice === "discard") return replacedNow(state, next);
  const step = stepOf(saved(closed(state)));
  return { ...step, state: { ...step.state, next } };
}

function promptDeed(state: AppState, dialog: PromptDialog, id: DialogDeed): Outcome {
  if (id === "close") return closed(state);
  if (id === "confirm") {
    const answer = ANSWERS[dialog.about](closed(state), dialog.text.trim());
    return typeof answer === "string" ? { ...state, dialog: { ...dialog, problem: answer } } : answer;
  }
  const field = fieldDeed(dialog, id);
  return field === undefined ? state : withField(state, dialog, field);
}

function fieldDeed(field: Field, id: DialogDeed): Field | undefined {
  switch (id) {
    case "caret-left":
      return withCaret(field, field.caret - 1);
    case "caret-right":
      return withCaret(field, field.caret + 1);
    case "caret-start":
      return withCaret(field, 0);
    case "caret-end":
      return withCaret(field, Number.POSITIVE_INFINITY);
    case "erase-left":
      return erasedLeft(field);
    case "erase-right":
      return erasedRight(field);
    case "erase-all":
      return fieldOf("");
    default:
      return undefined;
  }
}

/** The state with another text or caret in the dialog's field. */
export function withField(state: AppState, dialog: PromptDialog | FileDialog, field: Field): AppState {
  const { text, caret, whole = false } = field;
  if (dialog.type === "prompt") return { ...state, dialog: { ...dialog, text, caret, whole, problem: undefined } };
  const next: FileDialog = { ...dialog, text, caret, whole, typing: true, problem: undefined, replacing: undefined };
  return isChooser(dialog) && text !== dialog.text ? chosenBy(state, next, 0) : { ...state, dialog: next };
}

function fileDeed(state: AppState, dialog: FileDialog, id: DialogDeed): Outcome {
  const lines = linesOf(id);
  if (lines !== undefined) return chosenBy(state, dialog, dialog.chosen + lines);
  switch (id) {
    case "close":
      if (isChooser(dialog) && dialog.typing) {
        return chosenBy(state, { ...dialog, ...fieldOf(""), typing: false, problem: undefined }, 0);
      }
      return closed(state);
    case "confirm":
      if (isChooser(dialog)) return openedEntry(state, dialog);
      return dialog.type === "wav" ? exported(state, dialog) : savedAs(state, dialog);
    case "next-choice":
      return choiceBy(state, dialog, 1);
    case "previous-choice":
      return choiceBy(state, dialog, -1);
    case "toggle-stems":
      return withWav(state, dialog, { stems: dialog.wav?.stems !== true });
    case "toggle-loop":
      return withWav(state, dialog, { loop: dialog.wav?.loop !== true });
    case "narrow":
      return { ...state, dialog: { ...dialog, typing: true } };
    case "parent-folder":
      return toFolder(state, dialog, parentOf(dialog.folder));
    case "erase-left":
      if (dialog.text === "" && isChooser(dialog)) return toFolder(state, dialog, parentOf(dialog.folder));
      break;
    default:
      break;
  }
  const field = fieldDeed(dialog, id);
  return field === undefined ? state : withField(state, dialog, field);
}

function choiceBy(state: AppState, dialog: FileDialog, by: 1 | -1): AppState {
  if (dialog.type !== "wav") return withFormat(state, dialog, FORMATS.indexOf(dialog.format) + by);
  return withBits(state, dialog, WAV_BITS.indexOf(dialog.wav?.bits ?? DEFAULT_WAV.bits) + by);
}

/** The state with another kind of file to be saved; an extension that was typed gives way. */
export function withFormat(state: AppState, dialog: FileDialog, index: number): AppState {
  const format = FORMATS[(index + FORMATS.length) % FORMATS.length] ?? dialog.format;
  return { ...state, dialog: { ...dialog, format, problem: undefined, replacing: undefined } };
}

function toFolder(state: AppState, dialog: FileDialog, folder: string): Outcome {
  const chooses = isChooser(dialog);
  const text = chooses ? fieldOf("") : {};
  const from = { folder: dialog.folder, text: dialog.text };
  return listing(state, { ...dialog, ...text, from, typing: !chooses, folder, problem: undefined });
}

/** Opens the chosen entry: a folder is listed, a song takes the place of this one, a SoundFont of that in use. */
export function openedEntry(state: AppState, dialog: FileDialog): Outcome {
  const typedText = dialog.text.trim();
  if (typedText === "~") return toFolder(state, dialog, typedText);
  if (typedText.includes("/")) {
    const path = joinPath(dialog.folder, typedText);
    if (!path.endsWith("/")) return taken(state, dialog, path);
    return toFolder(state, dialog, plainFolder(path));
  }
  const entry = shownEntries(dialog)[dialog.chosen];
  if (entry === undefined)
    return {
      ...state,
      dialog: { ...dialog, problem: `there is no such ${dialog.type === "bank" ? "SoundFont" : "song"} here` },
    };
  if (entry.name === "..") return toFolder(state, dialog, parentOf(dialog.folder));
  const path = entry.path ?? joinPath(dialog.folder, entry.name);
  return entry.folder ? toFolder(state, dialog, path) : taken(state, dialog, path);
}

/** The state with the file in use that was chosen; an empty path is that of our own sounds. */
function taken(state: AppState, dialog: FileDialog, path: string): Outcome {
  if (dialog.type !== "bank") return replaced(state, { type: "open", path });
  return withBank(state, path === "" ? undefined : path);
}

function savedAs(state: AppState, dialog: FileDialog): Outcome {
  if (dialog.text.trim() === "") return { ...state, dialog: { ...dialog, problem: "a file has a name" } };
  const path = savePath(dialog);
  const name = nameOf(path);
  const isListed = parentOf(path) === dialog.folder;
  const exists = isListed && (dialog.entries?.some((entry) => entry.name === name && !entry.folder) ?? false);
  const format = saveFormat(dialog);
  const losses = lossesIn(state.project, format);
  const others = exists && path !== state.file.path;
  if ((others || losses.length > 0) && dialog.replacing !== name) {
    const problem = [
      ...(others ? [losses.length > 0 ? `${name} exists and would be replaced` : existsText(name)] : []),
      ...(losses.length > 0 ? [lossText(name, losses)] : []),
    ].join(". ");
    return { ...state, dialog: { ...dialog, replacing: name, problem } };
  }
  return savedTo(state, { path, format, replace: exists });
}

function existsText(name: string): string {
  return `${name} exists: Enter again replaces it`;
}

/** The state after something that was asked for could not be done. */
export function failed(state: AppState, text: string): AppState {
  const { dialog } = state;
  if (!isFileDialog(dialog)) return complain({ ...state, next: undefined }, text);
  return { ...state, dialog: { ...dialog, problem: text, entries: dialog.entries ?? [] } };
}

/** The state once a song has been saved; one of which the file has not all stays, whatever was to come after it. */
export function afterSave(
  state: AppState,
  path: string,
  { warnings, remarks }: { readonly warnings: readonly string[]; readonly remarks: readonly string[] },
): Outcome {
  const { next } = state;
  // What was opened since Ctrl+S stays, with what is typed in it.
  const dialog = state.dialog?.type === "save" ? undefined : state.dialog;
  const told = tell({ ...state, dialog, next: undefined }, `Saved ${nameOf(path)}`);
  if (warnings.length > 0) {
    const left = `Saved ${nameOf(path)}, but not all: ${warnings.join("; ")}; a .json keeps everything`;
    return complain(told, left);
  }
  const remarked = remarks.length === 0 ? told : complain(told, `Saved ${nameOf(path)}: ${remarks.join("; ")}`);
  return next === undefined ? remarked : replacedNow(remarked, next);
}
