import { OWN_BANK } from "../instruments.ts";
import { layoutOf } from "../screen/layout-of.ts";
import type { Step } from "./action.ts";
import type { Dialog, FileDialog, FileEntry, ListedKind } from "./dialog.ts";
import { type FileFormat, FORMATS, formatOf, isBankName, isSongName, isWavName, stemOf } from "./file-format.ts";
import { joinPath, nameOf, parentOf } from "./path.ts";
import { stoppedRecording } from "./recording.ts";
import type { AppState } from "./state.ts";
import { asking, complain, type Outcome } from "./step.ts";
import { fieldOf, markedField } from "./text-field.ts";

const PARENT: FileEntry = { name: "..", folder: true, size: 0 };
/** Our own sounds in a list of SoundFonts. */
const OWN: FileEntry = { name: OWN_BANK, folder: false, size: 0, path: "" };

interface Listed {
  readonly kind: ListedKind;
  readonly isListed: (name: string) => boolean;
}

const LISTED: Readonly<Record<FileDialog["type"], Listed>> = {
  open: { kind: "songs", isListed: isSongName },
  save: { kind: "songs", isListed: isSongName },
  bank: { kind: "banks", isListed: isBankName },
  wav: { kind: "sounds", isListed: isWavName },
};

/** Whether something is chosen from its list; else a name is typed. */
export function isChooser({ type }: FileDialog): boolean {
  return type === "open" || type === "bank";
}

/** Whether a dialog is one with a list of files. */
export function isFileDialog(dialog: Dialog | undefined): dialog is FileDialog {
  return dialog !== undefined && dialog.type in LISTED;
}

/**
 * What the dialog lists: the folder above, folders, then files by name, before all of them SoundFonts of elsewhere; what
 * is typed narrows it where something is chosen. Empty while the folder is being read.
 */
export function shownEntries(dialog: FileDialog): readonly FileEntry[] {
  const { entries, folder, type, text, fonts = [] } = dialog;
  if (entries === undefined) return [];
  const { isListed } = LISTED[type];
  const wanted = isChooser(dialog) && !text.includes("/") ? text.toLowerCase() : "";
  const shown = entries
    .filter(({ name, folder: isFolder }) => name !== ".." && name !== "." && (isFolder || isListed(name)))
    .filter(({ name }) => name.toLowerCase().includes(wanted) && (!name.startsWith(".") || wanted.startsWith(".")))
    .toSorted((a, b) => Number(b.folder) - Number(a.folder) || order(a.name, b.name));
  const known: readonly FileEntry[] =
    type === "bank" ? [OWN, ...fonts.map((font) => ({ ...font, folder: false }))] : [];
  const elsewhere = known.filter(({ name }) => name.toLowerCase().includes(wanted));
  const parent = parentOf(folder) === folder || wanted !== "" ? [] : [PARENT];
  return [...elsewhere, ...parent, ...shown];
}

/** By letters whatever their case, the same on every machine. */
function order(a: string, b: string): number {
  const [low, high] = [a.toLowerCase(), b.toLowerCase()];
  if (low === high) return a < b ? -1 : 1;
  return low < high ? -1 : 1;
}

/** The state with the dialog for opening a song. */
export function openDialog(state: AppState): Step<AppState> {
  return listing(state, { ...blankDialog(state, "open"), typing: false, ...fieldOf("") });
}

/** The state with the dialog for saving under a name. */
export function saveDialog(state: AppState): Step<AppState> {
  const { path } = state.file;
  const format = (path === undefined ? undefined : formatOf(path)) ?? FORMATS[0];
  return listing(state, { ...namingDialog(state, "save"), format });
}

/** A dialog for a new file, with the song's name in its field. */
export function namingDialog(state: AppState, type: "save" | "wav"): FileDialog {
  const { path } = state.file;
  const name = path === undefined ? wordsOf(state.project.name) : stemOf(nameOf(path));
  return { ...blankDialog(state, type), ...markedField(name === "" ? "song" : name) };
}

/** A song's name as the name of a file. */
function wordsOf(name: string): string {
  return name
    .replace(/[/\\:*?"<>|\p{Cc}]/gu, "")
    .trim()
    .replace(/\s+/g, "_");
}

export function blankDialog(state: AppState, type: FileDialog["type"]): FileDialog {
  return {
    type,
    folder: state.file.path === undefined ? state.file.folder : parentOf(state.file.path),
    entries: undefined,
    chosen: 0,
    scroll: 0,
    text: "",
    caret: 0,
    typing: type === "save" || type === "wav",
    format: FORMATS[0],
    problem: undefined,
    replacing: undefined,
  };
}

/** The state with a dialog that waits for its folder to be read. */
export function listing(state: AppState, dialog: FileDialog): Step<AppState> {
  const next = { ...stoppedRecording(state), dialog: { ...dialog, entries: undefined, chosen: 0, scroll: 0 } };
  const { kind } = LISTED[dialog.type];
  return asking({ ...next, band: undefined }, { type: "list", folder: dialog.folder, kind });
}

/** The state after a folder could not be read, told as `text`. */
export function unlisted(state: AppState, text: string): Outcome {
  const { dialog } = state;
  if (!isFileDialog(dialog)) return complain(state, text);
  const { from, entries } = dialog;
  const told: FileDialog = { ...dialog, from: undefined, problem: text };
  if (from === undefined || entries !== undefined) return { ...state, dialog: { ...told, entries: entries ?? [] } };
  return listing(state, { ...told, ...fieldOf(from.text), folder: from.folder, typing: true });
}

/** The state with another line of the list chosen, the nearest that there is, and in view. */
export function chosenBy(state: AppState, dialog: FileDialog, index: number): AppState {
  const count = shownEntries(dialog).length;
  const chosen = Math.max(0, Math.min(count - 1, index));
  const rows = Math.max(1, layoutOf({ ...state, dialog }).dialog?.list.rows ?? 1);
  const scroll = Math.max(0, Math.min(Math.max(chosen - rows + 1, Math.min(dialog.scroll, chosen)), count - 1));
  return { ...state, dialog: { ...dialog, chosen, scroll } };
}

/** Where the save dialog would write to. */
export function savePath(dialog: FileDialog): string {
  const typed = dialog.text.trim();
  return joinPath(dialog.folder, formatOf(typed) === undefined ? `${typed}.${dialog.format}` : typed);
}

/** The kind of file that it would write: what the typed name says, else what Tab has chosen. */
export function saveFormat(dialog: FileDialog): FileFormat {
  return formatOf(dialog.text.trim()) ?? dialog.format;
}
