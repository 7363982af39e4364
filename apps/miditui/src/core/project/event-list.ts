/**
 * Events sorted by tick, those of one tick as they are to be sent. Never changed: an insertion or a removal makes another
 * list that shares all blocks but one or two, so that a thousand steps of history cost little.
 */
export interface EventList<Event> {
  readonly count: number;
  /** None is empty; at most 256 events in one. */
  readonly blocks: readonly (readonly Event[])[];
}

interface Timed {
  readonly tick: number;
}

const BLOCK = 256;

const EMPTY: EventList<never> = { count: 0, blocks: [] };

export function emptyEvents(): EventList<never> {
  return EMPTY;
}

/** Sorted by tick; those of one tick stay as they are given. */
export function eventsFrom<Event extends Timed>(events: Iterable<Event>): EventList<Event> {
  const sorted = [...events];
  if (sorted.some((event, index) => index > 0 && event.tick < (sorted[index - 1]?.tick ?? 0))) {
    sorted.sort((a, b) => a.tick - b.tick);
  }
  return sorted.length === 0 ? EMPTY : { count: sorted.length, blocks: blocksOf(sorted) };
}

/** After all that have its tick. */
export function insertEvent<Event extends Timed>(list: EventList<Event>, event: Event): EventList<Event> {
  const place = Math.max(0, blockAfter(list, event.tick) - 1);
  const block = list.blocks[place] ?? [];
  let index = block.length;
  while (index > 0 && (block[index - 1]?.tick ?? 0) > event.tick) index--;
  return replaceBlock(list, place, block.toSpliced(index, 0, event));
}

/**
 * Without the events of [from, to) that the test is true of; the very same list where there are none.
 *
 * @param from first tick that counts. @default 0
 * @param to first tick that does not. @default Infinity
 */
export function removeEvents<Event extends Timed>(
  list: EventList<Event>,
  test: (event: Event) => boolean,
  from = 0,
  to: number = Number.POSITIVE_INFINITY,
): EventList<Event> {
  return filterBlocks(list, (event) => event.tick < from || event.tick >= to || !test(event));
}

/** Each event as `change` makes it, on the same tick; the very same list where it gives back all it gets. */
export function changeEvents<Event extends Timed>(
  list: EventList<Event>,
  change: (event: Event) => Event,
): EventList<Event> {
  let changed = false;
  const blocks = list.blocks.map((block) => {
    const next = block.map(change);
    if (next.every((event, index) => event === block[index])) return block;
    changed = true;
    return next;
  });
  return changed ? { count: list.count, blocks } : list;
}

/** Those of [from, to), in order. */
export function eventsBetween<Event extends Timed>(list: EventList<Event>, from: number, to: number): Event[] {
  const found: Event[] = [];
  for (let place = Math.max(0, blockAfter(list, from - 1) - 1); place < list.blocks.length; place++) {
    for (const event of list.blocks[place] ?? []) {
      if (event.tick >= to) return found;
      if (event.tick >= from) found.push(event);
    }
  }
  return found;
}

export function* allEvents<Event>(list: EventList<Event>): Iterable<Event> {
  for (const block of list.blocks) yield* block;
}

export function firstEvent<Event>(list: EventList<Event>, test: (event: Event) => boolean): Event | undefined {
  for (const block of list.blocks) {
    const found = block.find(test);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last one at or before the tick that the test is true of: what is in force there. */
export function eventAt<Event extends Timed>(
  list: EventList<Event>,
  tick: number,
  test: (event: Event) => boolean,
): Event | undefined {
  for (let place = blockAfter(list, tick) - 1; place >= 0; place--) {
    const found = list.blocks[place]?.findLast((event) => event.tick <= tick && test(event));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tick of the last event, 0 without one. */
export function lastEventTick(list: EventList<Timed>): number {
  return list.blocks.at(-1)?.at(-1)?.tick ?? 0;
}

/** Place of the first block that begins after the tick. */
function blockAfter(list: EventList<Timed>, tick: number): number {
  let low = 0;
  let high = list.blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list.blocks[middle]?.[0]?.tick ?? 0) > tick) high = middle;
    else low = middle + 1;
  }
  return low;
}

function replaceBlock<Event extends Timed>(list: EventList<Event>, place: number, block: Event[]): EventList<Event> {
  const half = block.length >>> 1;
  const parts = block.length > BLOCK ? [block.slice(0, half), block.slice(half)] : [block];
  return { count: list.count + 1, blocks: list.blocks.toSpliced(place, 1, ...parts) };
}

function filterBlocks<Event>(list: EventList<Event>, keep: (event: Event) => boolean): EventList<Event> {
  let count = 0;
  const blocks: (readonly Event[])[] = [];
  for (const block of list.blocks) {
    const kept = block.every(keep) ? block : block.filter(keep);
    if (kept.length > 0) blocks.push(kept);
    count += kept.length;
  }
  if (count === list.count) return list;
  return count === 0 ? EMPTY : { count, blocks };
}

function blocksOf<Event>(events: readonly Event[]): (readonly Event[])[] {
  const blocks: (readonly Event[])[] = [];
  for (let start = 0; start < events.length; start += BLOCK) blocks.push(events.slice(start, start + BLOCK));
  return blocks;
}
