import { block, both, cursorAt, lit, notes, ROW, type Seen, type Step, shows, type Walk } from "./miditui-walk.ts";

/** Select mode with the first note, a C4, chosen and nothing else. */
const CHOSEN: readonly Step[] = ["v", "j", "j", "enter", { until: shows("1 note selected") }];
/** The cursor on the first note. */
const ON_NOTE: readonly Step[] = ["j", "j"];
/** Saves the song once it has changed. */
export const SAVE: readonly Step[] = [{ until: shows("(changed)") }, "ctrl+s", { until: shows("Saved walk.mid") }];
const FIRST = "0 90 3c 50";

function has(...lines: readonly string[]): Seen {
  return notes((all) => lines.every((line) => all.includes(line)));
}

function lacks(line: string): Seen {
  return notes((all) => !all.includes(line));
}

/** Types into a prompt and saves what came of it. */
function prompt(title: string, text: string): readonly Step[] {
  return [{ until: shows(title) }, "ctrl+u", { text }, "enter", ...SAVE];
}

/** Lines on notes and piano keys. What they change is read off the file, as another reader lists it. */
export const NOTE_WALKS: Readonly<Record<string, Walk>> = {
  "toggle-note": { before: ["v", "j", "j"], keys: shows("1 note selected") },
  band: {
    before: ["v", "j", "j", { until: cursorAt(0, ROW.c4) }],
    after: ["l", "l", "l", "l", "k", "k", "k", "k", "b"],
    keys: shows("2 notes selected"),
  },
  "select-all": { keys: both(block(1, ROW.c4, 5), block(5, ROW.e4, 5)) },
  "select-none": { before: CHOSEN, keys: block(1, ROW.c4, 2) },
  "move-up": { before: CHOSEN, after: SAVE, keys: has("0 90 3d 50") },
  "move-left": { before: ["v", "9", "j", "j", "enter"], after: SAVE, keys: has("3720 90 3c 50") },
  "move-down": { before: CHOSEN, after: SAVE, keys: has("0 90 3b 50") },
  "move-right": { before: CHOSEN, after: SAVE, keys: has("120 90 3c 50") },
  shorten: { before: CHOSEN, after: SAVE, keys: has("360 80 3c 40") },
  lengthen: { before: CHOSEN, after: SAVE, keys: has("600 80 3c 40") },
  legato: { before: ["v", "ctrl+a", { until: shows("5 notes selected") }], after: SAVE, keys: has("3840 80 40 40") },
  "notes-to-next-track": { before: CHOSEN, after: SAVE, keys: lacks(FIRST) },
  "notes-to-previous-track": {
    before: [...CHOSEN, "n", ...SAVE, { until: lacks(FIRST) }],
    after: SAVE,
    keys: has(FIRST),
  },
  "delete-notes": { before: CHOSEN, after: SAVE, keys: lacks(FIRST) },
  "place-note": { after: SAVE, keys: has("0 90 3e 64") },
  "delete-note": { before: ON_NOTE, after: SAVE, keys: lacks(FIRST) },
  copy: { before: ON_NOTE, after: ["L", "P", ...SAVE], keys: has(FIRST, "1920 90 3c 50") },
  cut: {
    before: ON_NOTE,
    after: ["L", "P", ...SAVE],
    keys: notes((all) => !all.includes(FIRST) && all.includes("1920 90 3c 50")),
  },
  paste: { before: [...ON_NOTE, "Y", "L"], after: SAVE, keys: has(FIRST, "1920 90 3c 50") },
  duplicate: { before: CHOSEN, after: SAVE, keys: has(FIRST, "480 90 3c 50") },
  "louder-notes": { before: ON_NOTE, after: SAVE, keys: has("0 90 3c 58") },
  "softer-notes": { before: ON_NOTE, after: SAVE, keys: has("0 90 3c 48") },
  velocity: { before: ON_NOTE, after: prompt("┌ Velocity", "99"), keys: has("0 90 3c 63") },
  transpose: { before: ON_NOTE, after: prompt("┌ Transpose", "7"), keys: has("0 90 43 50") },
  // At this zoom a column is half a sixteenth: the note is off the grid.
  "quantize-now": {
    before: ["=", "l", "n", { until: shows("(changed)") }, "v", "enter"],
    after: SAVE,
    keys: notes((all) => all.some((line) => /^(0|120) 90 3e /.test(line))),
  },
  quantize: {
    before: ["=", "l", "n", { until: shows("(changed)") }, "v", "enter"],
    after: prompt("┌ Quantize", "1/4"),
    keys: has("0 90 3e 64"),
  },
  split: { before: [...CHOSEN, "l", "l"], after: SAVE, keys: has(FIRST, "240 90 3c 50") },
  join: {
    before: [...CHOSEN, "l", "l", "S", { until: shows("Split") }, "ctrl+s", { until: has(FIRST, "240 90 3c 50") }],
    after: SAVE,
    keys: lacks("240 90 3c 50"),
  },
  "piano-key in insert": {
    before: ["i", { until: shows("-- INSERT --") }],
    after: ["escape"],
    keys: shows("(changed)"),
  },
  "piano-key in normal": {
    keys: lit,
  },
};
