import type { Grid } from "../core/draw/grid.ts";
import { BallinError } from "../core/error.ts";

/** Cells for which there is room: more than any terminal has. Memory that no grid has reached is never touched. */
const MOST_CELLS = 1 << 21;

const SLOTS = 3;
/** Words of the head: the sequence, the slot in the middle, then columns and rows of each slot. */
const SEQUENCE = 0;
const MIDDLE = 1;
const SIZES = 2;
const HEAD_BYTES = 64;
const SLOT_BYTES = 4 * MOST_CELLS;

/** Says of the slot in the middle that nobody has taken it yet. */
const FRESH = 4;
const SLOT_MASK = 3;

/**
 * A grid that one thread writes and one other reads, neither ever waiting for the other: of three slots the writer has
 * one, the reader one, and the newest that was published is in the middle. Sizes travel with the slots.
 */
export class SharedGrid {
  /** What another thread needs to have the same grid. */
  readonly buffer: SharedArrayBuffer;
  readonly #head: Int32Array<SharedArrayBuffer>;
  readonly #views: (Grid | undefined)[] = [undefined, undefined, undefined];
  #own: number;

  /** @param role which of the two threads this is; each holds a slot from the start */
  constructor(role: "writer" | "reader", buffer?: SharedArrayBuffer) {
    this.buffer = buffer ?? new SharedArrayBuffer(HEAD_BYTES + SLOTS * SLOT_BYTES);
    this.#head = new Int32Array(this.buffer, 0, HEAD_BYTES / 4);
    // The middle starts as slot 0, which a new buffer says by itself.
    this.#own = role === "writer" ? 1 : 2;
  }

  /** Changes with every publish and every poke. */
  get sequence(): number {
    return Atomics.load(this.#head, SEQUENCE);
  }

  /**
   * The slot that the writer may fill, whatever it held before.
   *
   * @throws BallinError E_SIZE when there is no room for so many cells
   */
  blank(columns: number, rows: number): Grid {
    if (columns * rows > MOST_CELLS) {
      throw new BallinError(
        "E_SIZE",
        `the screen has ${columns} x ${rows} cells, at most ${MOST_CELLS} can be drawn`,
        "use a larger font",
      );
    }
    this.#head[SIZES + 2 * this.#own] = columns;
    this.#head[SIZES + 2 * this.#own + 1] = rows;
    return this.#view(this.#own);
  }

  /** Hands the slot of the writer over and wakes the reader. */
  publish(): void {
    this.#own = Atomics.exchange(this.#head, MIDDLE, this.#own | FRESH) & SLOT_MASK;
    this.poke();
  }

  /** The newest grid, which stays as it is until the next call; undefined when none came since the last one. */
  newest(): Grid | undefined {
    if ((Atomics.load(this.#head, MIDDLE) & FRESH) === 0) return undefined;
    this.#own = Atomics.exchange(this.#head, MIDDLE, this.#own) & SLOT_MASK;
    return this.#view(this.#own);
  }

  /** Wakes the reader for something else than a grid, such as a message. */
  poke(): void {
    Atomics.add(this.#head, SEQUENCE, 1);
    Atomics.notify(this.#head, SEQUENCE);
  }

  /**
   * Blocks the thread until the sequence is another one.
   *
   * @param milliseconds at most so long. @default without end
   */
  wait(seen: number, milliseconds: number = Number.POSITIVE_INFINITY): void {
    Atomics.wait(this.#head, SEQUENCE, seen, milliseconds);
  }

  #view(slot: number): Grid {
    const columns = this.#head[SIZES + 2 * slot] ?? 0;
    const rows = this.#head[SIZES + 2 * slot + 1] ?? 0;
    const last = this.#views[slot];
    if (last !== undefined && last.columns === columns && last.rows === rows) return last;
    const cells = columns * rows;
    const start = HEAD_BYTES + slot * SLOT_BYTES;
    const view: Grid = {
      columns,
      rows,
      counts: new Uint16Array(this.buffer, start, cells),
      dots: new Uint8Array(this.buffer, start + 2 * MOST_CELLS, cells),
      colors: new Uint8Array(this.buffer, start + 3 * MOST_CELLS, cells),
    };
    this.#views[slot] = view;
    return view;
  }
}
