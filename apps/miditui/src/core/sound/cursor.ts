import type { NoteBlock, NoteList } from "../notes/note-list.ts";

/** Goes through what a song says, tick by tick. */
export interface Cursor {
  /** Of what comes next; Infinity where nothing does. */
  readonly tick: number;
}

/** The starts of the notes of a list. */
export class NoteCursor implements Cursor {
  tick: number = Number.POSITIVE_INFINITY;
  #list: NoteList | undefined;
  #block = 0;
  #index = 0;

  /** Comes before the first note that begins at the tick or later. */
  seek(list: NoteList, from: number): void {
    this.#list = list;
    this.#block = firstPlace(list.blocks.length, (place) => lastStart(list.blocks[place]) >= from);
    const block = list.blocks[this.#block];
    this.#index = block === undefined ? 0 : firstPlace(block.count, (place) => startOf(block, place) >= from);
    this.#arrive();
  }

  /** Gives all that begin at its tick. */
  take(visit: (block: NoteBlock, index: number) => void): void {
    const { tick } = this;
    while (this.tick === tick) {
      const block = this.#list?.blocks[this.#block];
      if (block === undefined) return;
      visit(block, this.#index++);
      this.#arrive();
    }
  }

  #arrive(): void {
    let block = this.#list?.blocks[this.#block];
    if (block !== undefined && this.#index >= block.count) {
      this.#index = 0;
      block = this.#list?.blocks[++this.#block];
    }
    this.tick = block === undefined ? Number.POSITIVE_INFINITY : startOf(block, this.#index);
  }
}

/** Events in the blocks of a list. */
export class EventCursor<Event extends { readonly tick: number }> implements Cursor {
  tick: number = Number.POSITIVE_INFINITY;
  #blocks: readonly (readonly Event[])[] = [];
  #block = 0;
  #index = 0;

  /** Comes before the first event of the tick or later. */
  seek(blocks: readonly (readonly Event[])[], from: number): void {
    this.#blocks = blocks;
    this.#block = firstPlace(blocks.length, (place) => (blocks[place]?.at(-1)?.tick ?? 0) >= from);
    const block = blocks[this.#block] ?? [];
    this.#index = firstPlace(block.length, (place) => (block[place]?.tick ?? 0) >= from);
    this.#arrive();
  }

  /** Gives all of its tick. */
  take(visit: (event: Event) => void): void {
    const { tick } = this;
    while (this.tick === tick) {
      const event = this.#blocks[this.#block]?.[this.#index++];
      if (event === undefined) return;
      visit(event);
      this.#arrive();
    }
  }

  #arrive(): void {
    if (this.#index >= (this.#blocks[this.#block]?.length ?? 0)) {
      this.#index = 0;
      this.#block++;
    }
    this.tick = this.#blocks[this.#block]?.[this.#index]?.tick ?? Number.POSITIVE_INFINITY;
  }
}

function startOf(block: NoteBlock, index: number): number {
  return (block.starts[index] ?? 0) + block.tickShift;
}

function lastStart(block: NoteBlock | undefined): number {
  return block === undefined ? 0 : startOf(block, block.count - 1);
}

/** The first place below `count` that the test is true of, or `count`; it stays true from there on. */
function firstPlace(count: number, test: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
