import type { Streams } from "@side-projects/command/node";
import type { Project } from "../core/project/project.ts";
import { songEnd } from "../core/project/song-end.ts";
import type { SoundReport } from "../core/sound/report.ts";
import { barAt } from "../core/time/bars.ts";
import { type TimeMap, timeMapOf } from "../core/time/time-map.ts";
import { ownBankFile } from "../sound/bank-file.ts";
import { startSound } from "../sound/engine/engine-client.ts";
import type { PlayFrom, Sound } from "../sound/sound.ts";
import { EXIT } from "./failure.ts";
import { isInForeground } from "./foreground.ts";
import { suspend } from "./job.ts";
import { listenToKeys } from "./keys.ts";
import { playLine } from "./play-line.ts";
import type { SoundOptions } from "./sound-options.ts";

export interface PerformanceSettings {
  readonly project: Project;
  readonly sound: SoundOptions;
  /** Undefined is our own. */
  readonly bank: string | undefined;
  /** Tick to begin with. */
  readonly start: number;
  /** Tick to end with. */
  readonly end: number;
  readonly loop: PlayFrom["loop"];
  readonly streams: Streams;
  /** Whether the standard input is free to be asked for keys. */
  readonly keys: boolean;
  /** Tells why nothing is heard where it is so. */
  readonly verbose: boolean;
}

/** Exit codes of a program that a signal ends. */
const SIGNALS = { SIGINT: EXIT.cancelled, SIGTERM: 143, SIGHUP: 129 } as const;

/** Milliseconds that sound gets to die away. */
const RINGING = 1000;

/** Columns of a terminal that does not tell. */
const COLUMNS = 80;

/** A song that is played from its start to its end, with keys and a line that tells where it is. */
export class Performance {
  /** Settles with the exit code once all is closed. */
  readonly ended: Promise<number>;
  readonly #settings: PerformanceSettings;
  readonly #map: TimeMap;
  readonly #sound: Sound;
  #output: string | undefined;
  #bankIsThere = false;
  #tick: number;
  #voices = 0;
  #state: "waiting" | "playing" | "paused" = "waiting";
  #release: () => void = () => {};
  #finish: (code: number) => void = () => {};

  constructor(settings: PerformanceSettings) {
    this.#settings = settings;
    const { project, sound, bank, start } = settings;
    this.#map = timeMapOf(project);
    this.#tick = start;
    const over = new Promise<number>((resolve) => {
      this.#finish = resolve;
    });
    const onReport = (report: SoundReport): void => this.#hear(report);
    this.#sound = startSound({ ...sound, bank, midi: false, onReport });
    this.#sound.setSong(project);
    for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => this.#finish(code));
    // Whoever had the terminal while it was stopped may have left it as it likes it.
    process.on("SIGCONT", () => this.#listen());
    this.#listen();
    this.ended = over.finally(() => this.#close());
  }

  async #close(): Promise<void> {
    this.#release();
    this.#settings.streams.status("");
    await this.#sound.close();
  }

  #listen(): void {
    const { keys, streams } = this.#settings;
    if (!keys || !streams.inputIsTerminal || !isInForeground()) return;
    this.#release();
    this.#release = listenToKeys((key) => this.#press(key));
  }

  #hear(report: SoundReport): void {
    switch (report.type) {
      case "output":
        this.#hearOutput(report.name, report.trouble);
        break;
      case "bank":
        this.#bankIsThere = true;
        break;
      case "bank-failed":
        // Where our own has failed as well, the song goes its way without a sound.
        this.#bankIsThere ||= report.path === ownBankFile();
        this.#settings.streams.note(report.text);
        break;
      case "heard":
        this.#hearTick(report.tick, report.voices ?? 0, report.over === true);
        break;
      case "trouble":
        this.#settings.streams.note(report.text);
        break;
      case "midi-key":
        break;
    }
    if (this.#state === "waiting" && this.#output !== undefined && this.#bankIsThere) this.#play(this.#tick);
  }

  #hearOutput(name: string, trouble: string): void {
    const { streams, sound } = this.#settings;
    const before = this.#output;
    this.#output = name;
    if (name === "none") {
      streams.note(`the sound has broken down: ${trouble}`);
      this.#finish(EXIT.bug);
    } else if (name === "silent" && sound.audio !== "null")
      streams.note(before === undefined ? this.#silence(trouble) : `no more sound: ${trouble}`);
    // Where the first one that works is not the first that was tried, that is nothing to talk of.
    else if (trouble !== "" && before !== undefined) streams.note(`${trouble}; ${name} plays on`);
  }

  /** What a device that is missing is called by libraries fills lines. */
  #silence(trouble: string): string {
    const { verbose } = this.#settings;
    return `no way to play sound was found: all is silent ${verbose ? `(${trouble})` : "(--verbose tells why)"}`;
  }

  #hearTick(tick: number, voices: number, over: boolean): void {
    this.#tick = tick;
    this.#voices = voices;
    this.#show();
    const { loop, end, project } = this.#settings;
    if (loop.on) return;
    if (over) this.#finish(EXIT.done);
    else if (tick >= end && end < songEnd(project)) this.#letGo();
  }

  /** What is held beyond the end is let go, and rings out. */
  #letGo(): void {
    this.#sound.stop();
    setTimeout(() => this.#finish(EXIT.done), RINGING);
  }

  #play(tick: number): void {
    this.#state = "playing";
    this.#sound.play({ tick, loop: this.#settings.loop, countIn: 0 });
  }

  #press(key: string): void {
    switch (key) {
      case "ctrl+c":
        this.#finish(EXIT.cancelled);
        break;
      case "ctrl+z":
        this.#suspend();
        break;
      case "q":
      case "Q":
        this.#finish(EXIT.done);
        break;
      case "space":
        this.#pause();
        break;
      case "right":
        this.#seek(this.#next());
        break;
      case "left":
        this.#seek(this.#previous());
        break;
    }
  }

  /** The next bar; after the last one the end, or where a loop begins. */
  #next(): number {
    const { loop, end } = this.#settings;
    const next = barAt(this.#map, Math.max(0, Math.floor(this.#tick))).end;
    if (loop.on) return next < loop.end ? next : loop.start;
    return Math.min(next, end);
  }

  /** The start of the bar, or at that the bar before. */
  #previous(): number {
    const tick = Math.min(Math.max(0, Math.ceil(this.#tick) - 1), this.#settings.end);
    return barAt(this.#map, tick).start;
  }

  #suspend(): void {
    const wasPlaying = this.#state === "playing";
    if (wasPlaying) this.#pause();
    this.#release();
    this.#release = () => {};
    this.#settings.streams.status("");
    suspend(() => {
      this.#listen();
      if (wasPlaying) this.#pause();
    });
  }

  #pause(): void {
    if (this.#state === "paused") {
      this.#play(this.#tick);
      return;
    }
    if (this.#state === "waiting") return;
    this.#state = "paused";
    this.#sound.stop();
    this.#show();
  }

  #seek(tick: number): void {
    this.#tick = tick;
    if (this.#state === "playing") this.#play(tick);
    this.#show();
  }

  #show(): void {
    // The line is that of a shell meanwhile.
    if (!isInForeground()) return;
    const { end, streams } = this.#settings;
    const paused = this.#state === "paused";
    const state = { tick: this.#tick, end, paused, voices: this.#voices, output: this.#output ?? "" };
    // In the last column some terminals go on to the next line.
    streams.status(playLine(this.#map, state, (process.stderr.columns ?? COLUMNS) - 1));
  }
}
