import { type MessagePort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { blankCells, type Cells, encodeFrame, frameWriter, lay } from "@side-projects/terminal";
import { writeSome } from "@side-projects/terminal/tty";
import type { Grid } from "../core/draw/grid.ts";
import type { Look } from "../core/draw/look.ts";
import { paintCanvas } from "../core/draw/paint.ts";
import { CONTROL, ORDER, type ScreenData, type ScreenReport, type ScreenRequest } from "./screen-messages.ts";
import { SharedGrid } from "./shared-grid.ts";

/** Milliseconds between reports of what was written. */
const REPORT_PAUSE = 250;

/** Milliseconds between attempts to write to a terminal that takes nothing: from 1 they double up to this. */
const LONGEST_BACKOFF = 8;

const NO_BALLS: Grid = {
  columns: 0,
  rows: 0,
  dots: new Uint8Array(0),
  counts: new Uint16Array(0),
  colors: new Uint8Array(0),
};

/**
 * Draws: waits for something new, composes what is newest, and writes the difference to what the terminal shows. One
 * frame is on its way at a time, so a slow terminal gets fewer, each of them up to date.
 */
class ScreenLoop {
  readonly #fd: number;
  readonly #port: MessagePort;
  readonly #grid: SharedGrid;
  readonly #control: Int32Array<SharedArrayBuffer>;
  readonly #writer = frameWriter();
  #look: Look;
  #columns: number;
  #rows: number;
  #balls: Grid = NO_BALLS;
  #overlay: Cells | undefined;
  #next: Cells;
  #spare: Cells;
  /** What the terminal shows; undefined when that is not known. */
  #shown: Cells | undefined;
  #dirty = true;
  /** Whether the balls are other ones than in the last frame. */
  #fresh = false;
  #closed = false;
  #frames = 0;
  #bytes = 0;
  #since = 0;

  constructor(data: ScreenData) {
    this.#fd = data.fd;
    this.#port = data.port;
    this.#grid = new SharedGrid("reader", data.grid);
    this.#control = new Int32Array(data.control);
    this.#look = data.look;
    this.#columns = data.columns;
    this.#rows = data.rows;
    this.#next = blankCells(data.columns, data.rows);
    this.#spare = blankCells(data.columns, data.rows);
  }

  /** Blocks the thread until it is told to stop or the terminal is gone. */
  run(): void {
    for (;;) {
      // The sequence is read before what it tells of: what comes meanwhile ends the wait at once.
      const seen = this.#grid.sequence;
      const order = this.#order();
      if (order !== ORDER.write) this.#beQuiet();
      if (order === ORDER.stop || this.#closed) return;
      this.#read();
      const balls = this.#grid.newest();
      if (balls !== undefined) {
        this.#balls = balls;
        this.#fresh = true;
        this.#dirty = true;
      }
      if (order === ORDER.write && this.#dirty && this.#mayWrite()) this.#draw();
      else this.#grid.wait(seen, this.#untilReport());
      this.#report();
    }
  }

  #order(): number {
    return Atomics.load(this.#control, CONTROL.order);
  }

  /** The order is read after it was told that this thread writes, so that whoever pauses it sees one or the other. */
  #mayWrite(): boolean {
    Atomics.store(this.#control, CONTROL.quiet, 0);
    return this.#order() === ORDER.write;
  }

  /** Others may write from now on, so nothing is known of the screen. */
  #beQuiet(): void {
    this.#forget();
    Atomics.store(this.#control, CONTROL.quiet, 1);
    Atomics.notify(this.#control, CONTROL.quiet);
  }

  #forget(): void {
    this.#shown = undefined;
    this.#dirty = true;
  }

  #read(): void {
    for (;;) {
      const received: { readonly message: ScreenRequest } | undefined = receiveMessageOnPort(this.#port);
      if (received === undefined) return;
      this.#take(received.message);
      this.#dirty = true;
    }
  }

  #take(request: ScreenRequest): void {
    switch (request.type) {
      case "overlay":
        this.#overlay = request.cells;
        return;
      case "look":
        // Another depth shows the same cells in other colours.
        if (request.look.depth !== this.#look.depth) this.#shown = undefined;
        this.#look = request.look;
        return;
      case "size":
        // A terminal wraps, cuts or clears when its size changes, and none tells which.
        this.#shown = undefined;
        this.#columns = request.columns;
        this.#rows = request.rows;
    }
  }

  #draw(): void {
    this.#dirty = false;
    if (this.#next.columns !== this.#columns || this.#next.rows !== this.#rows) {
      this.#next = blankCells(this.#columns, this.#rows);
      this.#spare = blankCells(this.#columns, this.#rows);
    }
    const next = this.#next;
    paintCanvas(this.#balls, next, this.#look);
    if (this.#overlay !== undefined) lay(this.#overlay, next);
    const bytes = encodeFrame(this.#shown, next, this.#look.depth, this.#writer);
    const isFrame = bytes.length > 0 || this.#fresh;
    this.#fresh = false;
    if (isFrame && this.#frames === 0) this.#since = performance.now();
    // A new size or depth that comes during the write makes what is shown unknown again.
    [this.#next, this.#spare, this.#shown] = [this.#spare, next, next];
    if (!isFrame) return;
    // Balls that have moved within their dots are shown as well as others are, by no byte.
    if (this.#write(bytes)) this.#frames++;
    else this.#forget();
  }

  /** @returns whether all is out: it is not when the terminal is wanted for something else, or gone */
  #write(bytes: Uint8Array): boolean {
    let at = 0;
    let pause = 1;
    for (;;) {
      const written = writeSome(this.#fd, bytes, at);
      at += written.bytes;
      this.#bytes += written.bytes;
      if (written.state === "done") return true;
      if (written.state === "closed") {
        this.#closed = true;
        this.#post({ type: "closed" });
        return false;
      }
      pause = written.bytes > 0 ? 1 : Math.min(2 * pause, LONGEST_BACKOFF);
      // Messages are taken in the meantime as well, lest they pile up.
      this.#read();
      Atomics.wait(this.#control, CONTROL.order, ORDER.write, pause);
      if (this.#order() !== ORDER.write) return false;
    }
  }

  #untilReport(): number {
    if (this.#frames === 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.#since + REPORT_PAUSE - performance.now());
  }

  #report(): void {
    if (this.#frames === 0) return;
    const now = performance.now();
    if (now - this.#since < REPORT_PAUSE) return;
    const seconds = (now - this.#since) / 1000;
    this.#post({ type: "written", written: { frames: this.#frames, bytes: this.#bytes, seconds } });
    this.#frames = 0;
    this.#bytes = 0;
  }

  #post(report: ScreenReport): void {
    this.#port.postMessage(report);
  }
}

function main(data: ScreenData): void {
  try {
    new ScreenLoop(data).run();
  } catch (error) {
    const stack = error instanceof Error ? error.stack : undefined;
    const message = `the drawing failed: ${error instanceof Error ? error.message : String(error)}`;
    const report: ScreenReport = {
      type: "failed",
      failure: { code: "E_INTERNAL", message, hint: undefined, stack },
    };
    data.port.postMessage(report);
  }
  const control = new Int32Array(data.control);
  Atomics.store(control, CONTROL.quiet, 1);
  Atomics.notify(control, CONTROL.quiet);
  data.port.close();
}

main(workerData);
