import type { FileEntry } from "../src/core/app/dialog.ts";
import { shownEntries } from "../src/core/app/file-dialog.ts";
import { Session } from "./app-session.ts";

export const FOLDER = "/music";
export const ENTRIES: readonly FileEntry[] = [
  { name: "jazz.mid", folder: false, size: 10 },
  { name: "old", folder: true, size: 0 },
  { name: "Kyrie.JSON", folder: false, size: 10 },
  { name: "notes.txt", folder: false, size: 10 },
  { name: ".hidden.mid", folder: false, size: 10 },
  { name: "a.oxm", folder: false, size: 10 },
];

/** The dialog for opening, with its folder read. */
export function opening(entries: readonly FileEntry[] = ENTRIES): Session {
  return new Session().keys("ctrl+o").act({ type: "listed", folder: FOLDER, entries });
}

export function saving(): Session {
  return new Session().keys("ctrl+s").act({ type: "listed", folder: FOLDER, entries: ENTRIES });
}

export function listed(session: Session): string[] {
  const { dialog } = session.state;
  return dialog?.type === "open" || dialog?.type === "save" ? shownEntries(dialog).map(({ name }) => name) : [];
}
