import type { Depth } from "@side-projects/terminal";
import type { Tty } from "@side-projects/terminal/tty";
import type { AppSettings } from "./app.ts";
import type { Action, Effect } from "./core/app/action.ts";
import { warnedOfCrowd } from "./core/app/crowd.ts";
import { drawOverlay } from "./core/app/overlay.ts";
import { deadlineOf, reduce } from "./core/app/reduce.ts";
import { canvasRowsOf, initialState, type State } from "./core/app/state.ts";
import { startScene } from "./core/builder/random-place.ts";
import type { Look } from "./core/draw/look.ts";
import type { BallinError } from "./core/error.ts";
import { DEFAULT_OPTIONS } from "./core/level/options.ts";
import { placeWithin } from "./core/level/place.ts";
import { BALLS, RADIUS, STEP } from "./core/physics/constants.ts";
import { within } from "./core/shapes/limits.ts";
import { Random } from "./core/simulation/random.ts";
import type { Setup } from "./core/simulation/simulation.ts";
import { fileRequest, told } from "./file-requests.ts";
import { readLevel } from "./files/level-file.ts";
import { FrameCount } from "./frame-count.ts";
import { Recorder } from "./recorder.ts";
import { takeTerminal } from "./terminal.ts";
import { depthOf, modeFor } from "./terminal-look.ts";
import type { FrameRate, Stats } from "./threads/messages.ts";
import { PhysicsClient } from "./threads/physics-client.ts";
import { ScreenClient } from "./threads/screen-client.ts";
import { SharedGrid } from "./threads/shared-grid.ts";
import { createMenus, type Menus } from "./views/menus.ts";

/** The devices around the reducer: terminal, physics, screen, menus and files. */
export class Application {
  /** Settles when the application ends, with what went wrong, if anything did. */
  readonly ended: Promise<BallinError | undefined>;
  #end: (failure: BallinError | undefined) => void = () => {};
  #state: State;
  #drawn: State | undefined;
  #look: Look;
  readonly #depth: Depth;
  readonly #tty: Tty;
  readonly #physics: PhysicsClient;
  readonly #screen: ScreenClient;
  readonly #menus: Menus;
  readonly #recorder: Recorder | undefined;
  readonly #queue: Action[] = [];
  #busy = false;
  #over = false;
  #timer: NodeJS.Timeout | undefined;
  #drawing: NodeJS.Immediate | undefined;
  /** Frames a second that were wished for; without a wish the option of the level or the menu decides. */
  readonly #wished: FrameRate | undefined;
  #frames: FrameRate;
  readonly #rate = new FrameCount();

  /** @throws BallinError E_TERMINAL when there is no terminal */
  constructor(settings: AppSettings) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#depth = depthOf(process.env);
    this.#tty = takeTerminal({
      onInput: (event) => this.#menus.whenReady(() => this.#dispatch({ type: "input", event })),
      onSize: ({ columns, rows }) => {
        this.#screen.size(columns, rows);
        this.#drawn = undefined;
        this.#dispatch({ type: "size", columns, rows });
      },
      onReleases: (told) => this.#dispatch({ type: "releases", told }),
      quiet: () => {
        this.#screen?.pause();
      },
      onResume: () => this.#screen.resume(),
      onEnd: () => this.#recorder?.close(),
      report: settings.report,
    });
    const { columns, rows } = this.#tty.device.size();
    const level = settings.scene ? { ...settings.scene, troubles: [] } : openLevel(settings.open);
    const options = {
      ...(level.options ?? DEFAULT_OPTIONS),
      ...(settings.balls !== undefined && { ball_count: within(BALLS, settings.balls) }),
      ...(settings.color === true && { color_mode: true }),
    };
    const blank = { columns, rows, now: performance.now(), seed: settings.seed, options };
    const mode = settings.mode ?? modeFor(process.env);
    const empty = initialState({
      ...blank,
      mode,
      calm: settings.reducedMotion ?? false,
      radius: settings.radius,
      scene: { items: [], wind: 0 },
    });
    const room = { columns, rows: canvasRowsOf(empty) };
    const shapes = settings.shapes ?? true;
    const fresh = shapes ? startScene(room, new Random(settings.seed)) : empty.scene;
    const scene = level.scene === undefined ? fresh : placeWithin(level.scene, room.columns, room.rows);
    this.#state = warnedOfCrowd({ ...empty, scene });
    this.#look = this.#lookOf(this.#state);
    const setup: Setup = {
      seed: settings.seed,
      ...room,
      radius: settings.radius ?? RADIUS,
      capacity: BALLS.most,
      options,
      scene,
    };
    this.#recorder = settings.record && new Recorder(settings.record, setup);
    const grid = new SharedGrid("reader").buffer;
    this.#wished = settings.reducedMotion === true ? 30 : settings.frames;
    this.#frames = this.#framesOf(this.#state);
    const fail = (failure: BallinError): void => this.#end(failure);
    this.#screen = new ScreenClient({
      fd: this.#tty.device.fd,
      grid,
      columns,
      rows,
      look: this.#look,
      onWritten: ({ frames, seconds }) => this.#rate.add(frames, performance.now(), seconds),
      onClosed: () => this.#end(undefined),
      onFailure: fail,
    });
    this.#physics = new PhysicsClient({
      setup,
      grid,
      engine: settings.engine ?? "auto",
      frames: this.#frames,
      onStats: (stats) => this.#stats(stats),
      ...(this.#recorder && { onLog: (entry) => this.#recorder?.log(entry) }),
      onFailure: fail,
    });
    this.#menus = createMenus((action) => this.#dispatch(action), this.#depth !== "none");
    for (const { step, command } of settings.scene?.script ?? []) {
      setTimeout(() => this.#over || this.#physics.post(command), 1000 * STEP * step).unref();
    }
    for (const text of level.troubles) this.#dispatch({ type: "toast", text, bad: true });
    settings.record?.watch((trouble) => this.#dispatch({ type: "toast", text: told(trouble), bad: true }));
    this.#draw();
  }

  /** Gives everything back: first the terminal, then the threads. */
  async close(): Promise<void> {
    // What still comes in while the threads end would set a timer, and that would keep the process.
    this.#over = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#drawing);
    await this.#screen.stop();
    await this.#tty.stop();
    const ending = await this.#physics.stop();
    this.#recorder?.end(ending);
  }

  #dispatch(action: Action): void {
    if (this.#over) return;
    this.#queue.push({ ...action, now: performance.now() });
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const { state, effects } = reduce(this.#state, next);
      this.#state = state;
      // A menu that is to get a key must be there.
      this.#menus.show(state);
      for (const effect of effects) this.#carryOut(effect);
    }
    this.#busy = false;
    this.#pace();
    this.#schedule();
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case "command":
        this.#physics.post(effect.command);
        break;
      case "menu-key":
        this.#menus.send(effect.event);
        this.#drawn = undefined;
        break;
      case "quit":
        this.#end(undefined);
        break;
      case "suspend":
        this.#tty.suspend();
        break;
      default:
        this.#queue.push(...fileRequest(effect));
    }
  }

  #stats(stats: Stats): void {
    this.#recorder?.begin(stats.engine);
    // Messages and flashes are written between the frames of the balls; they are none of those.
    const most = this.#frames === "uncapped" ? Number.POSITIVE_INFINITY : this.#frames;
    const fps = stats.resting ? undefined : Math.min(this.#rate.perSecond, most);
    this.#dispatch({ type: "stats", stats: { fps: fps && Math.round(fps * 10) / 10, balls: stats.balls } });
  }

  /** Draws once after all that comes in one turn, and wakes up when time alone will change something. */
  #schedule(): void {
    clearTimeout(this.#timer);
    const deadline = deadlineOf(this.#state);
    this.#timer =
      deadline === undefined
        ? undefined
        : setTimeout(() => this.#dispatch({ type: "tick" }), Math.max(0, deadline - performance.now()) + 1);
    if (this.#drawing !== undefined || !looksDifferent(this.#state, this.#drawn)) return;
    this.#drawing = setImmediate(() => {
      this.#drawing = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const state = this.#state;
    this.#drawn = state;
    const look = this.#lookOf(state);
    if (look.mode !== this.#look.mode || look.color !== this.#look.color) this.#screen.look(look);
    this.#look = look;
    const cells = drawOverlay(state, this.#depth !== "none");
    this.#menus.paint(state, cells);
    this.#screen.overlay(cells);
  }

  #pace(): void {
    const frames = this.#framesOf(this.#state);
    if (frames === this.#frames) return;
    this.#frames = frames;
    this.#physics.setFrames(frames);
  }

  #framesOf({ options }: State): FrameRate {
    return this.#wished ?? (options.fps_cap ? 60 : 120);
  }

  #lookOf({ mode, options }: State): Look {
    return { mode, color: options.color_mode, depth: this.#depth };
  }
}

function sizeChanged(one: State, other: State): boolean {
  return one.columns !== other.columns || one.rows !== other.rows;
}

/** Whether the overlay of a state is another one than that of the state that was drawn last. */
function looksDifferent(state: State, drawn: State | undefined): boolean {
  if (drawn === undefined || sizeChanged(state, drawn)) return true;
  const lit = (each: State): string => each.flashes.map((until) => (until > each.now ? 1 : 0)).join("");
  return (
    state.options !== drawn.options ||
    state.mode !== drawn.mode ||
    state.scene !== drawn.scene ||
    state.selected !== drawn.selected ||
    state.building !== drawn.building ||
    state.menu !== drawn.menu ||
    state.toasts !== drawn.toasts ||
    state.stats !== drawn.stats ||
    lit(state) !== lit(drawn)
  );
}

interface OpenedLevel extends Partial<Pick<ReturnType<typeof readLevel>, "options" | "scene">> {
  readonly troubles: readonly string[];
}

function openLevel(path: string | undefined): OpenedLevel {
  if (path === undefined) return { troubles: [] };
  try {
    const level = readLevel(path);
    return { options: level.options, scene: level.scene, troubles: level.notes };
  } catch (error) {
    return { troubles: [told(error)] };
  }
}
