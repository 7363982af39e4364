import { NO_ORDER } from "../project/event.ts";
import type { Cursor } from "./cursor.ts";
import { type Due, sortDue } from "./due.ts";
import { Heap } from "./heap.ts";
import type { ChunkPart, Part, SungNote } from "./part.ts";
import type { Score } from "./score.ts";

interface Source {
  readonly cursor: Cursor;
  readonly take: (due: Due[]) => void;
}

/** What a song says, tick by tick, and the ends of the notes that sound. */
export class Agenda {
  readonly #score: Score;
  readonly #sources: Heap<Source> = new Heap((a, b) => a.cursor.tick < b.cursor.tick);
  readonly #ends: Heap<SungNote> = new Heap((a, b) => a.end < b.end);
  #known: WeakMap<Part | ChunkPart, readonly Source[]> = new WeakMap();

  constructor(score: Score) {
    this.#score = score;
  }

  /** Where something is said next; Infinity where nothing is. */
  get tick(): number {
    return Math.min(
      this.#sources.first?.cursor.tick ?? Number.POSITIVE_INFINITY,
      this.#ends.first?.end ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Goes to a tick: what is said there comes next. */
  seek(tick: number): void {
    for (const part of this.#score.parts) part.seek(tick);
    for (const chunk of this.#score.chunks) chunk.seek(tick);
    this.refill();
  }

  /** Takes up what has changed: cursors that were moved, notes that have other ends. */
  refill(): void {
    const { parts, chunks } = this.#score;
    const sources = [...parts, ...chunks].flatMap((part) => this.#sourcesOf(part));
    this.#sources.refill(sources.filter(({ cursor }) => cursor.tick < Number.POSITIVE_INFINITY));
    this.#ends.refill(parts.flatMap(({ sung }) => [...sung.values()]));
  }

  sing(note: SungNote): void {
    note.part.sung.set(note.id, note);
    this.#ends.push(note);
  }

  /** Takes all that is said at its tick, in order. */
  take(): Due[] {
    const { tick } = this;
    const due: Due[] = [];
    for (let first = this.#ends.first; first !== undefined && first.end <= tick; first = this.#ends.first) {
      this.#ends.pop();
      due.push({ type: "end", chunk: first.part.chunk, order: first.order, note: first });
    }
    for (let first = this.#sources.first; first?.cursor.tick === tick; first = this.#sources.first) {
      this.#sources.pop();
      first.take(due);
      if (first.cursor.tick < Number.POSITIVE_INFINITY) this.#sources.push(first);
    }
    sortDue(due);
    return due;
  }

  #sourcesOf(part: Part | ChunkPart): readonly Source[] {
    let sources = this.#known.get(part);
    if (sources === undefined) {
      sources = "track" in part ? sourcesOfPart(part) : [sourceOfChunk(part)];
      this.#known.set(part, sources);
    }
    return sources;
  }
}

function sourcesOfPart(part: Part): Source[] {
  const { notes, events } = part;
  return [
    {
      cursor: events,
      take: (due) =>
        events.take((event) => due.push({ type: "say", chunk: part.chunk, order: event.order, part, event })),
    },
    {
      cursor: notes,
      take: (due) =>
        notes.take((block, index) => {
          const order = block.orders?.on[index] ?? NO_ORDER;
          due.push({ type: "start", chunk: part.chunk, order, part, block, index });
        }),
    },
  ];
}

function sourceOfChunk(part: ChunkPart): Source {
  const { cursor, place } = part;
  return {
    cursor,
    take: (due) =>
      cursor.take((message) => due.push({ type: "sysex", chunk: place, order: message.order, part, message })),
  };
}
