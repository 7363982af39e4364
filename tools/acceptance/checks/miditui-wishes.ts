import { blankCells, cellsToText } from "@side-projects/terminal";
import { seeded } from "@side-projects/testkit";
import { playheadTick } from "../../../apps/miditui/src/core/app/playhead.ts";
import type { AppState } from "../../../apps/miditui/src/core/app/state.ts";
import { helpLines } from "../../../apps/miditui/src/core/keymap/help.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { allNotes } from "../../../apps/miditui/src/core/notes/note-list.ts";
import { paintCanvases } from "../../../apps/miditui/src/core/paint/canvases.ts";
import { newProject } from "../../../apps/miditui/src/core/project/new-project.ts";
import { layoutOf } from "../../../apps/miditui/src/core/screen/layout-of.ts";
import { Session, songWith } from "../../../apps/miditui/test/app-session.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { composing } from "./miditui-play.ts";

/** What the original's list of prompts asks for, each as true or not; sound is checked elsewhere. */
const WISHES: readonly (readonly [wish: string, held: () => boolean])[] = [
  ["the measure ruler stays under any vertical scroll", rulerStays],
  ["a new note is the newest, heard and in view", newNote],
  ["the help scrolls and its footer is pinned", helpFooter],
  ["tall terminals are filled", tallFilled],
  ["a new song keeps mode and octave", newKeeps],
  ["a fresh start has two lines a track, and the timeline does not flash", freshStart],
  ["a double-click while playing inserts at the mouse", insertAtMouse],
  ["loading stops and rewinds", loadingRewinds],
  ["a note at tick 0 is kept and sounds at once", noteAtZero],
  ["a key can be recorded again and again, and chords", recorded],
];

/** The lines that the specification takes from the original's prompts. */
export async function wishFindings(quick: boolean): Promise<Finding[]> {
  const wrong = WISHES.filter(([, held]) => !held()).map(([wish]) => wish);
  return [
    playheads(quick ? 200 : 5000),
    allOf("wishes of the original's author that hold", WISHES.length, wrong),
    await shownPlayheads(),
  ];
}

const LONG = songWith(Array.from({ length: 200 }, (_, index) => ({ start: 480 * index, pitch: 48 + (index % 24) })));

/** Both playheads, found by their colour in the painted cells, stand in one column at any time, scroll and zoom. */
function playheads(times: number): Finding {
  const wrong: string[] = [];
  let seen = 0;
  const session = new Session({ project: LONG, columns: 120, rows: 40 }).keys("space");
  const random = seeded(8);
  for (let time = 0; time < times; time++) {
    session.wait(0.7 * random.next());
    session.keys(random.pick(["=", "-", "h", "l", "H", "L", "[", "]", "j", "pageup", "pagedown"]));
    if (session.state.transport.state !== "playing") session.keys("ctrl+p");
    const columns = playheadColumns(session.state);
    if (columns.length === 2) seen++;
    if (columns.length === 2 && columns[0] !== columns[1]) wrong.push(`${columns.join(" and ")} at moment ${time}`);
    if (columns.length === 1) wrong.push(`one of the two at moment ${time}`);
  }
  return allOf("moments of playing with the playheads of roll and timeline in one column", seen, wrong);
}

/** Column of the red line in each grid that shows one. */
function playheadColumns(state: AppState): number[] {
  const layout = layoutOf(state);
  const cells = blankCells(layout.columns, layout.rows);
  paintCanvases(state, layout, playheadTick(state), cells);
  const { roll, timeline } = layout;
  return [roll?.grid, timeline?.grid].flatMap((grid) => {
    if (grid === undefined) return [];
    for (let column = grid.column; column < grid.column + grid.columns; column++) {
      const rows = Array.from({ length: grid.rows }, (_, row) => (grid.row + row) * layout.columns + column);
      // Notes that light up and the cursor lie over the line.
      const red = rows.filter((at) => cells.foregrounds[at] === RED && cells.glyphs[at] === BAR);
      if (red.length > rows.length / 2) return [column];
    }
    return [];
  });
}

const BAR = 0x7c;

/** Palette 1, as a cell has it. */
const RED = redOf();

function redOf(): number {
  const session = new Session({ project: newProject() });
  const layout = layoutOf(session.state);
  const cells = blankCells(layout.columns, layout.rows);
  // The cursor lies on the first column too, above the roll's last row.
  paintCanvases({ ...session.state, cursor: { tick: 1e9, pitch: 0 } }, layout, 0, cells);
  const grid = layout.timeline?.grid ?? { row: 0, column: 0 };
  return cells.foregrounds[grid.row * layout.columns + grid.column] ?? -1;
}

function rulerRow(state: AppState): string {
  const layout = layoutOf(state);
  const cells = blankCells(layout.columns, layout.rows);
  paintCanvases(state, layout, 0, cells);
  return cellsToText(cells).split("\n")[layout.roll?.ruler.row ?? 0]?.trim() ?? "";
}

function rulerStays(): boolean {
  const session = new Session({ project: LONG });
  const first = rulerRow(session.state);
  const { roll } = layoutOf(session.state);
  const cell = [(roll?.grid.column ?? 0) + 5, (roll?.grid.row ?? 0) + 3] as const;
  return Array.from({ length: 150 }, (_, at) => {
    session.pointer(at < 75 ? "wheel-up" : "wheel-down", cell);
    return rulerRow(session.state);
  }).every((row) => row === first && /1 .* 2 /.test(row));
}

function newNote(): boolean {
  const session = new Session({ project: newProject() }).keys("G").type("40").keys("enter pageup pageup pageup n");
  const [note] = session.notes();
  const heard = session.asked("preview").length === 1;
  const { roll } = layoutOf(session.state);
  if (note === undefined || roll === undefined) return false;
  const [column, row] = session.cell(note.start, note.pitch);
  const inView =
    column >= roll.grid.column &&
    column < roll.grid.column + roll.grid.columns &&
    row >= roll.grid.row &&
    row < roll.grid.row + roll.grid.rows;
  return heard && inView && session.state.newest !== undefined && note.start === 39 * 1920;
}

function helpFooter(): boolean {
  const session = new Session({ columns: 80, rows: 24 }).keys("?");
  const first = layoutOf(session.state).dialog?.footer;
  session.keys("end");
  const { dialog } = session.state;
  const layout = layoutOf(session.state).dialog;
  const last = dialog?.type === "help" ? dialog.scroll + (layout?.list.rows ?? 0) : 0;
  return JSON.stringify(layout?.footer) === JSON.stringify(first) && last === helpLines().length;
}

function tallFilled(): boolean {
  const { roll, timeline, keyboard } = layoutOf(new Session({ columns: 100, rows: 100 }).state);
  const rows = (roll?.frame.rows ?? 0) + (timeline?.frame.rows ?? 0);
  return keyboard.frame.row + keyboard.frame.rows === 100 && rows === 100 - 3 - 5;
}

function newKeeps(): boolean {
  const session = new Session().keys("/ / i ctrl+n");
  return session.state.mode === "insert" && session.state.octave === 2 && session.state.project.tracks.length === 1;
}

function freshStart(): boolean {
  const { trackDetails, highlight } = new Session().state;
  return trackDetails && highlight === "roll";
}

function insertAtMouse(): boolean {
  const session = new Session({ project: newProject() }).keys("n space").wait(1);
  session.doubleClick(session.cell(2880, 62));
  return session.notes().some(({ start, pitch }) => start === 2880 && pitch === 62);
}

function loadingRewinds(): boolean {
  const session = new Session({ project: LONG }).keys("space").wait(3);
  session.act({ type: "opened", path: "/music/b.mid", project: newProject(), notes: [] });
  const { state, tick } = session.state.transport;
  return state === "stopped" && tick === 0 && session.state.scroll.tick === 0;
}

function noteAtZero(): boolean {
  const session = new Session({ project: newProject() }).keys("n");
  const again = readMidi(writeMidi(session.state.project).bytes, "zero").project;
  const [note] = allNotes(again.tracks[0]?.notes ?? session.state.project.tracks[0]?.notes ?? { count: 0, blocks: [] });
  return note?.start === 0 && note.duration === 480;
}

function recorded(): boolean {
  const session = new Session({ project: newProject() })
    .keys("i z")
    .wait(0.5)
    .keys("z")
    .wait(0.5)
    .keys("z q e")
    .wait(0.5);
  const pitches = session.notes().map(({ pitch }) => pitch);
  const starts = new Set(
    session
      .notes()
      .filter(({ pitch }) => pitch === 48)
      .map(({ start }) => start),
  );
  return pitches.length === 5 && starts.size === 3;
}

/** In the command: the red line of the roll and that of the timeline, at many moments of playing. */
async function shownPlayheads(): Promise<Finding> {
  return composing({ args: ["--new"], columns: 100, rows: 36 }, async (terminal) => {
    terminal.press("n", "space");
    await terminal.until(({ row }) => row(1).includes("PLAY"));
    const wrong: string[] = [];
    let moments = 0;
    for (let frame = 0; frame < 30; frame++) {
      const before = terminal.received;
      await terminal.until(({ received }) => received > before);
      const [roll = [], timeline = []] = [14, 24].map((line) =>
        Array.from({ length: 60 }, (_, column) => column).filter((column) => {
          const { foreground, glyph } = terminal.cell(36 + column, line);
          return foreground === "palette 1" && glyph === "|";
        }),
      );
      moments++;
      if (roll.length !== 1 || roll.join() !== timeline.join()) wrong.push(`${roll.join()} and ${timeline.join()}`);
    }
    return allOf("frames in a pty with both playheads in one column", moments, wrong);
  });
}
