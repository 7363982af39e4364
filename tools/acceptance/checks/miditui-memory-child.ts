/** Steps of one kind on a song of 100,000 notes, as the app does them: heap and processor time that they took, as JSON. */
import { setImmediate } from "node:timers/promises";
import type { Action } from "../../../apps/miditui/src/core/app/action.ts";
import { createState } from "../../../apps/miditui/src/core/app/create-state.ts";
import { reduce } from "../../../apps/miditui/src/core/app/reduce.ts";
import type { AppState } from "../../../apps/miditui/src/core/app/state.ts";
import { undo } from "../../../apps/miditui/src/core/history/history.ts";
import { layoutOf } from "../../../apps/miditui/src/core/screen/layout-of.ts";
import { columnOfTick, rowOfPitch } from "../../../apps/miditui/src/core/screen/viewport.ts";
import { keyEvent } from "../../../apps/miditui/test/app-session.ts";
import { bigSong } from "../../../apps/miditui/test/songs/big-song.ts";

const [kind = "", count = "1000", notes = "100000"] = process.argv.slice(2);
const steps = Number(count);
let now = 0;
const start = { path: "/tmp/a.mid", folder: "/tmp", columns: 200, rows: 60, releases: false, now };
let state = createState({ project: bigSong(Number(notes), { tracks: 1 }), ...start });

function act(action: Action): void {
  state = reduce(state, action).state;
  // What the app would keep: the answer to an autosave.
  if (state.file.autosaving !== undefined)
    state = reduce(state, { type: "autosaved", project: state.file.autosaving, at: now }).state;
}

function keys(...chords: readonly string[]): void {
  for (const chord of chords) {
    // A run of one key in a short time is one step.
    now += 5;
    act({ type: "input", event: keyEvent(chord), at: now });
  }
}

/** Drags all notes by the one at the cursor, four columns to the right and back in turns. */
function drag(step: number): void {
  const grid = layoutOf(state).roll?.grid;
  if (grid === undefined) throw new Error("no roll is shown");
  const [by, at] = step % 2 === 0 ? [4, 0] : [-4, 4];
  const from = columnOfTick(state, grid, state.cursor.tick) + at;
  const row = rowOfPitch(state, grid, state.cursor.pitch);
  const pointer = (action: "down" | "drag" | "up", column: number): void => {
    now += 1;
    const held = { ctrl: false, alt: false, shift: false };
    act({ type: "input", event: { type: "pointer", action, button: "left", column, row, ...held }, at: now });
  };
  const { cursor } = state;
  pointer("down", from);
  for (let i = 1; i <= 4; i++) pointer("drag", from + (by * i) / 4);
  pointer("up", from + by);
  state = { ...state, cursor };
}

const KINDS: Readonly<Record<string, { readonly before: readonly string[]; readonly step: (step: number) => void }>> = {
  add: { before: [], step: () => keys("n", "l") },
  delete: { before: [], step: () => keys("l", "n", "delete") },
  drag: { before: ["home", "n", "ctrl+a"], step: drag },
  move: { before: ["ctrl+a", "v"], step: (step) => keys(step % 2 === 0 ? "d" : "a") },
  transpose: { before: ["ctrl+a", "v"], step: (step) => keys(step % 2 === 0 ? "w" : "s") },
  length: { before: ["ctrl+a", "v"], step: (step) => keys(step % 2 === 0 ? "D" : "A") },
  velocity: { before: ["ctrl+a", "v"], step: (step) => keys(step % 2 === 0 ? "^" : "_") },
  quantize: { before: ["ctrl+a"], step: (step) => keys("v", step % 2 === 0 ? "d" : "a", "#", "escape") },
  tempo: { before: [], step: (step) => keys(step % 2 === 0 ? "]" : "[") },
  volume: { before: [], step: (step) => keys(step % 2 === 0 ? ";" : "'") },
};

const chosen = KINDS[kind];
if (chosen === undefined) throw new Error(`no kind of step is called ${kind}`);
keys(...chosen.before);
const first: AppState = state;
await swept();
const before = process.memoryUsage();
const cpu = process.cpuUsage();
for (let step = 0; state.history.past.length - first.history.past.length < steps && step < 3 * steps; step++)
  chosen.step(step);
const { user, system } = process.cpuUsage(cpu);
await swept();
const after = process.memoryUsage();
const held = (memory: NodeJS.MemoryUsage): number => memory.heapUsed + memory.arrayBuffers;
const made = state.history.past.length - first.history.past.length;

/** What nobody holds any more is given back over several turns. */
async function swept(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await setImmediate();
    globalThis.gc?.();
  }
}

// All of it taken back must be the song that it began with.
let { history, project } = state;
for (let step = 0; step < made; step++) {
  const back = undo(history, { label: "", project, selection: state.selection, track: state.track });
  if (back === undefined) break;
  history = back.history;
  project = back.snapshot.project;
}
const notesOf = (song: AppState["project"]): string =>
  JSON.stringify(
    song.tracks.map(({ notes: { blocks } }) =>
      blocks.map((each) => [each.tickShift, ...each.starts, ...each.pitches, ...each.velocities]),
    ),
  );
const same = project === first.project || notesOf(project) === notesOf(first.project);
console.log(
  JSON.stringify({
    made,
    bytes: held(after) - held(before),
    milliseconds: (user + system) / 1000 / Math.max(1, made),
    same,
  }),
);
