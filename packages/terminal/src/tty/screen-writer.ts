import { blankCells, type Cells } from "../core/cells/cells.ts";
import type { Depth } from "../core/cells/depth.ts";
import { encodeFrame, frameWriter } from "../core/cells/encode.ts";
import { type CursorPlace, withCursor } from "../core/cells/shown-cursor.ts";
import { type Written, writeSome } from "./device.ts";

/** Milliseconds between attempts to write to a terminal that takes nothing: from 1 they double up to this. */
const LONGEST_BACKOFF = 8;

export interface WrittenFrame {
  /** What show returned for the frame. */
  readonly frame: number;
  /** 0 where the terminal showed the same already. */
  readonly bytes: number;
}

export interface ScreenWriterOptions {
  /** Of the terminal, opened such that a write never waits, as that of takeTerminal is. */
  readonly fd: number;
  readonly depth: Depth;
  /** The last byte of a frame is out; within show, if the terminal took all at once. Frames that were overtaken are not told. */
  readonly onWritten?: (written: WrittenFrame) => void;
  /** The terminal is gone. Nothing is written any more. */
  readonly onClosed?: () => void;
  /** Writes what fits, for tests. @default to the file descriptor */
  readonly write?: (bytes: Uint8Array, from: number) => Written;
}

/**
 * Writes frames to a terminal from the thread that makes them, without ever waiting: one frame is on its way at a time, and
 * of those that come meanwhile the newest is next.
 */
export interface ScreenWriter {
  /**
   * Shows cells, which are copied, as the difference to what was written last.
   *
   * @param cursor where the cursor is shown; without it, it is hidden
   * @returns the number of the frame, from 1
   */
  show(cells: Cells, cursor?: CursorPlace): number;
  /** Whether a frame is on its way. */
  readonly busy: boolean;
  /** The terminal may show something else than was written, so the next frame is written whole. */
  invalidate(): void;
  /** Writes nothing more, at once: others own the terminal. A frame on its way is cut off, the newest is kept. */
  pause(): void;
  /** Writes again, first the newest frame, whole. */
  resume(): void;
}

class DirectWriter implements ScreenWriter {
  readonly #options: ScreenWriterOptions;
  readonly #encoder = frameWriter();
  /** What was written last or is on its way, and whether the terminal shows that once all is out. */
  #shown: Cells | undefined;
  #known = false;
  #cursor: CursorPlace | undefined;
  /** The newest frame, if it has to wait. */
  #waiting: Cells | undefined;
  #nextCursor: CursorPlace | undefined;
  #spare: Cells | undefined;
  /** Numbers of the newest frame and of the one that was begun last. */
  #count = 0;
  #written = 0;
  #rest: Uint8Array = new Uint8Array(0);
  #at = 0;
  #pause = 1;
  #timer: NodeJS.Timeout | undefined;
  #paused = false;
  #closed = false;

  constructor(options: ScreenWriterOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#at < this.#rest.length;
  }

  show(cells: Cells, cursor?: CursorPlace): number {
    const copy = fitting(this.#waiting ?? this.#spare, cells);
    copyCells(cells, copy);
    this.#spare = undefined;
    this.#waiting = copy;
    this.#nextCursor = cursor;
    this.#count++;
    if (!this.busy) this.#begin();
    return this.#count;
  }

  invalidate(): void {
    this.#known = false;
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#paused = true;
    this.#known = false;
    // Whoever takes the terminal hides the cursor before it is ours again.
    this.#cursor = undefined;
    this.#dropRest();
  }

  resume(): void {
    this.#paused = false;
    if (!this.busy) this.#begin();
  }

  #dropRest(): void {
    this.#rest = this.#rest.subarray(0, 0);
    this.#at = 0;
  }

  #begin(): void {
    const next = this.#waiting ?? (this.#known ? undefined : this.#shown);
    if (this.#paused || this.#closed || next === undefined) return;
    const frame = encodeFrame(this.#known ? this.#shown : undefined, next, this.#options.depth, this.#encoder);
    this.#rest = withCursor(frame, this.#cursor, this.#nextCursor);
    this.#at = 0;
    this.#written = this.#count;
    if (next !== this.#shown) this.#spare = this.#shown;
    this.#waiting = undefined;
    this.#shown = next;
    this.#known = true;
    this.#cursor = this.#nextCursor;
    this.#pause = 1;
    this.#go();
  }

  #go(): void {
    const { fd, write = (bytes, from) => writeSome(fd, bytes, from) } = this.#options;
    const { bytes, state } = write(this.#rest, this.#at);
    this.#at += bytes;
    if (state === "closed") {
      this.#close();
      return;
    }
    if (state === "full") {
      this.#pause = bytes > 0 ? 1 : Math.min(2 * this.#pause, LONGEST_BACKOFF);
      this.#timer = setTimeout(() => this.#go(), this.#pause);
      return;
    }
    const total = this.#rest.length;
    this.#dropRest();
    this.#options.onWritten?.({ frame: this.#written, bytes: total });
    if (this.#waiting !== undefined && !this.busy) this.#begin();
  }

  #close(): void {
    this.#closed = true;
    this.#dropRest();
    this.#options.onClosed?.();
  }
}

function fitting(spare: Cells | undefined, { columns, rows }: Cells): Cells {
  return spare?.columns === columns && spare.rows === rows ? spare : blankCells(columns, rows);
}

function copyCells(from: Cells, to: Cells): void {
  to.glyphs.set(from.glyphs);
  to.foregrounds.set(from.foregrounds);
  to.backgrounds.set(from.backgrounds);
  to.attributes.set(from.attributes);
}

/** A writer of frames; nobody else may write to the terminal unless it is paused. */
export function createScreenWriter(options: ScreenWriterOptions): ScreenWriter {
  return new DirectWriter(options);
}
