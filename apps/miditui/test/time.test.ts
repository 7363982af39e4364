import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsFrom } from "../src/core/project/event-list.ts";
import { META, metaEvent, metreData, tempoData } from "../src/core/project/meta.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { barAt, barsBetween, beatSpanAt, metreAt, positionAt, tickOfPosition } from "../src/core/time/bars.ts";
import { beatsPerMinute, secondsAt, tempoAt, tickAtSeconds } from "../src/core/time/seconds.ts";
import { type TimeMap, timeMapOf } from "../src/core/time/time-map.ts";

interface Conductor {
  readonly quarter?: number;
  /** Tick and microseconds a quarter. */
  readonly tempos?: readonly (readonly [number, number])[];
  /** Tick, numerator and denominator. */
  readonly metres?: readonly (readonly [number, number, number])[];
}

function projectOf({ quarter = 480, tempos = [], metres = [] }: Conductor): Project {
  const events = eventsFrom([
    ...tempos.map(([tick, microseconds]) => metaEvent(tick, META.tempo, tempoData(microseconds))),
    ...metres.map(([tick, numerator, denominator]) =>
      metaEvent(tick, META.metre, metreData({ numerator, denominator })),
    ),
  ]);
  return { ...newProject(), division: { type: "ppq", ticks: quarter }, chunks: [{ id: 1, events, endTick: 0 }] };
}

const mapOf = (conductor: Conductor): TimeMap => timeMapOf(projectOf(conductor));

const anyTick = fc.nat(200_000);
const anyConductor: fc.Arbitrary<Conductor> = fc.record({
  quarter: fc.constantFrom(1, 5, 24, 96, 120, 384, 480, 960, 32767),
  tempos: fc.array(fc.tuple(anyTick, fc.integer({ min: 1, max: 0xffffff })), { maxLength: 12 }),
  metres: fc.array(fc.tuple(anyTick, fc.integer({ min: 1, max: 255 }), fc.constantFrom(1, 2, 4, 8, 16, 32, 64, 128)), {
    maxLength: 6,
  }),
});

/** Microseconds from tick 0, one tick span after the other in whole numbers: times the ticks of a quarter. */
function slowParts({ tempos = [] }: Conductor, tick: number): bigint {
  const sorted = [[0, 500_000] as const, ...tempos].toSorted((a, b) => a[0] - b[0]);
  return sorted.reduce((sum, [from, microseconds], index) => {
    const to = Math.min(tick, sorted[index + 1]?.[0] ?? tick);
    return to > from ? sum + BigInt(to - from) * BigInt(microseconds) : sum;
  }, 0n);
}

test("seconds are those of exact sums over all tempos, to a billionth part", () => {
  fc.assert(
    fc.property(anyConductor, anyTick, (conductor, tick) => {
      const exact = Number(slowParts(conductor, tick)) / (conductor.quarter ?? 480) / 1e6;
      expect(Math.abs(secondsAt(mapOf(conductor), tick) - exact)).toBeLessThanOrEqual(1e-9 * Math.max(1, exact));
    }),
  );
});

test("10,000 changes of tempo add up to no error", () => {
  const tempos = Array.from({ length: 10_000 }, (_, index) => [index * 7, 300_001 + (index % 977)] as const);
  const conductor = { quarter: 384, tempos };
  const tick = 7 * 20_000;
  const parts = slowParts(conductor, tick);
  const unit = 384n * 1_000_000n;
  const exact = Number(parts / unit) + Number(parts % unit) / Number(unit);
  expect(Math.abs(secondsAt(mapOf(conductor), tick) - exact)).toBeLessThan(1e-12 * exact);
});

test("a tick becomes seconds and those the tick again, and later ticks are later", () => {
  fc.assert(
    fc.property(anyConductor, anyTick, (conductor, tick) => {
      const map = mapOf(conductor);
      expect(Math.abs(tickAtSeconds(map, secondsAt(map, tick)) - tick)).toBeLessThan(1e-4);
      expect(secondsAt(map, tick + 1)).toBeGreaterThan(secondsAt(map, tick));
    }),
  );
});

test("a change of tempo at the playhead or before it moves the playhead by 0 ticks", () => {
  const before = mapOf({ tempos: [[0, 500_000]] });
  const after = mapOf({ tempos: [[0, 250_000]] });
  const tick = tickAtSeconds(before, 7.3);
  expect(tickAtSeconds(after, secondsAt(after, tick))).toBeCloseTo(tick, 9);
});

test("a tick becomes a position and that the tick again; positions rise with ticks, beats stay within their bar", () => {
  fc.assert(
    fc.property(anyConductor, anyTick, (conductor, tick) => {
      const map = mapOf(conductor);
      const position = positionAt(map, tick);
      expect(tickOfPosition(map, position)).toBe(tick);
      expect(position.beat).toBeGreaterThanOrEqual(1);
      expect(position.beat).toBeLessThanOrEqual(metreAt(map, tick).numerator);
      expect(position.tick).toBeGreaterThanOrEqual(0);
      const next = positionAt(map, tick + 1);
      const rises = next.bar - position.bar || next.beat - position.beat || next.tick - position.tick;
      expect(rises).toBeGreaterThan(0);
    }),
  );
});

/** Positions tick by tick, as one would count them by hand: for resolutions where each beat is whole. */
function* counted(metres: readonly (readonly [number, number, number])[], quarter: number): Generator<string> {
  let [bar, beat, inside, numerator, denominator] = [1, 1, 0, 4, 4];
  for (let tick = 0; ; tick++) {
    const change = metres.find(([at]) => at === tick);
    if (change !== undefined) {
      if (inside > 0 || beat > 1) bar++;
      [, numerator, denominator] = change;
      [beat, inside] = [1, 0];
    }
    yield `${bar}:${beat}:${inside}`;
    inside++;
    if (inside < (4 * quarter) / denominator) continue;
    inside = 0;
    beat++;
    if (beat <= numerator) continue;
    beat = 1;
    bar++;
  }
}

test.each([
  ["4/4", []],
  ["3/4", [[0, 3, 4]]],
  ["6/8", [[0, 6, 8]]],
  ["7/8", [[0, 7, 8]]],
  [
    "4/4 to 3/4 to 7/8, the last in the middle of a bar",
    [
      [192, 3, 4],
      [500, 7, 8],
      [1000, 5, 16],
      [1001, 2, 2],
    ],
  ],
] as const)(
  "%s: each tick of 30 bars has the position that counting gives, and the lines stand on the first ticks",
  (_, metres) => {
    const map = mapOf({ quarter: 24, metres });
    const count = counted(metres, 24);
    const lines = new Map(barsBetween(map, 0, 3000).map((line) => [line.tick, `${line.bar}:${line.beat}:0`]));
    for (let tick = 0; tick < 3000; tick++) {
      const expected: string = count.next().value;
      const { bar, beat, tick: inside } = positionAt(map, tick);
      expect(`${bar}:${beat}:${inside}`).toBe(expected);
      expect(lines.get(tick)).toBe(expected.endsWith(":0") ? expected : undefined);
    }
  },
);

test("the lines between two ticks are those of the whole song that lie there; apart, they are a part of them", () => {
  fc.assert(
    fc.property(anyConductor, fc.nat(20_000), fc.nat(20_000), fc.nat(4000), (conductor, from, length, apart) => {
      const map = mapOf(conductor);
      const to = from + length;
      const all = barsBetween(map, 0, 40_001);
      const key = (line: { tick: number; bar: number; beat: number }): string =>
        `${line.tick} ${line.bar} ${line.beat}`;
      expect(barsBetween(map, from, to).map(key)).toEqual(
        all.filter((line) => line.tick >= from && line.tick < to).map(key),
      );
      const few = barsBetween(map, from, to, apart);
      const known = new Set(all.map(key));
      expect(few.filter((line) => !known.has(key(line)))).toEqual([]);
      const changes = new Set(map.metres.map((metre) => metre.tick));
      for (const [index, line] of few.entries()) {
        const before = few[index - 1];
        // Floors may bring lines of broken beats one tick nearer.
        if (before && !changes.has(line.tick)) expect(line.tick - before.tick).toBeGreaterThanOrEqual(apart - 1);
      }
    }),
    { numRuns: 40 },
  );
});

test("zoomed out to four billion ticks of 128ths the lines are as few as asked", () => {
  const map = mapOf({ quarter: 1, metres: [[0, 1, 128]] });
  expect(barsBetween(map, 0, 2 ** 32, 2 ** 24).length).toBeLessThanOrEqual(256);
});

test("the bar and the beat of a tick hold it, from their line to the next", () => {
  fc.assert(
    fc.property(anyConductor, anyTick, (conductor, tick) => {
      const map = mapOf(conductor);
      for (const { start, end } of [barAt(map, tick), beatSpanAt(map, tick)]) {
        expect(start <= tick && tick < end).toBe(true);
      }
      // Where beats are shorter than a tick, several begin on one.
      const isWhole = 4 * map.ticksPerQuarter >= metreAt(map, tick).denominator;
      if (isWhole) expect(positionAt(map, barAt(map, tick).start).beat).toBe(1);
    }),
  );
});

test("the tempo in force is the last one set; one of 0 and a metre of 0 beats are passed over", () => {
  const project = projectOf({
    tempos: [
      [0, 400_000],
      [960, 600_000],
    ],
  });
  const odd = {
    ...project,
    chunks: [
      ...project.chunks,
      {
        id: 9,
        endTick: 0,
        events: eventsFrom([
          metaEvent(970, META.tempo, Uint8Array.of(0, 0, 0)),
          metaEvent(980, META.metre, Uint8Array.of(0, 2, 24, 8)),
          metaEvent(990, META.metre, Uint8Array.of(4, 200, 24, 8)),
          metaEvent(1000, META.tempo, Uint8Array.of(1)),
        ]),
      },
    ],
  };
  const map = timeMapOf(odd);
  expect([0, 959, 960, 5000].map((tick) => beatsPerMinute(tempoAt(map, tick)))).toEqual([150, 150, 100, 100]);
  expect(map.metres.length).toBe(1);
});

test("tempos of any chunk of format 1 count, in format 2 those of the first", () => {
  const project = projectOf({ tempos: [[0, 400_000]] });
  const other = { id: 9, endTick: 0, events: eventsFrom([metaEvent(480, META.tempo, tempoData(1_000_000))]) };
  const chunks = [...project.chunks, other];
  expect(secondsAt(timeMapOf({ ...project, chunks }), 960)).toBeCloseTo(1.4, 12);
  expect(secondsAt(timeMapOf({ ...project, chunks, format: 2 }), 960)).toBeCloseTo(0.8, 12);
});

test.each([
  [24, 80, 24 * 80],
  [25, 40, 25 * 40],
  [29, 100, (30_000 / 1001) * 100],
  [30, 80, 30 * 80],
] as const)(
  "in film time of %i frames and %i ticks a frame a second is %d ticks, whatever the tempo",
  (framesPerSecond, ticksPerFrame, perSecond) => {
    const division = { type: "smpte", framesPerSecond, ticksPerFrame } as const;
    const map = timeMapOf({ ...projectOf({ tempos: [[0, 123_456]] }), division });
    expect(tickAtSeconds(map, 1001)).toBeCloseTo(1001 * perSecond, 6);
    expect(secondsAt(map, 1_000_000)).toBeCloseTo(1_000_000 / perSecond, 9);
  },
);

test("the map is made once for the same chunks, and anew for others", () => {
  const project = projectOf({});
  expect(timeMapOf({ ...project, name: "other" })).toBe(timeMapOf(project));
  expect(timeMapOf({ ...project, division: { type: "ppq", ticks: 96 } }).ticksPerQuarter).toBe(96);
  expect(timeMapOf(project).ticksPerQuarter).toBe(480);
});
