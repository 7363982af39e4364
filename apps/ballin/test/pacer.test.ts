import fc from "fast-check";
import { expect, test } from "vitest";
import type { FrameRate } from "../src/threads/messages.ts";
import { Pacer } from "../src/threads/pacer.ts";

interface Load {
  /** Milliseconds by which the thread wakes too late. */
  readonly late?: (turn: number) => number;
  /** Milliseconds that a step takes. */
  readonly step?: number;
}

/** Goes through so many seconds as the thread does. */
function play(
  frames: FrameRate,
  seconds: number,
  { late = () => 0, step = 0 }: Load,
): { steps: number; frames: number } {
  const pacer = new Pacer(0, frames);
  const made = { steps: 0, frames: 0 };
  let now = 0;
  for (let turn = 0; now < 1000 * seconds; turn++) {
    const stepped = pacer.takeStep(now);
    if (stepped) {
      made.steps += 1;
      now += step;
    }
    if (pacer.frame(now, stepped)) made.frames += 1;
    const pause = pacer.pause(now);
    if (pause > 0) now += pause + late(turn);
    // An uncapped frame takes some time of its own.
    if (frames === "uncapped") now += 2;
  }
  return made;
}

test.each([30, 60, 120, "uncapped"] as const)(
  "with frames %s there are 300 steps in five seconds, within 2 %%",
  (frames) => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 50 }), (delays) => {
        const made = play(frames, 5, { late: (turn) => delays[turn % delays.length] ?? 0 });
        expect(Math.abs(made.steps - 300)).toBeLessThanOrEqual(6);
      }),
      { numRuns: 30 },
    );
  },
);

test("frames come at their rate", () => {
  for (const rate of [30, 60, 120] as const) {
    const made = play(rate, 5, { late: () => 0.1 });
    expect(Math.abs(made.frames - 5 * rate)).toBeLessThan(0.03 * 5 * rate);
  }
  expect(play("uncapped", 5, {}).frames).toBeGreaterThan(2000);
});

test("where a step takes longer than a frame, each is shown", () => {
  const made = play(60, 10, { step: 33 });
  expect(made.steps).toBeGreaterThan(290);
  expect(made.frames).toBe(made.steps);
});

test("steps that are made up for are not all shown", () => {
  const made = play(60, 10, { step: 0.1, late: () => 60 });
  expect(made.frames).toBeLessThan(0.6 * made.steps);
});

/** Steps that are due at a time. */
function stepsAt(pacer: Pacer, now: number): number {
  let steps = 0;
  while (pacer.takeStep(now)) steps += 1;
  return steps;
}

test("after a pause five steps are made up for and the rest of the time is dropped", () => {
  const pacer = new Pacer(0, 60);
  expect([10, 17, 5000, 5001, 5017].map((now) => stepsAt(pacer, now))).toEqual([0, 1, 5, 0, 1]);
});

test("between two steps balls are ahead by the time since the last, never by more than a step", () => {
  const pacer = new Pacer(0, 120);
  pacer.takeStep(17);
  expect(pacer.ahead(17, true)).toBe(0);
  expect(pacer.ahead(25, false)).toBeCloseTo((25 - 1000 / 60) / 1000, 6);
  expect(pacer.ahead(500, false)).toBeCloseTo(1 / 60, 6);
  expect(new Pacer(0, 60).ahead(8, false)).toBe(0);
});

test("with 120 frames one is half-way between two steps, unless the step took so long itself", () => {
  for (const [step, expected] of [
    [0, 2],
    [6, 2],
    [10, 1],
    [20, 1],
  ] as const) {
    const made = play(120, 10, { step });
    expect(made.frames / made.steps).toBeCloseTo(expected, 1);
  }
  const pacer = new Pacer(0, 120);
  expect(pacer.takeStep(17)).toBe(true);
  expect(pacer.frame(17, true)).toBe(true);
  expect(17 + pacer.pause(17)).toBeCloseTo(25, 6);
  expect(pacer.frame(25, false)).toBe(true);
  expect(25 + pacer.pause(25)).toBeCloseTo(100 / 3, 6);
});

test("after a rest a step is due at once", () => {
  const pacer = new Pacer(0, 60);
  pacer.restart(100_000);
  expect(stepsAt(pacer, 100_000)).toBe(1);
});
