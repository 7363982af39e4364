import type { Depth } from "@side-projects/terminal";
import { createScreenWriter, type ScreenWriter, type Tty } from "@side-projects/terminal/tty";
import type { AppSettings } from "./app.ts";
import { AppSound, isForSound } from "./app-sound.ts";
import type { Action, Request } from "./core/app/action.ts";
import { createState } from "./core/app/create-state.ts";
import { nextWake } from "./core/app/next-wake.ts";
import { playheadTick } from "./core/app/playhead.ts";
import { reduce } from "./core/app/reduce.ts";
import type { AppState } from "./core/app/state.ts";
import { tell } from "./core/app/step.ts";
import type { FileRequest } from "./files/create-files.ts";
import { Composer } from "./screen/composer.ts";
import { takeTerminal } from "./screen/take-terminal.ts";

/** Milliseconds between frames while something moves. */
const FRAME = 1000 / 60;

/** The devices around the reducer: terminal, clock, screen, sound and files. */
export class Application {
  /** Settles when the user quits. */
  readonly ended: Promise<void>;
  #end: () => void = () => {};
  readonly #settings: AppSettings;
  readonly #tty: Tty;
  readonly #writer: ScreenWriter;
  readonly #composer: Composer;
  readonly #sound: AppSound;
  #state: AppState;
  #drawn: AppState | undefined;
  readonly #queue: Action[] = [];
  #busy = false;
  #over = false;
  #timer: NodeJS.Timeout | undefined;
  #drawing: NodeJS.Immediate | undefined;
  /** Requests to the disk that are under way, done one after another. */
  #filing: Promise<void> = Promise.resolve();
  #kept = false;
  /** What there is to tell once the terminal is given back. */
  #farewell: string | undefined;

  /** @throws MidituiError E_TERMINAL when there is no terminal */
  constructor(settings: AppSettings, depth: Depth) {
    this.#settings = settings;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#composer = new Composer((error) => this.#tty.crash(error));
    this.#tty = takeTerminal({
      onInput: (event) => this.#dispatch({ type: "input", event, at: now() }),
      onSize: ({ columns, rows }) => {
        // A terminal wraps, cuts or clears when its size changes, and none tells which.
        this.#writer.invalidate();
        this.#drawn = undefined;
        this.#dispatch({ type: "resize", columns, rows, at: now() });
      },
      onReleases: (told) => this.#dispatch({ type: "releases", told, at: now() }),
      quiet: () => this.#writer?.pause(),
      onResume: () => this.#writer.resume(),
      onEnd: () => this.#keep(),
      report: settings.report,
    });
    const { project, path, recovered, notes } = settings.start;
    const { columns, rows } = this.#tty.device.size();
    const { folder, soundfont, sound } = settings;
    const { latency } = sound;
    const releases = this.#tty.tellsReleases;
    const options = { project, path, recovered, folder, soundfont, latency, columns, rows, releases };
    const state = createState({ ...options, now: now() });
    this.#state = notes.length === 0 ? state : tell(state, notes.join("; "));
    this.#writer = createScreenWriter({
      fd: this.#tty.device.fd,
      depth,
      onWritten: () => this.#written(),
      onClosed: () => process.exit(129),
    });
    this.#sound = new AppSound(settings.sound, (action) => this.#dispatch({ ...action, at: now() }));
    this.#schedule();
  }

  /** Once a frame is out there is time for what nobody waits for. */
  #written(): void {
    void this.#sound.begin(() => this.#state);
    this.#schedule();
  }

  /** Gives the terminal back. @returns what there is to tell then */
  async close(): Promise<readonly string[]> {
    // What is being saved has been saved before it is told whether something is not.
    await this.#filing;
    this.#over = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#drawing);
    this.#keep();
    const quiet = this.#sound.close();
    await this.#tty.stop();
    const told = [await quiet, this.#farewell].filter((text) => text !== undefined);
    this.#composer.close();
    return told;
  }

  #dispatch(action: Action): void {
    if (this.#over) return;
    this.#queue.push(action);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const { state, requests } = reduce(this.#state, next);
      this.#state = state;
      for (const request of requests) this.#carryOut(request);
    }
    this.#busy = false;
    this.#schedule();
  }

  #carryOut(request: Request): void {
    switch (request.type) {
      case "quit":
        this.#end();
        break;
      case "suspend":
        this.#tty.suspend();
        break;
      default:
        if (isForSound(request)) this.#sound.carry(request);
        else this.#filing = this.#file(this.#filing, request);
    }
  }

  async #file(before: Promise<void>, request: FileRequest): Promise<void> {
    await before;
    const answer = await this.#settings.files.carry(request);
    this.#dispatch({ ...answer, at: now() });
  }

  /** Keeps a song with unsaved changes, once, on every way out that can still run code. */
  #keep(): void {
    if (this.#kept) return;
    this.#kept = true;
    const { project, file } = this.#state;
    const changed = project !== file.saved;
    this.#farewell = this.#settings.files.end({ project, path: file.path, changed });
  }

  /** Draws once after all that comes in one turn, and wakes up when time alone will change something. */
  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#over) return;
    const wake = nextWake(this.#state);
    if (wake !== undefined) {
      const wait = Math.max(FRAME, 1000 * (wake - now()));
      this.#timer = setTimeout(() => this.#dispatch({ type: "tick", at: now() }), wait);
    }
    // A terminal that is slow to take a frame gets the newest one after it; none is made in vain.
    if (this.#state === this.#drawn || this.#writer.busy) return;
    this.#drawing ??= setImmediate(() => {
      this.#drawing = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const state = this.#state;
    this.#drawn = state;
    this.#writer.show(this.#composer.compose(state, playheadTick(state)), this.#composer.caret(state));
  }
}

/** Seconds on a clock that never goes back. */
function now(): number {
  return performance.now() / 1000;
}
