import type { Streams } from "@side-projects/command/node";
import { counted } from "../core/counted.ts";
import type { Project } from "../core/project/project.ts";
import { songEnd } from "../core/project/song-end.ts";
import type { SoundReport } from "../core/sound/report.ts";
import { barAt, positionAt } from "../core/time/bars.ts";
import { secondsAt } from "../core/time/seconds.ts";
import { type TimeMap, timeMapOf } from "../core/time/time-map.ts";
import { ownBankFile } from "../sound/bank-file.ts";
import { startSound } from "../sound/engine/engine-client.ts";
import type { PlayFrom, Sound } from "../sound/sound.ts";
import { EXIT } from "./failure.ts";
import { isInForeground } from "./foreground.ts";
import { listenToKeys } from "./keys.ts";
import type { SoundOptions } from "./sound-options.ts";

export interface PerformanceSettings {
  readonly project: Project;
  readonly sound: SoundOptions;
  /** Undefined is our own. */
  readonly bank: string | undefined;
  /** Tick to begin with. */
  readonly start: number;
  readonly loop: PlayFrom["loop"];
  readonly streams: Streams;
  /** Whether the standard input is free to be asked for keys. */
  readonly keys: boolean;
}

/** Exit codes of a program that a signal ends. */
const SIGNALS = { SIGINT: EXIT.cancelled, SIGTERM: 143, SIGHUP: 129 } as const;

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
  readonly #release: () => void;
  #finish: (code: number) => void = () => {};

  constructor(settings: PerformanceSettings) {
    this.#settings = settings;
    const { project, sound, bank, start, keys, streams } = settings;
    this.#map = timeMapOf(project);
    this.#tick = start;
    const over = new Promise<number>((resolve) => {
      this.#finish = resolve;
    });
    const onReport = (report: SoundReport): void => this.#hear(report);
    this.#sound = startSound({ ...sound, bank, midi: false, onReport });
    this.#sound.setSong(project);
    for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => this.#finish(code));
    this.#release =
      keys && streams.inputIsTerminal && isInForeground() ? listenToKeys((key) => this.#press(key)) : () => {};
    this.ended = over.finally(() => this.#close());
  }

  async #close(): Promise<void> {
    this.#release();
    this.#settings.streams.status("");
    await this.#sound.close();
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
    this.#output = name;
    if (name === "none") {
      streams.note(`the sound has broken down: ${trouble}`);
      this.#finish(EXIT.bug);
    } else if (name === "silent" && sound.audio !== "null")
      streams.note(`nothing can be heard here, so it plays in silence: ${trouble}`);
    else if (trouble !== "") streams.note(`${trouble}; ${name} plays on`);
  }

  #hearTick(tick: number, voices: number, over: boolean): void {
    this.#tick = tick;
    this.#voices = voices;
    this.#show();
    if (over && !this.#settings.loop.on) this.#finish(EXIT.done);
  }

  #play(tick: number): void {
    this.#state = "playing";
    this.#sound.play({ tick, loop: this.#settings.loop, countIn: 0 });
  }

  #press(key: string): void {
    const bar = barAt(this.#map, Math.max(0, Math.floor(this.#tick)));
    switch (key) {
      case "\u0003":
        this.#finish(EXIT.cancelled);
        break;
      case "q":
      case "Q":
        this.#finish(EXIT.done);
        break;
      case " ":
        this.#pause();
        break;
      case "\u001b[C":
      case "\u001bOC":
        this.#seek(bar.end);
        break;
      case "\u001b[D":
      case "\u001bOD":
        // At the start of a bar it is the bar before that is meant.
        this.#seek(barAt(this.#map, Math.max(0, bar.start - 1)).start);
        break;
    }
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
    const { project, streams } = this.#settings;
    const tick = Math.max(0, Math.floor(this.#tick));
    const { bar, beat } = positionAt(this.#map, tick);
    const time = `${clockText(secondsAt(this.#map, tick))} / ${clockText(secondsAt(this.#map, songEnd(project)))}`;
    const state = this.#state === "paused" ? "paused" : counted(this.#voices, "voice");
    streams.status(`${time}  bar ${bar}.${beat}  ${state}  ${this.#output ?? ""}`);
  }
}

function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
