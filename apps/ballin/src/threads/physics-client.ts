import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { BallinError } from "../core/error.ts";
import type { Command } from "../core/simulation/command.ts";
import type { Setup } from "../core/simulation/simulation.ts";
import type { EngineName } from "../physics/engines.ts";
import type { Ending, FrameRate, LogEntry, PhysicsData, PhysicsReport, PhysicsRequest, Stats } from "./messages.ts";

// Sources run as they are written, the published build as JavaScript.
const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./physics-worker.ts", import.meta.url)
  : new URL("./physics-worker.js", import.meta.url);

export interface PhysicsOptions {
  readonly setup: Setup;
  /** @default "auto" */
  readonly engine?: EngineName;
  /** @default 60 */
  readonly frames?: FrameRate;
  /** Buffer of the SharedGrid into which the balls are drawn. */
  readonly grid: SharedArrayBuffer;
  /** At most four times a second, and when all has come to rest. */
  readonly onStats?: (stats: Stats) => void;
  /** Every command with the step at which it took effect: with the setup it makes up a recording. */
  readonly onLog?: (entry: LogEntry) => void;
  /** The thread is gone: E_ENGINE when no engine could be started, E_INTERNAL for what should not happen. */
  readonly onFailure: (error: BallinError) => void;
}

/** The simulation, which runs on a thread of its own from the start on. */
export class PhysicsClient {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #mail: Int32Array<SharedArrayBuffer>;
  readonly #options: PhysicsOptions;
  readonly #ended: Promise<Ending | undefined>;
  #end: (ending: Ending | undefined) => void = () => {};
  #over = false;

  constructor(options: PhysicsOptions) {
    this.#options = options;
    this.#mail = new Int32Array(new SharedArrayBuffer(4));
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on("message", (report: PhysicsReport) => this.#receive(report));
    const { setup, engine = "auto", frames = 60, grid } = options;
    const workerData: PhysicsData = { setup, engine, frames, grid, mail: this.#mail.buffer, port: port2 };
    this.#worker = new Worker(WORKER, { workerData, transferList: [port2] });
    this.#worker.on("error", (error) =>
      this.#fail(new BallinError("E_INTERNAL", String(error), undefined, { cause: error })),
    );
    this.#worker.on("exit", () => {
      // What it has still said may come after the news that it is gone.
      for (let last = this.#next(); last !== undefined; last = this.#next()) this.#receive(last);
      this.#fail(new BallinError("E_INTERNAL", "the thread of the physics has ended"));
    });
  }

  /** Has a command take effect before the next step. */
  post(command: Command): void {
    this.#send({ type: "command", command });
  }

  setFrames(frames: FrameRate): void {
    this.#send({ type: "frames", frames });
  }

  /** Ends the run and the thread. @returns how it ended, undefined when it had failed */
  async stop(): Promise<Ending | undefined> {
    this.#send({ type: "stop" });
    const ending = await this.#ended;
    await this.#worker.terminate();
    this.#port.close();
    return ending;
  }

  #next(): PhysicsReport | undefined {
    const received: { readonly message: PhysicsReport } | undefined = receiveMessageOnPort(this.#port);
    return received?.message;
  }

  #send(request: PhysicsRequest): void {
    this.#port.postMessage(request);
    Atomics.add(this.#mail, 0, 1);
    Atomics.notify(this.#mail, 0);
  }

  #receive(report: PhysicsReport): void {
    switch (report.type) {
      case "stats":
        this.#options.onStats?.(report.stats);
        break;
      case "log":
        this.#options.onLog?.(report.entry);
        break;
      case "ended":
        this.#over = true;
        this.#end(report.ending);
        break;
      case "failed": {
        const { code, message, hint, stack } = report.failure;
        this.#fail(new BallinError(code, message, hint, { cause: stack }));
        break;
      }
    }
  }

  #fail(error: BallinError): void {
    if (this.#over) return;
    this.#over = true;
    this.#end(undefined);
    this.#options.onFailure(error);
  }
}
