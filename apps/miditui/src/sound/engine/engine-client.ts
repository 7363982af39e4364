import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Project } from "../../core/project/project.ts";
import type { SoundReport } from "../../core/sound/report.ts";
import { songMessage } from "../../core/sound/song-message.ts";
import type { PlayFrom, Sound, SoundSettings } from "../sound.ts";
import { epochClock } from "./epoch-clock.ts";
import type { EngineData, EngineReport, EngineRequest } from "./messages.ts";

// Sources run as they are written, the published build as JavaScript.
const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./engine-worker.ts", import.meta.url)
  : new URL("./engine-worker.js", import.meta.url);

/** Milliseconds that the thread gets to end by itself. */
const PATIENCE = 500;

/** Starts the engine, which tells soon where the sound goes and which bank it has. */
export function startSound(settings: SoundSettings): Sound {
  return new EngineClient(settings);
}

class EngineClient implements Sound {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #onReport: (report: SoundReport) => void;
  readonly #ended: Promise<void>;
  #end: () => void = () => {};
  /** The song that the thread has. */
  #song: Project | undefined;
  #run = 0;
  /** What is heard of it is still of interest. */
  #playing = false;
  #over = false;

  constructor({ audio, latency, bank, effect, onReport }: SoundSettings) {
    this.#onReport = onReport;
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on("message", (report: EngineReport) => this.#receive(report));
    const workerData: EngineData = { audio, latency, bank, effect, port: port2 };
    // Whatever a library may print there, the screen is not the place for it.
    this.#worker = new Worker(WORKER, { workerData, transferList: [port2], stdout: true, stderr: true });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on("error", (error) => this.#fail(error.message));
    this.#worker.on("exit", () => this.#fail("the thread of the sound has ended"));
  }

  setSong(project: Project): void {
    if (project === this.#song) return;
    this.#send({ type: "song", song: songMessage(this.#song, project) });
    this.#song = project;
  }

  play(from: PlayFrom): number {
    this.#run += 1;
    this.#playing = true;
    this.#send({ type: "play", run: this.#run, from });
    return this.#run;
  }

  stop(): void {
    this.#playing = false;
    this.#send({ type: "stop" });
  }

  setLoop(loop: PlayFrom["loop"]): void {
    this.#send({ type: "loop", loop });
  }

  setMetronome(on: boolean): void {
    this.#send({ type: "metronome", on });
  }

  setLatency(seconds: number): void {
    this.#send({ type: "latency", seconds });
  }

  noteOn(track: number, pitch: number, velocity: number, seconds?: number): void {
    this.#send({ type: "note-on", track, pitch, velocity, seconds, at: epochClock() });
  }

  noteOff(track: number, pitch: number): void {
    this.#send({ type: "note-off", track, pitch });
  }

  setTrack(track: number): void {
    this.#send({ type: "track", track });
  }

  loadBank(path: string | undefined): void {
    this.#send({ type: "bank", path });
  }

  async close(): Promise<void> {
    if (!this.#over) {
      this.#send({ type: "close" });
      const late = setTimeout(this.#end, PATIENCE);
      await this.#ended;
      clearTimeout(late);
    }
    this.#over = true;
    await this.#worker.terminate();
    this.#port.close();
  }

  #send(request: EngineRequest): void {
    if (!this.#over) this.#port.postMessage(request);
  }

  #receive(report: EngineReport): void {
    if (report.type === "closed") {
      this.#over = true;
      this.#end();
      return;
    }
    if (this.#over) return;
    if (report.type === "heard") {
      if (!this.#playing || report.run !== this.#run) return;
      this.#onReport({ ...report, at: ownSeconds(report.at) });
      return;
    }
    this.#onReport(report.type === "midi-key" ? { ...report, at: ownSeconds(report.at) } : report);
  }

  #fail(reason: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#end();
    this.#onReport({ type: "output", name: "none", latency: 0, trouble: reason });
  }
}

/** Threads have clocks of their own: times go between them as milliseconds since 1970. */
function ownSeconds(epoch: number): number {
  return (epoch - performance.timeOrigin) / 1000;
}
