import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Cells } from "@side-projects/terminal";
import type { Look } from "../core/draw/look.ts";
import { BallinError } from "../core/error.ts";
import {
  CONTROL,
  ORDER,
  type ScreenData,
  type ScreenReport,
  type ScreenRequest,
  type Written,
} from "./screen-messages.ts";
import { SharedGrid } from "./shared-grid.ts";

// Sources run as they are written, the published build as JavaScript.
const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./screen-worker.ts", import.meta.url)
  : new URL("./screen-worker.js", import.meta.url);

/** Milliseconds that a writer gets to stop: it sees the order within a few unless its terminal makes it wait. */
const QUIET_PATIENCE = 200;

export interface ScreenOptions {
  /** File descriptor of the terminal, which should be one that never waits. */
  readonly fd: number;
  /** Buffer of the SharedGrid into which the balls are drawn. */
  readonly grid: SharedArrayBuffer;
  /** Size of the terminal in cells. */
  readonly columns: number;
  readonly rows: number;
  readonly look: Look;
  /** At most four times a second, and only after something was written. */
  readonly onWritten?: (written: Written) => void;
  /** The terminal is gone. */
  readonly onClosed: () => void;
  /** The thread is gone: E_INTERNAL. */
  readonly onFailure: (error: BallinError) => void;
}

/** The screen, drawn on a thread of its own from the first grid on. */
export class ScreenClient {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #control: Int32Array<SharedArrayBuffer>;
  readonly #grid: SharedGrid;
  readonly #options: ScreenOptions;
  #over = false;

  constructor(options: ScreenOptions) {
    this.#options = options;
    this.#control = new Int32Array(new SharedArrayBuffer(4 * CONTROL.words));
    this.#control[CONTROL.quiet] = 1;
    this.#grid = new SharedGrid("reader", options.grid);
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on("message", (report: ScreenReport) => this.#receive(report));
    const { fd, grid, columns, rows, look } = options;
    const workerData: ScreenData = { fd, grid, control: this.#control.buffer, columns, rows, look, port: port2 };
    this.#worker = new Worker(WORKER, { workerData, transferList: [port2] });
    this.#worker.on("error", (error) =>
      this.#fail(new BallinError("E_INTERNAL", String(error), undefined, { cause: error })),
    );
  }

  /** What lies over the balls: glyph 0 lets them through. It is copied. */
  overlay(cells: Cells): void {
    this.#send({ type: "overlay", cells });
  }

  look(look: Look): void {
    this.#send({ type: "look", look });
  }

  /** The terminal has this size from now on; all is drawn anew. */
  size(columns: number, rows: number): void {
    this.#send({ type: "size", columns, rows });
  }

  /**
   * Stops drawing at once, even in the midst of a frame; others may write then.
   *
   * @returns false when the writer is stuck in a terminal that makes it wait, after 0.2 s
   */
  pause(): boolean {
    this.#give(ORDER.pause);
    return this.#isQuiet();
  }

  /** Goes on, with all drawn anew. */
  resume(): void {
    this.#give(ORDER.write);
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    this.#over = true;
    this.#give(ORDER.stop);
    this.#isQuiet();
    await this.#worker.terminate();
    this.#port.close();
  }

  #isQuiet(): boolean {
    if (Atomics.load(this.#control, CONTROL.quiet) === 1) return true;
    return Atomics.wait(this.#control, CONTROL.quiet, 0, QUIET_PATIENCE) !== "timed-out";
  }

  #give(order: number): void {
    if (Atomics.load(this.#control, CONTROL.order) === ORDER.stop) return;
    Atomics.store(this.#control, CONTROL.order, order);
    Atomics.notify(this.#control, CONTROL.order);
    this.#grid.poke();
  }

  #send(request: ScreenRequest): void {
    this.#port.postMessage(request);
    this.#grid.poke();
  }

  #receive(report: ScreenReport): void {
    switch (report.type) {
      case "written":
        this.#options.onWritten?.(report.written);
        return;
      case "closed":
        this.#options.onClosed();
        return;
      case "failed": {
        const { code, message, hint, stack } = report.failure;
        this.#fail(new BallinError(code, message, hint, { cause: stack }));
      }
    }
  }

  #fail(error: BallinError): void {
    if (this.#over) return;
    this.#over = true;
    this.#options.onFailure(error);
  }
}
