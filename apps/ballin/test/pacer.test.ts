import fc from "fast-check";
import { expect, test } from "vitest";
import type { FrameRate } from "../src/threads/messages.ts";
import { Pacer } from "../src/threads/pacer.ts";

/** Goes through so many seconds as the thread does. @param late milliseconds by which it wakes too late */
function play(frames: FrameRate, seconds: number, late: (turn: number) => number): { steps: number; frames: number } {
  const pacer = new Pacer(0, frames);
  const made = { steps: 0, frames: 0 };
  let now = 0;
  for (let turn = 0; now < 1000 * seconds; turn++) {
    const steps = pacer.steps(now);
    made.steps += steps;
    if (pacer.frame(now, steps > 0)) made.frames += 1;
    // An uncapped frame takes some time of its own.
    now += pacer.pause(now) + late(turn) + (frames === "uncapped" ? 2 : 0);
  }
  return made;
}

test.each([30, 60, 120, "uncapped"] as const)(
  "with frames %s there are 300 steps in five seconds, within 2 %%",
  (frames) => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 50 }), (delays) => {
        const made = play(frames, 5, (turn) => delays[turn % delays.length] ?? 0);
        expect(Math.abs(made.steps - 300)).toBeLessThanOrEqual(6);
      }),
      { numRuns: 30 },
    );
  },
);

test("frames come at their rate", () => {
  for (const rate of [30, 60, 120] as const) {
    const made = play(rate, 5, () => 0.1);
    expect(Math.abs(made.frames - 5 * rate)).toBeLessThan(0.03 * 5 * rate);
  }
  expect(play("uncapped", 5, () => 0).frames).toBeGreaterThan(2000);
});

test("after a pause five steps are made up for and the rest of the time is dropped", () => {
  const pacer = new Pacer(0, 60);
  expect(pacer.steps(10)).toBe(0);
  expect(pacer.steps(17)).toBe(1);
  expect(pacer.steps(5000)).toBe(5);
  expect(pacer.steps(5001)).toBe(0);
  expect(pacer.steps(5017)).toBe(1);
});

test("between two steps balls are ahead by the time since the last, never by more than a step", () => {
  const pacer = new Pacer(0, 120);
  pacer.steps(17);
  expect(pacer.ahead(25)).toBeCloseTo((25 - 1000 / 60) / 1000, 6);
  expect(pacer.ahead(500)).toBeCloseTo(1 / 60, 6);
  expect(new Pacer(0, 60).ahead(8)).toBe(0);
});

test("after a rest a step is due at once", () => {
  const pacer = new Pacer(0, 60);
  pacer.restart(100_000);
  expect(pacer.steps(100_000)).toBe(1);
});
