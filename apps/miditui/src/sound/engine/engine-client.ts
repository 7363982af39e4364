import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Project } from "../../core/project/project.ts";
import type { SoundReport } from "../../core/sound/report.ts";
import { songMessage } from "../../core/sound/song-message.ts";
import type { PlayFrom, Sound, SoundSettings } from "../sound.ts";
import { epochClock } from "./epoch-clock.ts";
import type { EngineData, EngineRequest } from "./messages.ts";

// Sources run as they are written, the published build as JavaScript.
const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./engine-worker.ts", import.meta.url)
  : new URL("./engine-worker.js", import.meta.url);

/** Milliseconds that the thread gets to end by itself. */
const PATIENCE = 500;

/** How often a thread that has broken down is followed by another. */
const MOST_STARTS = 4;

/** Starts the engine, which tells soon where the sound goes and which bank it has. */
export function startSound(settings: SoundSettings): Sound {
  return new EngineClient(settings);
}

/** What a thread has to be told that takes the place of another. */
interface Known {
  /** The song that the thread has. */
  song: Project | undefined;
  bank: string | undefined;
  latency: number | undefined;
  loop: PlayFrom["loop"];
  metronome: boolean;
  track: number;
  /** Tick that was heard last; undefined where nothing plays. */
  tick: number | undefined;
  /** Tick that the song rests at while nothing plays. */
  rest: number;
}

class EngineClient implements Sound {
  readonly #settings: SoundSettings;
  readonly #known: Known;
  readonly #ended: Promise<void>;
  #end: () => void = () => {};
  #worker: Worker;
  #port: MessagePort;
  #starts = 1;
  #run = 0;
  #over = false;

  constructor(settings: SoundSettings) {
    this.#settings = settings;
    const { bank, latency } = settings;
    const loop = { on: false, start: 0, end: 0 };
    this.#known = { song: undefined, bank, latency, loop, metronome: false, track: 0, tick: undefined, rest: 0 };
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    [this.#worker, this.#port] = this.#start();
  }

  setSong(project: Project): void {
    if (project === this.#known.song) return;
    this.#send({ type: "song", song: songMessage(this.#known.song, project) });
    this.#known.song = project;
  }

  play(from: PlayFrom): number {
    this.#run += 1;
    this.#known.tick = from.tick;
    this.#known.loop = from.loop;
    this.#send({ type: "play", run: this.#run, from });
    return this.#run;
  }

  stop(): void {
    this.#known.tick = undefined;
    this.#send({ type: "stop" });
  }

  rest(tick: number): void {
    this.#known.rest = tick;
    this.#send({ type: "rest", tick });
  }

  setLoop(loop: PlayFrom["loop"]): void {
    this.#known.loop = loop;
    this.#send({ type: "loop", loop });
  }

  setMetronome(on: boolean): void {
    this.#known.metronome = on;
    this.#send({ type: "metronome", on });
  }

  setLatency(seconds: number): void {
    this.#known.latency = seconds;
    this.#send({ type: "latency", seconds });
  }

  noteOn(track: number, pitch: number, velocity: number, seconds?: number): void {
    this.#send({ type: "note-on", track, pitch, velocity, seconds, at: epochClock() });
  }

  noteOff(track: number, pitch: number): void {
    this.#send({ type: "note-off", track, pitch });
  }

  setTrack(track: number): void {
    this.#known.track = track;
    this.#send({ type: "track", track });
  }

  loadBank(path: string | undefined): void {
    this.#send({ type: "bank", path });
  }

  async close(): Promise<void> {
    if (!this.#over) {
      this.#send({ type: "close" });
      this.#over = true;
      setTimeout(this.#end, PATIENCE).unref();
    }
    await this.#ended;
    await this.#worker.terminate();
    this.#port.close();
  }

  #start(): [Worker, MessagePort] {
    const { audio, effect, midi = true } = this.#settings;
    const { bank, latency } = this.#known;
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (report: SoundReport) => this.#receive(report));
    const workerData: EngineData = { audio, latency, bank, effect, midi, port: port2 };
    // Whatever a library may print there, the screen is not the place for it.
    const worker = new Worker(WORKER, { workerData, transferList: [port2], stdout: true, stderr: true });
    worker.stdout.resume();
    worker.stderr.resume();
    let reason = "the thread of the sound has ended";
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", () => this.#broken(reason));
    return [worker, port1];
  }

  #broken(reason: string): void {
    if (this.#over) {
      this.#end();
      return;
    }
    this.#port.close();
    this.#starts += 1;
    if (this.#starts > MOST_STARTS) {
      this.#over = true;
      this.#end();
      this.#settings.onReport({ type: "output", name: "none", latency: 0, trouble: reason });
      return;
    }
    this.#settings.onReport({ type: "trouble", text: `the sound broke down and begins anew: ${reason}` });
    [this.#worker, this.#port] = this.#start();
    const { song, loop, metronome, track, tick, rest } = this.#known;
    if (song !== undefined) this.#send({ type: "song", song: songMessage(undefined, song) });
    this.#send({ type: "metronome", on: metronome });
    this.#send({ type: "track", track });
    this.#send({ type: "rest", tick: rest });
    if (tick !== undefined)
      this.#send({ type: "play", run: this.#run, from: { tick: Math.max(0, Math.ceil(tick)), loop, countIn: 0 } });
  }

  #send(request: EngineRequest): void {
    if (!this.#over) this.#port.postMessage(request);
  }

  #receive(report: SoundReport): void {
    if (this.#over) return;
    const { onReport } = this.#settings;
    switch (report.type) {
      case "heard":
        if (this.#known.tick === undefined || report.run !== this.#run) return;
        this.#known.tick = report.tick;
        onReport({ ...report, at: ownSeconds(report.at) });
        break;
      case "midi-key":
        onReport({ ...report, at: ownSeconds(report.at) });
        break;
      case "bank":
        this.#known.bank = report.path;
        onReport(report);
        break;
      default:
        onReport(report);
    }
  }
}

/** Threads have clocks of their own: times go between them as milliseconds since 1970. */
function ownSeconds(epoch: number): number {
  return (epoch - performance.timeOrigin) / 1000;
}
