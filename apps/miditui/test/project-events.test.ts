import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allEvents,
  changeEvents,
  eventAt,
  eventsBetween,
  eventsFrom,
  firstEvent,
  insertEvent,
  lastEventTick,
  removeEvents,
} from "../src/core/project/event-list.ts";

interface Marked {
  readonly tick: number;
  readonly mark: number;
}

const anyEvents = fc.array(fc.record({ tick: fc.nat(40), mark: fc.nat(3) }), { maxLength: 1200, size: "max" });
const byTick = (events: readonly Marked[]): Marked[] => events.toSorted((a, b) => a.tick - b.tick);

test("a list is its events, sorted by tick and otherwise as they came, in blocks of at most 256", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const list = eventsFrom(events);
      expect([...allEvents(list)]).toEqual(byTick(events));
      expect(list.count).toBe(events.length);
      expect(lastEventTick(list)).toBe(byTick(events).at(-1)?.tick ?? 0);
      for (const block of list.blocks) expect(block.length >= 1 && block.length <= 256).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("one by one they come to the same list as at once, without a block out of bounds", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const list = events.reduce((now, event) => insertEvent(now, event), eventsFrom<Marked>([]));
      expect([...allEvents(list)]).toEqual(byTick(events));
      for (const block of list.blocks) expect(block.length >= 1 && block.length <= 256).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("what is between two ticks, in force at one, first, removed or changed is what a plain array says", () => {
  fc.assert(
    fc.property(anyEvents, fc.nat(45), fc.nat(45), fc.nat(3), (events, from, to, mark) => {
      const list = eventsFrom(events);
      const sorted = byTick(events);
      const marked = (event: Marked): boolean => event.mark === mark;
      const inside = (event: Marked): boolean => event.tick >= from && event.tick < to;
      expect(eventsBetween(list, from, to)).toEqual(sorted.filter(inside));
      expect(eventAt(list, from, marked)).toBe(sorted.findLast((event) => event.tick <= from && marked(event)));
      expect(firstEvent(list, marked)).toBe(sorted.find(marked));
      const removed = removeEvents(list, marked, from, to);
      expect([...allEvents(removed)]).toEqual(sorted.filter((event) => !(inside(event) && marked(event))));
      expect(removed === list).toBe(!sorted.some((event) => inside(event) && marked(event)));
      const changed = changeEvents(list, (event) => (marked(event) ? { ...event, mark: 9 } : event));
      expect([...allEvents(changed)]).toEqual(sorted.map((event) => (marked(event) ? { ...event, mark: 9 } : event)));
      expect(changed === list).toBe(!sorted.some(marked));
    }),
    { numRuns: 30 },
  );
});

test("an insertion among 100,000 events makes two new blocks at most", () => {
  const list = eventsFrom(Array.from({ length: 100_000 }, (_, tick) => ({ tick, mark: 0 })));
  const old = new Set(list.blocks);
  const made = insertEvent(list, { tick: 51_234, mark: 1 }).blocks.filter((block) => !old.has(block));
  expect(made.length).toBeLessThanOrEqual(2);
});
