import { blankCells, createInputParser, legacyBytes } from "@side-projects/terminal";
import { type Random, seeded } from "@side-projects/testkit";
import type { Action } from "../../../apps/miditui/src/core/app/action.ts";
import { createState } from "../../../apps/miditui/src/core/app/create-state.ts";
import { playheadTick } from "../../../apps/miditui/src/core/app/playhead.ts";
import { reduce } from "../../../apps/miditui/src/core/app/reduce.ts";
import type { AppState } from "../../../apps/miditui/src/core/app/state.ts";
import { BINDINGS } from "../../../apps/miditui/src/core/keymap/bindings.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { paintCanvases } from "../../../apps/miditui/src/core/paint/canvases.ts";
import { dialogPanel } from "../../../apps/miditui/src/core/panels/dialog.ts";
import { hintRow } from "../../../apps/miditui/src/core/panels/hints.ts";
import { keyboardPanel } from "../../../apps/miditui/src/core/panels/keyboard.ts";
import { tracksPanel } from "../../../apps/miditui/src/core/panels/tracks.ts";
import { transportPanel } from "../../../apps/miditui/src/core/panels/transport.ts";
import { layoutOf } from "../../../apps/miditui/src/core/screen/layout-of.ts";
import { randomFile } from "../../../apps/miditui/test/songs/random-file.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { composing } from "./miditui-play.ts";
import { strokeOf } from "./miditui-walk.ts";

const CHORDS: readonly string[] = BINDINGS.flatMap(({ chords }) => chords);

/** Keys, mouse reports, pastes and rubbish, cut anywhere, into sessions with any song on any screen; and into a real one. */
export async function fuzzedInputFindings(quick: boolean): Promise<Finding[]> {
  return [await sessions(quick ? 40 : 2000, quick ? 150 : 500), await real(quick ? 300 : 20_000)];
}

async function sessions(count: number, reports: number): Promise<Finding> {
  const wrong: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    try {
      session(seed, reports);
    } catch (error) {
      wrong.push(`session ${seed}: ${error instanceof Error ? error.stack?.slice(0, 400) : error}`);
    }
  }
  return allOf(`sessions of ${reports} fuzzed keys, mouse reports and sizes, each drawn`, count, wrong);
}

/** Bytes into the parser, its events into the reducer, its states into frames: what comes out must be a song. */
function session(seed: number, reports: number): void {
  const random = seeded(seed);
  const { project } = readMidi(randomFile(seed), "song");
  const size = { columns: random.int(1, 300), rows: random.int(1, 100) };
  const start = { project, path: "/tmp/song.mid", folder: "/tmp", releases: random.int(0, 1) === 1, now: 0, ...size };
  let state: AppState = createState(start);
  const parser = createInputParser();
  let now = 0;
  for (let report = 0; report < reports; report++) {
    now += random.int(0, 3) === 0 ? random.next() : 0.01;
    const bytes = inputOf(random, state.screen);
    const cut = random.int(0, bytes.length);
    for (const part of [bytes.slice(0, cut), bytes.slice(cut)])
      for (const event of parser.feed(part)) state = answered(state, { type: "input", event, at: now });
    if (random.int(0, 9) === 0)
      for (const event of parser.flush()) state = answered(state, { type: "input", event, at: now });
    if (random.int(0, 60) === 0)
      state = answered(state, { type: "resize", columns: random.int(1, 250), rows: random.int(1, 80), at: now });
    if (report % 10 === 0) draw(state);
  }
  draw(state);
  readMidi(writeMidi(state.project).bytes, "song");
}

/** The next state, once a disk that can do nothing has answered: until then nothing is edited. */
function answered(before: AppState, action: Action): AppState {
  const { state, requests } = reduce(before, action);
  return requests.reduce((next, { type }) => {
    if (type !== "open" && type !== "save" && type !== "autosave") return next;
    return reduce(next, { type: "failed", request: type, text: "the disk is full", at: action.at }).state;
  }, state);
}

/** All that Ink is given, and the cells that are painted. */
function draw(state: AppState): void {
  const layout = layoutOf(state);
  if (layout.tooSmall) return;
  const hints = hintRow(state, (layout.dialog?.footer ?? layout.keyboard.hints).columns);
  transportPanel(state, layout);
  tracksPanel(state, layout, []);
  keyboardPanel(state, layout, hints);
  if (state.dialog !== undefined && layout.dialog !== undefined) dialogPanel(state.dialog, layout.dialog, hints);
  paintCanvases(state, layout, playheadTick(state), blankCells(layout.columns, layout.rows));
}

/** One thing that a terminal may send. */
function inputOf(random: Random, screen: { readonly columns: number; readonly rows: number }): Uint8Array {
  const kind = random.int(0, 9);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  if (kind < 4) return encode(keyBytes(random));
  if (kind < 8) {
    // Mostly on the screen; a report may tell of any cell.
    const far = random.int(0, 30) === 0;
    const column = far ? random.int(-5, 99_999) : random.int(1, screen.columns);
    const row = far ? random.int(-5, 99_999) : random.int(1, screen.rows);
    const button = random.pick([0, 0, 0, 1, 2, 32, 32, 32, 34, 64, 65, 66, 67]) + random.pick([0, 0, 0, 4, 8, 16]);
    return encode(`\x1b[<${button};${column};${row}${random.int(0, 2) === 0 ? "m" : "M"}`);
  }
  if (kind === 8)
    return encode(`\x1b[200~${random.pick(["日本", "\u{1f3b9}", "7/8", "a/b", "\x1b[2J", "1e9", "-1", ""])}\x1b[201~`);
  return Uint8Array.from({ length: random.int(1, 12) }, () => random.int(0, 255));
}

/** Of any chord but those that leave. */
function keyBytes(random: Random): string {
  const chord = random.pick(CHORDS.filter((each) => !["q", "ctrl+q", "ctrl+c", "ctrl+b"].includes(each)));
  const { key, ctrl = false, alt = false, shift = false } = strokeOf(chord);
  return legacyBytes({ type: "key", action: "press", key, ctrl, alt, shift: shift || /^[A-Z]$/.test(key) }) ?? "";
}

/** The same into the command in a pty: it still runs, quits by a key, and gives the terminal back. */
function real(reports: number): Promise<Finding> {
  return inFolder((folder) =>
    composing({ args: ["--new"], cwd: folder, columns: 120, rows: 40 }, async (terminal) => {
      const random = seeded(7);
      for (let sent = 0; sent < reports; sent += 50) {
        for (let i = 0; i < 50; i++) {
          const bytes = Buffer.from(inputOf(random, { columns: 120, rows: 40 }));
          // Rubbish may hold the bytes of the keys that quit or suspend.
          terminal.send(bytes.filter((byte) => ![2, 3, 17, 113].includes(byte)));
        }
        const before = terminal.received;
        terminal.resize(119 + (sent % 100 === 0 ? 0 : 1), 40);
        await terminal.until(({ received }) => received > before, { seconds: 60 });
      }
      terminal.send("\x1b[201~");
      terminal.press({ key: "q", ctrl: true });
      let exit = await Promise.race([
        terminal.exited,
        terminal.until(() => false, { seconds: 3 }).catch(() => undefined),
      ]);
      // A dialog takes Ctrl+Q for nothing, and Ctrl+C closes it.
      for (let tries = 0; tries < 5 && exit === undefined; tries++) {
        terminal.press({ key: "c", ctrl: true });
        exit = await Promise.race([
          terminal.exited,
          terminal.until(() => false, { seconds: 2 }).catch(() => undefined),
        ]);
      }
      const wrong =
        exit?.code === 0 ? terminal.leftModes() : [`ended with ${exit?.signal ?? exit?.code}`, terminal.screen()];
      return allOf(`session of ${reports} fuzzed reports in a pty that ends well`, 1, wrong);
    }),
  );
}
