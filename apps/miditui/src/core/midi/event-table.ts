import type { ChunkEvent } from "../project/event.ts";
import { NO_ORDER } from "../project/event.ts";

/**
 * Where an event stands among those of its tick. Ends that were made here come first, so that a repeat of the pitch is heard;
 * then metas; then what the file had, in its order, with controls made here before its first note; then notes made here.
 */
const RANK = { off: 0, meta: 1, kept: 2, control: 0x200000000, on: 0x200000001 } as const;

/** Marks a note-off that ended nothing in its file. */
export const STRAY_OFF = 0x1000000;

/** Below it `what` is a channel message of three bytes, above it the number of an object. */
const OBJECT = 0xf0000000;

/** The events of one chunk as columns, from which they come sorted. */
export class EventTable {
  readonly objects: ChunkEvent[] = [];
  #count = 0;
  #ticks: Uint32Array = new Uint32Array(64);
  #ranks: Float64Array = new Float64Array(64);
  #whats: Uint32Array = new Uint32Array(64);

  get count(): number {
    return this.#count;
  }

  object(event: ChunkEvent): void {
    this.#add(event.tick, rankOf(event.order, RANK.meta), OBJECT + this.objects.length);
    this.objects.push(event);
  }

  control(tick: number, order: number, message: number): void {
    this.#add(tick, rankOf(order, RANK.control), message);
  }

  on(tick: number, order: number, message: number): void {
    this.#add(tick, rankOf(order, RANK.on), message);
  }

  /** @param length ticks of the note; one without any ends after it has begun */
  off(tick: number, order: number, message: number, length: number): void {
    this.#add(tick, rankOf(order, length === 0 ? RANK.on : RANK.off), message);
  }

  /** Latest tick, 0 without events. */
  lastTick(): number {
    let last = 0;
    for (let event = 0; event < this.#count; event++) last = Math.max(last, this.#ticks[event] ?? 0);
    return last;
  }

  /** Gives each event in its order: a message of up to three bytes, status highest, or an object. */
  visit(message: (tick: number, bytes: number) => void, object: (event: ChunkEvent) => void): void {
    const order = this.#sorted();
    for (let place = 0; place < order.length; place++) {
      const event = order[place] ?? 0;
      const what = this.#whats[event] ?? 0;
      if (what < OBJECT) message(this.#ticks[event] ?? 0, what);
      else {
        const found = this.objects[what - OBJECT];
        if (found !== undefined) object(found);
      }
    }
  }

  #add(tick: number, rank: number, what: number): void {
    if (this.#count === this.#ticks.length) this.#grow();
    const event = this.#count++;
    this.#ticks[event] = tick;
    this.#ranks[event] = rank;
    this.#whats[event] = what;
  }

  #grow(): void {
    const capacity = this.#count * 2;
    const ticks = new Uint32Array(capacity);
    const ranks = new Float64Array(capacity);
    const whats = new Uint32Array(capacity);
    ticks.set(this.#ticks);
    ranks.set(this.#ranks);
    whats.set(this.#whats);
    this.#ticks = ticks;
    this.#ranks = ranks;
    this.#whats = whats;
  }

  #sorted(): Uint32Array {
    const order = sortedByTick(this.#ticks, this.#count);
    for (let from = 0; from < order.length; ) {
      const tick = this.#ticks[order[from] ?? 0];
      let to = from + 1;
      let rising = this.#rank(order, from) !== RANK.control;
      while (to < order.length && this.#ticks[order[to] ?? 0] === tick) {
        const rank = this.#rank(order, to);
        if (rank < this.#rank(order, to - 1) || rank === RANK.control) rising = false;
        to++;
      }
      if (!rising && to - from > 1) this.#sortTick(order.subarray(from, to));
      from = to;
    }
    return order;
  }

  #rank(order: Uint32Array, place: number): number {
    return this.#ranks[order[place] ?? 0] ?? 0;
  }

  /** Stable: those of one rank stay as they were added. */
  #sortTick(events: Uint32Array): void {
    const ranks = this.#ranks;
    let firstNote: number = RANK.control;
    for (const event of events) {
      const isNote = (this.#whats[event] ?? 0) >>> 20 === 9;
      if (isNote && (this.#whats[event] ?? 0) & 0x7f) firstNote = Math.min(firstNote, ranks[event] ?? 0);
    }
    const rank = (event: number): number => {
      const own = ranks[event] ?? 0;
      return own === RANK.control ? firstNote - 0.5 : own;
    };
    events.sort((a, b) => rank(a) - rank(b) || a - b);
  }
}

function rankOf(order: number, made: number): number {
  return order === NO_ORDER ? made : RANK.kept + order;
}

/** The places of the ticks in rising order, equal ones as they are: a radix sort, which 2,000,000 events ask for. */
function sortedByTick(ticks: Uint32Array, count: number): Uint32Array {
  let order = new Uint32Array(count);
  let all = 0;
  let rising = true;
  for (let event = 0; event < count; event++) {
    const tick = ticks[event] ?? 0;
    if (event > 0 && tick < (ticks[event - 1] ?? 0)) rising = false;
    order[event] = event;
    all |= tick;
  }
  if (rising) return order;
  let other = new Uint32Array(count);
  for (let shift = 0; shift < 32 && all >>> shift !== 0; shift += 11) {
    const starts = new Uint32Array(2049);
    for (let event = 0; event < count; event++) {
      const digit = ((ticks[event] ?? 0) >>> shift) & 2047;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    for (let digit = 1; digit < 2048; digit++) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    for (let place = 0; place < count; place++) {
      const event = order[place] ?? 0;
      const digit = ((ticks[event] ?? 0) >>> shift) & 2047;
      const to = starts[digit] ?? 0;
      starts[digit] = to + 1;
      other[to] = event;
    }
    [order, other] = [other, order];
  }
  return order;
}
