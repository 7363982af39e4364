import type { Action, FontFile, Request } from "./core/app/action.ts";
import { nameOf } from "./core/app/path.ts";
import { playheadTick } from "./core/app/playhead.ts";
import { soundSoFar } from "./core/app/sound-changes.ts";
import { BROKEN } from "./core/app/sound-report.ts";
import type { SoundRequest, WavRequest } from "./core/app/sound-request.ts";
import type { AppState } from "./core/app/state.ts";
import { MidituiError } from "./core/error.ts";
import type { SoundReport } from "./core/sound/report.ts";
import { fromHome } from "./files/from-home.ts";
import type { AudioChoice, Sound, SoundSettings } from "./sound/sound.ts";

/** A sound file that is being written. */
export interface Writing {
  /** Settles with what there is to tell of the file. Rejects where it cannot be written; nothing is left of it then. */
  readonly done: Promise<string>;
  /** Ends it; `done` rejects. */
  cancel(): void;
}

/** What makes sound, fetched when it is wanted first: the first screen waits for none of it. */
export interface SoundMaker {
  readonly audio: AudioChoice;
  /** Seconds that are rendered ahead; undefined leaves it to the output. */
  readonly latency: number | undefined;
  /** SoundFonts of this machine, the best first. */
  fonts(): Promise<readonly FontFile[]>;
  start(settings: SoundSettings): Promise<Sound>;
  write(request: ExportRequest, onProgress: (done: number) => void): Promise<Writing>;
}

export type ExportRequest = Extract<WavRequest, { readonly type: "export" }>;

/** What the sound tells the app: actions before it is known when they happen. */
export type SoundAction = Without<
  Extract<Action, { readonly type: "sound" | "fonts" | "exporting" | "exported" | "failed" }>,
  "at"
>;

type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

const HANDLED: Readonly<Record<(SoundRequest | WavRequest)["type"], true>> = {
  ...({ song: true, play: true, halt: true, rest: true, loop: true, metronome: true, "live-track": true } as const),
  ...({ bank: true, latency: true, preview: true, "let-go": true } as const),
  ...({ fonts: true, export: true, "cancel-export": true } as const),
};

/** Whether a request is one for the sound. */
export function isForSound(request: Request): request is SoundRequest | WavRequest {
  return Object.hasOwn(HANDLED, request.type);
}

/** The sound of one run of the app. What is asked before it has begun is made up for then. */
export class AppSound {
  readonly #maker: SoundMaker;
  readonly #tell: (action: SoundAction) => void;
  #sound: Sound | undefined;
  #begun = false;
  #over = false;
  /** The run that is heard of. */
  #run = 0;
  #writing: Writing | undefined;
  #cancelled = false;
  /** Settles when no sound file is being written any more. */
  #written: Promise<void> = Promise.resolve();
  /** Name of the sound file that the end of the app has stopped. */
  #dropped: string | undefined;
  /** The latency that was asked for before there was a sound. */
  #latency: SoundRequest | undefined;

  constructor(maker: SoundMaker, tell: (action: SoundAction) => void) {
    this.#maker = maker;
    this.#tell = tell;
  }

  /** Fetches what makes sound, once. @param state of the app as it is whenever it is asked for */
  async begin(state: () => AppState): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    try {
      await this.#listFonts();
      const { path } = state().sound.wanted;
      const { audio, latency } = this.#maker;
      const onReport = (report: SoundReport): void => this.#report(report);
      const sound = await this.#maker.start({ audio, latency, bank: fromHome(path), onReport });
      if (this.#over) return void (await sound.close());
      this.#sound = sound;
      const now = state();
      if (now.sound.wanted.path !== path) this.carry({ type: "bank", path: now.sound.wanted.path });
      if (this.#latency !== undefined) this.carry(this.#latency);
      for (const request of soundSoFar(now, playheadTick(now))) this.carry(request);
    } catch (error) {
      this.#report({ type: "output", name: BROKEN, latency: 0, trouble: textOf(error) });
    }
  }

  carry(request: SoundRequest | WavRequest): void {
    switch (request.type) {
      case "fonts":
        void this.#listFonts();
        break;
      case "export":
        this.#written = this.#write(request);
        break;
      case "cancel-export":
        this.#cancelled = true;
        this.#writing?.cancel();
        break;
      default:
        if (this.#sound !== undefined) this.#ask(this.#sound, request);
        else if (request.type === "latency") this.#latency = request;
    }
  }

  /** Silences all, and leaves no sound file half written. @returns what there is to tell of one; undefined for nothing */
  async close(): Promise<string | undefined> {
    this.#over = true;
    this.#cancelled = true;
    this.#writing?.cancel();
    await Promise.all([this.#sound?.close(), this.#written]);
    return this.#dropped === undefined ? undefined : `${this.#dropped} was not finished, and nothing of it is left`;
  }

  #ask(sound: Sound, request: SoundRequest): void {
    switch (request.type) {
      case "song":
        sound.setSong(request.project);
        break;
      case "play": {
        const { tick, loop, countIn } = request;
        this.#run = sound.play({ tick, loop, countIn });
        break;
      }
      case "halt":
        sound.stop();
        break;
      case "rest":
        sound.rest(request.tick);
        break;
      case "loop":
        sound.setLoop(request.loop);
        break;
      case "metronome":
        sound.setMetronome(request.on);
        break;
      case "live-track":
        sound.setTrack(request.track);
        break;
      case "bank":
        sound.loadBank(fromHome(request.path));
        break;
      case "latency":
        sound.setLatency(request.seconds);
        break;
      case "preview":
        sound.noteOn(request.track, request.pitch, request.velocity, request.seconds);
        break;
      case "let-go":
        sound.noteOff(request.track, request.pitch);
        break;
    }
  }

  /** What is told of a run before the last play or seek is of no use any more. */
  #report(report: SoundReport): void {
    if (this.#over || (report.type === "heard" && report.run !== this.#run)) return;
    this.#tell({ type: "sound", report });
  }

  async #listFonts(): Promise<void> {
    const fonts = await this.#maker.fonts().catch((): readonly FontFile[] => []);
    if (!this.#over) this.#tell({ type: "fonts", fonts });
  }

  async #write(request: ExportRequest): Promise<void> {
    this.#cancelled = false;
    try {
      const writing = await this.#maker.write(request, (done) => {
        if (!this.#over) this.#tell({ type: "exporting", done });
      });
      this.#writing = writing;
      if (this.#cancelled) writing.cancel();
      this.#tell({ type: "exported", text: await writing.done });
    } catch (error) {
      if (this.#over) this.#dropped = nameOf(request.path);
      else if (this.#cancelled) this.#tell({ type: "exported", text: "Stopped: no sound file was written" });
      else this.#tell({ type: "failed", request: "export", text: textOf(error) });
    } finally {
      this.#writing = undefined;
    }
  }
}

/** An error as a sentence for the user. */
function textOf(error: unknown): string {
  if (!(error instanceof MidituiError)) return error instanceof Error ? error.message : String(error);
  return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
}
