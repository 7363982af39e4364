import { type Cells, type InputEvent, PALETTE } from "@side-projects/terminal";
import type { Size } from "@side-projects/terminal/tty";
import { write } from "./core/app/ink.ts";
import { BAR_ROWS } from "./core/app/layout.ts";
import { drawOverlay } from "./core/app/overlay.ts";
import { initialState } from "./core/app/state.ts";
import type { Mode } from "./core/draw/look.ts";
import { plotBalls, plotScratch } from "./core/draw/plot.ts";
import type { BallinError } from "./core/error.ts";
import { type Balls, emptyBalls } from "./core/physics/balls.ts";
import { STEP } from "./core/physics/constants.ts";
import type { Recording } from "./core/recording/recording.ts";
import { Repeat, recordedSteps } from "./core/recording/repeat.ts";
import type { Simulation } from "./core/simulation/simulation.ts";
import { takeTerminal } from "./terminal.ts";
import { depthOf, modeFor } from "./terminal-look.ts";
import { ScreenClient } from "./threads/screen-client.ts";
import { SharedGrid } from "./threads/shared-grid.ts";

export interface ReplaySettings {
  /** A simulation that the recording can be repeated in. */
  readonly simulation: Simulation;
  /** 2 is twice as fast. */
  readonly speed: number;
  /** @default what the locale and the terminal can show */
  readonly mode: Mode | undefined;
  /** Prints an error that nobody caught. @returns the exit code */
  readonly report: (error: unknown) => number;
}

/** Milliseconds between two frames. */
const FRAME = 1000 / 60;

/** A step or a command is started at most so long after a frame began, in milliseconds: then time is dropped. */
const PATIENCE = 50;

const SPEEDS = [0.1, 16] as const;

/**
 * Shows a recording in the terminal until it is over and a key is pressed, or somebody quits.
 *
 * @returns whether it was seen to its end
 * @throws BallinError E_TERMINAL when there is no terminal
 */
export async function showReplay(recording: Recording, settings: ReplaySettings): Promise<boolean> {
  const depth = depthOf(process.env);
  const mode = settings.mode ?? modeFor(process.env);
  const { simulation } = settings;
  const repeat = new Repeat(recording, simulation);
  const shown = { paused: false, over: false, speed: settings.speed };
  const scratch = plotScratch();
  const visible = emptyBalls(recording.setup.capacity);
  const grid = new SharedGrid("writer");
  let end: (failure: BallinError | undefined) => void = () => {};
  const ended = new Promise<BallinError | undefined>((resolve) => {
    end = resolve;
  });
  let screen: ScreenClient | undefined;
  let size: Size = { columns: 1, rows: 1 };
  const draw = (): void => {
    const rows = Math.max(1, size.rows - BAR_ROWS);
    plotBalls(inView(simulation.engine.balls, visible, size.columns, rows), grid.blank(size.columns, rows), scratch);
    grid.publish();
    screen?.overlay(overlayOf(recording, simulation, size, { ...shown, colored: depth !== "none" }));
  };
  const tty = takeTerminal({
    onInput: (event) => {
      if (actOn(event, shown)) end(undefined);
    },
    onSize: (now) => {
      size = now;
      screen?.size(now.columns, now.rows);
      draw();
    },
    quiet: () => {
      screen?.pause();
    },
    onResume: () => screen?.resume(),
    report: settings.report,
  });
  size = tty.device.size();
  const look = { mode, color: recording.setup.options.color_mode, depth };
  const { fd } = tty.device;
  screen = new ScreenClient({
    ...size,
    fd,
    grid: grid.buffer,
    look,
    onClosed: () => end(undefined),
    onFailure: end,
  });
  let due = 0;
  let drawn = "";
  let before = performance.now();
  const timer = setInterval(() => {
    const begin = performance.now();
    due = shown.paused || shown.over ? 0 : Math.min(due + ((begin - before) / 1000 / STEP) * shown.speed, 240);
    before = begin;
    while (due >= 1 && !shown.over && performance.now() - begin < PATIENCE) {
      const done = repeat.next();
      if (done === "step") due -= 1;
      shown.over = done === "over";
    }
    const seen = `${simulation.steps} ${shown.paused} ${shown.over} ${shown.speed}`;
    if (seen === drawn) return;
    drawn = seen;
    draw();
  }, FRAME);
  const failure = await ended;
  clearInterval(timer);
  await screen.stop();
  await tty.stop();
  if (failure !== undefined) throw failure;
  return shown.over;
}

/** How a replay is going; keys change it. */
interface Shown {
  paused: boolean;
  over: boolean;
  speed: number;
}

/** What a key does. @returns true when it ends the replay */
function actOn(event: InputEvent, shown: Shown): boolean {
  if (event.type !== "key" || event.action === "release") return false;
  const { key, ctrl } = event;
  if (/^q$/i.test(key) || key === "escape" || (ctrl && key === "c")) return true;
  if (key === "space") shown.paused = !shown.paused;
  if (key === "+" || key === "=") shown.speed = Math.min(SPEEDS[1], shown.speed * 2);
  if (key === "-") shown.speed = Math.max(SPEEDS[0], shown.speed / 2);
  return false;
}

/** The balls that lie in the lower left of a world, where a smaller terminal looks. */
function inView(balls: Balls, into: Balls, columns: number, rows: number): Balls {
  let count = 0;
  for (let ball = 0; ball < balls.count; ball++) {
    const x = balls.x[ball] ?? 0;
    const y = balls.y[ball] ?? 0;
    if (x > columns || y > rows) continue;
    into.x[count] = x;
    into.y[count] = y;
    into.color[count] = balls.color[ball] ?? 0;
    count++;
  }
  into.count = count;
  return into;
}

function overlayOf(
  recording: Recording,
  simulation: Simulation,
  { columns, rows }: Size,
  shown: Shown & { readonly colored: boolean },
): Cells {
  const { options } = simulation;
  const scene = sceneAt(recording, simulation.steps);
  const state = initialState({ columns, rows, now: 0, seed: 0, scene, options });
  const stats = {
    fps: shown.paused || shown.over ? undefined : Math.min(1000 / FRAME, shown.speed / STEP),
    balls: simulation.engine.balls.count,
  };
  const cells = drawOverlay({ ...state, stats }, shown.colored);
  const speed = `${Number(shown.speed.toFixed(2))} x`;
  const doing = shown.over ? "over" : shown.paused ? `paused at ${speed}` : speed;
  const text = ` Replay ${simulation.steps} of ${recordedSteps(recording)} steps, ${doing} | Space pauses | + - speed | Q ends`;
  const ink = { foreground: PALETTE, background: PALETTE + 3, attributes: 1 };
  write(
    cells,
    0,
    rows - 1,
    text.padEnd(columns),
    shown.colored ? ink : { ...ink, foreground: 0x1000000, background: 0x1000000 },
  );
  return cells;
}

/** What stands in the world after so many steps. */
function sceneAt({ setup, commands }: Recording, steps: number): Recording["setup"]["scene"] {
  let { scene } = setup;
  for (const { step, command } of commands) {
    if (step > steps) break;
    if (command.type === "scene") scene = command.scene;
  }
  return scene;
}
