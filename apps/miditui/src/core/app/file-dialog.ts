import { layoutOf } from "../screen/layout-of.ts";
import type { Step } from "./action.ts";
import type { FileDialog, FileEntry, FileFormat } from "./dialog.ts";
import { FORMATS, formatOf, isSongName, stemOf } from "./file-format.ts";
import { joinPath, nameOf, parentOf } from "./path.ts";
import { stoppedRecording } from "./recording.ts";
import type { AppState } from "./state.ts";
import { asking, complain, type Outcome } from "./step.ts";
import { fieldOf, markedField } from "./text-field.ts";

const PARENT: FileEntry = { name: "..", folder: true, size: 0 };

/**
 * What the dialog lists: the folder above, folders, then songs by name; in "open" what is typed narrows it. Empty while the
 * folder is being read.
 */
export function shownEntries(dialog: FileDialog): readonly FileEntry[] {
  const { entries, folder, type, text } = dialog;
  if (entries === undefined) return [];
  const wanted = type === "open" && !text.includes("/") ? text.toLowerCase() : "";
  const shown = entries
    .filter(({ name, folder: isFolder }) => name !== ".." && name !== "." && (isFolder || isSongName(name)))
    .filter(({ name }) => name.toLowerCase().includes(wanted) && (!name.startsWith(".") || wanted.startsWith(".")))
    .toSorted((a, b) => Number(b.folder) - Number(a.folder) || order(a.name, b.name));
  return parentOf(folder) === folder || wanted !== "" ? shown : [PARENT, ...shown];
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
  const name = path === undefined ? wordsOf(state.project.name) : stemOf(nameOf(path));
  const format = (path === undefined ? undefined : formatOf(path)) ?? FORMATS[0];
  return listing(state, { ...blankDialog(state, "save"), format, ...markedField(name === "" ? "song" : name) });
}

/** A song's name as the name of a file. */
function wordsOf(name: string): string {
  return name
    .replace(/[/\\:*?"<>|\p{Cc}]/gu, "")
    .trim()
    .replace(/\s+/g, "_");
}

function blankDialog(state: AppState, type: FileDialog["type"]): FileDialog {
  return {
    type,
    folder: state.file.path === undefined ? state.file.folder : parentOf(state.file.path),
    entries: undefined,
    chosen: 0,
    scroll: 0,
    text: "",
    caret: 0,
    typing: type === "save",
    format: FORMATS[0],
    problem: undefined,
    replacing: undefined,
  };
}

/** The state with a dialog that waits for its folder to be read. */
export function listing(state: AppState, dialog: FileDialog): Step<AppState> {
  const next = { ...stoppedRecording(state), dialog: { ...dialog, entries: undefined, chosen: 0, scroll: 0 } };
  return asking({ ...next, band: undefined }, { type: "list", folder: dialog.folder });
}

/** The state after a folder could not be read, told as `text`. */
export function unlisted(state: AppState, text: string): Outcome {
  const { dialog } = state;
  if (dialog?.type !== "open" && dialog?.type !== "save") return complain(state, text);
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
