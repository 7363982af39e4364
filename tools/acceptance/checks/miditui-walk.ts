import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { KeyStroke, PointerAction, PointerOptions, ScreenCell, Terminal } from "@side-projects/testkit";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { inFolder } from "./command.ts";
import { composing } from "./miditui-play.ts";
import { walkSong } from "./miditui-walk-song.ts";

/** Milliseconds until something that was done must be seen. */
const PATIENCE = 15_000;

/** A session in a pty with the song of the walks, and the folder of its file. */
export interface Session {
  readonly terminal: Terminal;
  readonly folder: string;
}

/** What is to be seen of a session. */
export type Seen = (session: Session) => boolean;

type Cell = readonly [column: number, row: number];

/** What a person does: a key by its chord, or something else. */
export type Step =
  | string
  | { readonly text: string }
  | { readonly click: Cell; readonly times?: 1 | 2; readonly options?: PointerOptions }
  | { readonly drag: readonly [Cell, Cell]; readonly options?: PointerOptions }
  | { readonly wheel: PointerAction; readonly at: Cell; readonly options?: PointerOptions }
  /** A click on a text that the screen shows. */
  | { readonly clickOn: string }
  | { readonly until: Seen };

/** A line of the help: what comes before, and what must be seen after each of its keys, or after what a mouse does. */
export interface Walk {
  readonly before?: readonly Step[];
  readonly keys?: Seen;
  /** Steps after the key until something can be seen. */
  readonly after?: readonly Step[];
  /** Where the mouse does it too. */
  readonly mouse?: readonly Step[];
  /** What is to be seen after the mouse. @default as after a key */
  readonly pointed?: Seen;
}

/** Size of the sessions, on which the places of the walks rest. */
const SIZE = { columns: 100, rows: 36 };

/** The first column of roll and timeline, a sixteenth each. */
export const GRID = 36;
/** Rows of the screen, by what is in them. */
export const ROW = { ruler: 4, e4: 9, d4: 11, c4: 13, b3: 14, timelineRuler: 19, alpha: 20, hints: 34 } as const;

export const shows =
  (text: string): Seen =>
  ({ terminal }) =>
    terminal.screen().includes(text);
export const hides =
  (text: string): Seen =>
  ({ terminal }) =>
    !terminal.screen().includes(text);
export const row =
  (at: number, pattern: RegExp): Seen =>
  ({ terminal }) =>
    pattern.test(terminal.row(at));
export const both =
  (...all: readonly Seen[]): Seen =>
  (session) =>
    all.every((seen) => seen(session));

/** The cursor of the roll, which is the one inverse cell of its colour there. */
export function cursorAt(column: number, at: number): Seen {
  return ({ terminal }) => {
    const { foreground, inverse } = terminal.cell(GRID + column, at);
    return foreground === "palette 6" && inverse;
  };
}

/** Colour of the block of a note. */
export function block(column: number, at: number, palette: number): Seen {
  return ({ terminal }) => {
    const { foreground, inverse } = terminal.cell(GRID + column, at);
    return foreground === `palette ${palette}` && inverse;
  };
}

/** Whether a key of the drawn piano is in another colour than at rest. */
export const lit: Seen = ({ terminal }) =>
  [32, 33].some((at) => Array.from({ length: 39 }, (_, x) => terminal.cell(2 + x, at)).some(isLit));

function isLit({ background, foreground, inverse }: ScreenCell): boolean {
  return inverse || [background, foreground].some((color) => /^palette ([1-6]|9|1[0-4])$/.test(color));
}

/** Events of the saved file, "chunk tick bytes" each. */
export function saved(test: (events: readonly string[]) => boolean): Seen {
  return ({ folder }) => test(listEvents(readFileSync(path.join(folder, "walk.mid"))));
}

/** The same for the begins and ends of the first track's notes alone: "tick 90 3c 50". */
export function notes(test: (notes: readonly string[]) => boolean): Seen {
  return saved((events) =>
    test(events.filter((line) => /^1 \d+ [89]0 /.test(line)).map((line) => line.replace(/^1 /, ""))),
  );
}

/** Whether the mouse's or a key's part of a walk does what it says: undefined, or what went wrong. */
export function walked(walk: Walk, act: readonly Step[], seen: Seen, kitty: boolean): Promise<string | undefined> {
  return inFolder((folder) => {
    writeFileSync(path.join(folder, "walk.mid"), walkSong());
    const options = { args: ["walk.mid"], cwd: folder, kitty, state: path.join(folder, "state"), ...SIZE };
    return composing(options, async (terminal) => {
      const session: Session = { terminal, folder };
      const stuck = await doneSteps(session, walk.before ?? []);
      if (stuck !== undefined) return stuck;
      await settled(terminal);
      if (seen(session)) return "it is seen before anything was done";
      const halted = await doneSteps(session, [...act, ...(walk.after ?? [])]);
      if (halted !== undefined) return halted;
      return (await comes(session, seen)) ? undefined : `nothing is seen of it:\n${terminal.screen()}`;
    });
  });
}

async function doneSteps(session: Session, steps: readonly Step[]): Promise<string | undefined> {
  for (const step of steps) {
    if (typeof step === "object" && "until" in step) {
      if (!(await comes(session, step.until))) return `waited in vain for ${step.until}\n${session.terminal.screen()}`;
    } else await act(session.terminal, step);
  }
  return undefined;
}

async function act(terminal: Terminal, step: Exclude<Step, { readonly until: Seen }>): Promise<void> {
  if (typeof step === "string") {
    terminal.press(strokeOf(step));
    // An old terminal sends Esc as the first byte of other keys: a person is not that fast.
    if (step === "escape") await pause(120);
  } else if ("text" in step) terminal.paste(step.text);
  else if ("clickOn" in step) terminal.click(...placeOf(terminal, step.clickOn));
  else if ("click" in step) {
    const [column, at] = step.click;
    for (let time = 0; time < (step.times ?? 1); time++) terminal.click(column, at, step.options);
  } else if ("drag" in step) {
    const [[fromColumn, fromRow], [column, at]] = step.drag;
    const middle: Cell = [Math.round((fromColumn + column) / 2), Math.round((fromRow + at) / 2)];
    terminal.pointer("down", fromColumn, fromRow, step.options);
    terminal.pointer("drag", ...middle, step.options);
    terminal.pointer("drag", column, at, step.options);
    terminal.pointer("up", column, at, step.options);
  } else terminal.pointer(step.wheel, ...step.at, step.options);
}

/** Where a text begins on the screen. @throws Error where it is not */
function placeOf(terminal: Terminal, text: string): Cell {
  const at = terminal
    .screen()
    .split("\n")
    .findIndex((line) => line.includes(text));
  if (at < 0) throw new Error(`${text} is not on the screen`);
  return [terminal.row(at).indexOf(text), at];
}

/** What is pressed for a chord of the table of keys. */
export function strokeOf(chord: string): KeyStroke {
  const [, held = "", key = chord] = /^((?:ctrl\+|alt\+|shift\+)*)(.+)$/s.exec(chord) ?? [];
  return { key, ctrl: held.includes("ctrl+"), alt: held.includes("alt+"), shift: held.includes("shift+") };
}

async function comes(session: Session, seen: Seen): Promise<boolean> {
  const begin = performance.now();
  while (!seen(session)) {
    if (performance.now() - begin > PATIENCE) return false;
    await pause(10);
  }
  return true;
}

/** Waits until nothing more is written, or as long as that would be worth while the playhead moves. */
async function settled(terminal: Terminal): Promise<void> {
  let before = -1;
  for (let times = 0; times < 8 && before !== terminal.received; times++) {
    before = terminal.received;
    await pause(80);
  }
}
