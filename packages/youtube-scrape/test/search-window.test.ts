import fc from "fast-check";
import { expect, test } from "vitest";
import { RESULTS_AT_MOST, searchStep } from "../src/core/search-window.ts";

/** How a server answers a search: newest first or in any order, with or without a true total, cut at about 500. */
interface Server {
  readonly falling: boolean;
  readonly total: "true" | "none" | "cut";
  readonly cut: number;
}

/** Ids that the steps find among videos published at these seconds, and the calls that it took. */
function searched(seconds: readonly number[], server: Server): { found: Set<number>; calls: number } {
  const found = new Set<number>();
  const open: (readonly [number, number])[] = [[0, 100_000]];
  let calls = 0;
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, until] = span;
    const hits = seconds.map((time, id) => ({ time, id })).filter(({ time }) => time >= from && time <= until);
    hits.sort((a, b) => (server.falling ? b.time - a.time : ((a.id * 7919) % 1009) - ((b.id * 7919) % 1009)));
    const given = hits.slice(0, server.cut);
    for (let page = 0; ; page++) {
      calls++;
      if (calls > 4000) throw new Error("the search does not end");
      const items = given.slice(50 * page, 50 * page + 50);
      for (const { id } of items) found.add(id);
      const totalResults = { true: hits.length, none: null, cut: given.length }[server.total];
      const soFar = Math.min(50 * (page + 1), given.length);
      const hasNext = soFar < given.length;
      const times = items.map(({ time }) => time);
      const step = searchStep({ from, until, found: soFar, times, totalResults, hasNext });
      if (step.step === "split") open.push(...step.spans);
      if (step.step !== "on") break;
    }
  }
  return { found, calls };
}

const anyServer = fc.record({
  falling: fc.boolean(),
  total: fc.constantFrom("true" as const, "none" as const, "cut" as const),
  cut: fc.integer({ min: 460, max: RESULTS_AT_MOST }),
});

test("every video is found, however the server orders, counts and cuts", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 0, maxLength: 3000 }),
      anyServer,
      (times, server) => {
        expect(searched(times, server).found.size).toBe(times.length);
      },
    ),
    { numRuns: 60 },
  );
});

test("a server that gives the newest first is asked little more than it has pages", () => {
  const times = Array.from({ length: 5312 }, (_, i) => Math.floor((i * i) / 300));
  for (const total of ["none", "cut"] as const) {
    expect(searched(times, { falling: true, total, cut: 500 }).calls).toBeLessThan(5312 / 50 + 15);
  }
  expect(searched(times, { falling: true, total: "true", cut: 500 }).calls).toBeLessThan(5312 / 50 + 40);
});

test("more videos in one second than a search gives end the search all the same", () => {
  const times = Array.from({ length: 700 }, () => 5);
  expect(searched(times, { falling: true, total: "true", cut: 500 }).found.size).toBe(500);
});
