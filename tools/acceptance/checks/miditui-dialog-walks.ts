import { existsSync } from "node:fs";
import path from "node:path";
import { both, hides, type Seen, type Step, shows, type Walk } from "./miditui-walk.ts";

const HELP: readonly Step[] = ["?", { until: shows("┌ Help") }];
const RENAME: readonly Step[] = ["r", { until: shows("> Alpha ") }];
const NEW: readonly Step[] = ["n", { until: shows("(changed)") }, "ctrl+n", { until: shows("Unsaved changes") }];
/** The line of the song in a list of files, with its size: its name is in the transport as well. */
const listed: Seen = ({ terminal }) => /walk\.mid {2}\d+ B/.test(terminal.screen());
const unlisted: Seen = (session) => !listed(session);
const OPEN: readonly Step[] = ["ctrl+o", { until: listed }];
const WAV: readonly Step[] = ["ctrl+e", { until: shows("[16 bit]") }];
const SAVE: readonly Step[] = ["ctrl+t", { until: shows("┌ Save") }];

function after(caret: readonly Step[]): readonly Step[] {
  return [...caret, { text: "#" }];
}

/** What is typed into the field of a prompt: the caret was where it was to be. */
function field(text: string): Seen {
  return shows(`> ${text} `);
}

/** Lines on dialogs. */
export const DIALOG_WALKS: Readonly<Record<string, Walk>> = {
  close: { before: HELP, keys: hides("┌ Help"), mouse: [{ click: [50, 15] }] },
  confirm: { before: RENAME, keys: both(hides("┌ Rename"), shows("Alpha")) },
  "line-up": { before: [...HELP, "down", { until: hides("General") }], keys: shows("General") },
  "line-down": { before: HELP, keys: hides("General") },
  "page-up": { before: [...HELP, "pagedown", { until: hides("Ctrl+Z") }], keys: shows("General") },
  "page-down": { before: HELP, keys: both(hides("General"), hides("Ctrl+Z")) },
  "first-line": { before: [...HELP, "end", { until: shows("erase all") }], keys: shows("General") },
  "last-line": { before: HELP, keys: shows("erase all") },
  narrow: { before: OPEN, after: [{ text: "xyz" }], keys: both(shows("xyz"), unlisted) },
  "parent-folder": { before: OPEN, keys: unlisted },
  "next-choice in save": { before: SAVE, keys: shows("[JSON]") },
  "previous-choice in save": { before: SAVE, keys: shows("[OXM]") },
  "previous-choice in new": { before: NEW, after: ["enter"], keys: hides("Unsaved changes") },
  "next-choice in new": { before: NEW, after: ["enter"], keys: both(hides("Alpha"), shows("Track 1")) },
  "next-choice in wav": { before: WAV, keys: shows("[24 bit]"), mouse: [{ clickOn: "24 bit" }] },
  "previous-choice in wav": { before: WAV, keys: shows("[32 bit float]"), mouse: [{ clickOn: "32 bit float" }] },
  "toggle-stems": { before: WAV, keys: shows("[Stems]"), mouse: [{ clickOn: "Stems" }] },
  "toggle-loop": { before: WAV, keys: shows("[Loop]"), mouse: [{ clickOn: "Loop" }] },
  "choose-save": {
    before: [...NEW, "right"],
    after: ["enter"],
    keys: both(shows("Track 1"), ({ folder }) => existsSync(path.join(folder, "walk.mid"))),
  },
  "choose-discard": { before: NEW, after: ["enter"], keys: both(hides("Alpha"), shows("Track 1")) },
  "caret-left": { before: RENAME, after: after([]), keys: field("Alph#a") },
  "caret-right": { before: [...RENAME, "home"], after: after([]), keys: field("A#lpha") },
  "caret-start": { before: RENAME, after: after([]), keys: field("#Alpha") },
  "caret-end": { before: [...RENAME, "home"], after: after([]), keys: field("Alpha#") },
  "erase-left": { before: RENAME, keys: field("Alph") },
  "erase-right": { before: [...RENAME, "home"], keys: field("lpha") },
  "erase-all": { before: RENAME, keys: both(hides("> Alpha "), shows("┌ Rename")) },
};
