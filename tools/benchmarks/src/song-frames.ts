/** Frames of miditui, from a state of its app to the bytes of a terminal. */
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as terminal from "@side-projects/terminal/tty";
import { rolldown } from "rolldown";
import type { Action } from "../../../apps/miditui/src/core/app/action.ts";
import type * as states from "../../../apps/miditui/src/core/app/create-state.ts";
import type * as playheads from "../../../apps/miditui/src/core/app/playhead.ts";
import type * as reducing from "../../../apps/miditui/src/core/app/reduce.ts";
import type { AppState } from "../../../apps/miditui/src/core/app/state.ts";
import type { Project } from "../../../apps/miditui/src/core/project/project.ts";
import type * as composing from "../../../apps/miditui/src/screen/composer.ts";
import type { Answer, SongJob } from "./protocol.ts";
import { median } from "./stats.ts";

type Frames = Exclude<SongJob["made"], "read-mid" | "write-mid" | "read-json" | "edit" | "undo" | "move-all">;
type Api = typeof composing & typeof playheads & typeof reducing & typeof states & typeof terminal;

const SCREEN = { columns: 200, rows: 60 };
/** Frames of a sample, of which the median counts. */
const FRAMES = 30;

/** What the names of `Api` are in, below the root. */
const MODULES: readonly string[] = [
  "apps/miditui/src/screen/composer.ts",
  "apps/miditui/src/core/app/create-state.ts",
  "apps/miditui/src/core/app/playhead.ts",
  "apps/miditui/src/core/app/reduce.ts",
  "packages/terminal/src/tty/index.ts",
];

/** The actions before the first frame and before each one after it; times are seconds on the clock of the app. */
interface Course {
  readonly first: readonly Action[];
  readonly next: (frame: number, now: number) => Action;
}

const COURSES: Readonly<Record<Frames, Course>> = {
  "frame-playhead": { first: [pressed("space", 1)], next: (_, now) => ({ type: "tick", at: now + 1 / 60 }) },
  "frame-scroll": { first: [], next: (frame, now) => wheel(frame % 100 < 50, now + 1 / 60) },
  "frame-zoom": { first: [], next: (frame, now) => pressed(frame % 8 < 4 ? "-" : "=", now + 0.2) },
};

function pressed(key: string, at: number): Action {
  return { type: "input", event: { type: "key", key, ctrl: false, alt: false, shift: false, action: "press" }, at };
}

/** The wheel over the piano roll, along the time. */
function wheel(down: boolean, at: number): Action {
  const place = { column: 100, row: 12, ctrl: false, alt: false, shift: true };
  const action = down ? "wheel-down" : "wheel-up";
  return { type: "input", event: { type: "pointer", action, button: "none", ...place }, at };
}

/** Thirty frames for each repetition: composed and written as their difference to the one before; the state is not timed. */
export async function frameWork(
  root: string,
  made: Frames,
  project: Project,
): Promise<{ work: (repeat: number) => Answer; close: () => void }> {
  const api = await bundled(root);
  const course = COURSES[made];
  const fd = openSync(devNull, constants.O_WRONLY);
  let bytes = 0;
  const onWritten = (written: terminal.WrittenFrame): void => {
    bytes = written.bytes;
  };
  const writer = api.createScreenWriter({ fd, depth: "truecolor", onWritten });
  const composer = new api.Composer((error) => {
    throw error;
  });
  const start = api.createState({ project, path: undefined, folder: "/", ...SCREEN, releases: false, now: 0 });
  const after = (state: AppState, actions: readonly Action[]): AppState =>
    actions.reduce((now, action) => api.reduce(now, action).state, state);
  const begun = after(start, course.first);
  let [state, frame] = [begun, 0];
  const step = (): { ns: number; bytes: number } => {
    // A short song ends while it is played, and is played again.
    if (state.transport.state !== begun.transport.state) state = begun;
    state = after(state, [course.next(frame++, state.now)]);
    bytes = 0;
    const from = process.hrtime.bigint();
    writer.show(composer.compose(state, api.playheadTick(state)), composer.caret(state));
    return { ns: Number(process.hrtime.bigint() - from), bytes };
  };
  const work = (repeat: number): Answer => {
    const answer = { ns: 0, bytes: 0 };
    for (let i = 0; i < repeat; i++) {
      const steps = Array.from({ length: FRAMES }, step);
      answer.ns += median(steps.map((each) => each.ns));
      answer.bytes += median(steps.map((each) => each.bytes));
    }
    return answer;
  };
  const close = (): void => {
    composer.close();
    closeSync(fd);
  };
  return { work, close };
}

let loaded: Promise<Api> | undefined;

/** The sources of the app as one module, since Node runs no views; made as the build makes it, with React for production. */
async function bundled(root: string): Promise<Api> {
  loaded ??= bundle(root);
  return loaded;
}

async function bundle(root: string): Promise<Api> {
  const names = MODULES.map((file) => `export * from ${JSON.stringify(join(root, file))};`).join("\n");
  // Ink names its developer tools, which it never asks for here.
  const made = new Map([
    ["miditui-frames", names],
    ["react-devtools-core", "export default {};"],
    ["ws", "export default {};"],
  ]);
  const build = await rolldown({
    input: "miditui-frames",
    cwd: root,
    external: /^node:/,
    platform: "node",
    transform: { define: { "process.env.NODE_ENV": '"production"', "process.env.DEV": '"false"', fetch: "undefined" } },
    plugins: [{ name: "made", resolveId: (id) => (made.has(id) ? id : null), load: (id) => made.get(id) ?? null }],
  });
  const folder = mkdtempSync(join(tmpdir(), "bench-frames-"));
  try {
    const { output } = await build.generate({ format: "esm", codeSplitting: false, minify: true });
    const file = join(folder, "frames.mjs");
    writeFileSync(file, output[0].code);
    return await import(pathToFileURL(file).href);
  } finally {
    await build.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
