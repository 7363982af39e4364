import { legacyBytes } from "@side-projects/terminal";
import { BINDINGS } from "../../../apps/miditui/src/core/keymap/bindings.ts";
import { helpLines } from "../../../apps/miditui/src/core/keymap/help.ts";
import { hintsFor, trackHints } from "../../../apps/miditui/src/core/keymap/hints.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { DIALOG_WALKS } from "./miditui-dialog-walks.ts";
import { INSERT_WALKS, MOUSE_WALKS } from "./miditui-mouse-walks.ts";
import { NOTE_WALKS } from "./miditui-note-walks.ts";
import { composing } from "./miditui-play.ts";
import { SONG_WALKS } from "./miditui-song-walks.ts";
import { TRACK_WALKS } from "./miditui-track-walks.ts";
import { ROW, type Seen, type Step, strokeOf, type Walk, walked } from "./miditui-walk.ts";

const WALKS: Readonly<Record<string, Walk>> = {
  ...SONG_WALKS,
  ...TRACK_WALKS,
  ...NOTE_WALKS,
  ...MOUSE_WALKS,
  ...DIALOG_WALKS,
};
/** Ends the app, each in a session of its own. */
const QUIT = "quit";

/** One way to do what a line of the help says. */
interface Way {
  readonly name: string;
  readonly walk: Walk;
  readonly act: readonly Step[];
  readonly seen: Seen;
  /** The chord, where it is a key. */
  readonly chord?: string;
}

/** Every line of the help: by each of its keys, and by mouse, in a real pty; and all of it on old keyboards. */
export async function keyFindings(quick: boolean): Promise<Finding[]> {
  const lines = helpLines().flatMap((line) => (line.type === "binding" ? [line] : []));
  const missing = lines.filter(({ id, text }) => id !== QUIT && walkOf(id, text) === undefined);
  const findings = [
    allOf(
      "lines of the help that are walked below",
      lines.length,
      missing.map(({ id, text }) => `${id}: ${text}`),
    ),
    legacy(),
  ];
  const ways = lines.flatMap(({ id, text }) => waysOf(id, text));
  for (const kitty of quick ? [true] : [true, false]) {
    const sent = kitty ? ways : ways.filter(({ chord }) => chord === undefined || isLegacy(chord));
    // The table follows the help's order; a quick run takes a few of all its groups.
    findings.push(await walkedAll(quick ? sent.filter((_, i) => i % 29 === 0) : sent, kitty));
    if (!quick) findings.push(await quits(kitty));
  }
  return findings;
}

function walkOf(id: string, title: string): Walk | undefined {
  const place = BINDINGS.find((each) => each.id === id && each.title === title)?.places[0] ?? "";
  return WALKS[id] ?? WALKS[`${id} in ${place}`];
}

function waysOf(id: string, title: string): Way[] {
  const walk = walkOf(id, title);
  if (walk === undefined) return [];
  const name = `${id} (${title})`;
  const ways: Way[] = [];
  const { keys, mouse, pointed = keys } = walk;
  const chords = BINDINGS.filter((each) => each.id === id && each.title === title).flatMap((each) => each.chords);
  if (keys !== undefined)
    for (const chord of new Set(chords))
      ways.push({ name: `${name} by ${chord}`, walk, act: [chord], seen: keys, chord });
  if (mouse !== undefined && pointed !== undefined)
    ways.push({ name: `${name} by mouse`, walk, act: mouse, seen: pointed });
  const inserting = INSERT_WALKS[id];
  if (inserting?.mouse !== undefined && inserting.pointed !== undefined)
    ways.push({ name: `${name} in Insert mode`, walk: inserting, act: inserting.mouse, seen: inserting.pointed });
  const hint = keys === undefined || walk.before !== undefined ? undefined : hintPlace(id);
  if (keys !== undefined && hint !== undefined)
    ways.push({ name: `${name} by its hint`, walk, act: [hint], seen: keys });
  return ways;
}

/** A click on the hint of a deed, as the screen of the walks shows it in Normal mode at first. */
function hintPlace(id: string): Step | undefined {
  const [volume, tracks] = trackHints({ mode: "normal" });
  const rows = [
    { hints: volume ?? [], row: 28 },
    { hints: tracks ?? [], row: 29 },
    { hints: hintsFor({ mode: "normal", dialog: undefined }), row: ROW.hints },
  ];
  for (const { hints, row } of rows) {
    let column = 1;
    for (const { keys, text, deeds } of hints) {
      const place = deeds.findIndex((deed) => deed.id === id);
      // The hints of the first and the last row stand apart by a blank, which "[" begins.
      if (place >= 0) return { click: [column + 1 + 2 * place, row] };
      column += keys.length + text.length + (row === 29 ? 2 : 3);
    }
  }
  return undefined;
}

/** Whether an old terminal sends something for a chord, and not the same without Shift. */
function isLegacy(chord: string): boolean {
  const { key, ctrl = false, alt = false, shift = false } = strokeOf(chord);
  const bytes = (held: boolean): string | undefined =>
    legacyBytes({ type: "key", action: "press", key, ctrl, alt, shift: held });
  if (shift) return bytes(true) !== undefined && bytes(true) !== bytes(false);
  return bytes(/^[A-Z]$/.test(key)) !== undefined;
}

/** Each thing that a key does is done by one that every terminal can send. */
function legacy(): Finding {
  const bound = BINDINGS.filter(({ chords }) => chords.length > 0);
  const wrong = bound.filter(({ id, places, chords }) => {
    const reached = BINDINGS.filter((each) => each.id === id && places.every((place) => each.places.includes(place)));
    return ![...chords, ...reached.flatMap((each) => each.chords)].some(isLegacy);
  });
  return allOf(
    "deeds with a key that an old terminal sends",
    bound.length,
    wrong.map(({ id }) => id),
  );
}

async function walkedAll(ways: readonly Way[], kitty: boolean): Promise<Finding> {
  const wrong: string[] = [];
  for (const { name, walk, act, seen } of ways) {
    const failed = await walked(walk, act, seen, kitty).catch((error: unknown) => String(error));
    if (failed !== undefined) wrong.push(`${name}: ${failed}`);
  }
  const what = kitty ? "a kitty keyboard" : "an old keyboard";
  return allOf(`ways by key and by mouse that do what the help says, in a pty each, on ${what}`, ways.length, wrong);
}

/** Every key that quits, from where it does. */
async function quits(kitty: boolean): Promise<Finding> {
  const ways = [["q"], ["ctrl+q"], ["ctrl+c"], ["i", "ctrl+q"], ["v", "ctrl+c"]];
  const wrong: string[] = [];
  for (const way of ways) {
    const code = await composing({ kitty, columns: 100, rows: 36 }, async (terminal) => {
      for (const chord of way.slice(0, -1)) terminal.press(strokeOf(chord));
      if (way.length > 1) await terminal.until(({ screen }) => /-- (INSERT|SELECT) --/.test(screen()));
      terminal.press(strokeOf(way.at(-1) ?? "q"));
      return (await terminal.exited).code;
    });
    if (code !== 0) wrong.push(`${way.join(" ")}: ${code}`);
  }
  return allOf(`keys that quit on ${kitty ? "a kitty keyboard" : "an old keyboard"}`, ways.length, wrong);
}
