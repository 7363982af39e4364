import fc from "fast-check";
import { expect, test } from "vitest";
import { FULL, measure, type Subject, wholeProcesses } from "../src/runner.ts";

/** A world in which work takes exactly as long as it says. */
function world(): { clock: () => number; works: (name: string, ms: number) => Subject; log: string[] } {
  let time = 0;
  const log: string[] = [];
  const works = (name: string, ms: number): Subject => ({
    name,
    async sample(repeat) {
      time += ms * repeat;
      log.push(`${name} x ${repeat}`);
      return ms;
    },
    async settle() {
      log.push(`settle ${name}`);
    },
  });
  return { clock: () => time, works, log };
}

test("work of 20 ms is sampled 30 times", async () => {
  const { clock, works } = world();
  const [samples] = await measure([works("a", 20)], clock);
  expect(samples).toEqual(Array.from({ length: 30 }, () => 20));
});

test("work of 200 ms ends after 3 s", async () => {
  const { clock, works } = world();
  const [samples = []] = await measure([works("a", 200)], clock);
  expect(samples.length).toBe(15);
});

test("work of a minute is still sampled 5 times", async () => {
  const { clock, works } = world();
  const [samples = []] = await measure([works("a", 60_000)], clock);
  expect(samples.length).toBe(5);
});

test("a pair whose round takes 0.9 s is measured 10 times, one whose round takes 1.1 s 5 times and to its budget", async () => {
  const rounds: number[] = [];
  for (const ms of [899, 1099, 5000]) {
    const { clock, works } = world();
    const [samples = []] = await measure([works("a", 1), works("b", ms)], clock, { ...FULL, shortest: 0 });
    rounds.push(samples.length);
  }
  expect(rounds).toEqual([10, 6, 5]);
});

test("however long the work takes, all subjects are sampled equally often, between 5 and 30 times", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0.01, max: 5000, noNaN: true }), { minLength: 1, maxLength: 4 }),
      async (all) => {
        const { clock, works } = world();
        const samples = await measure(
          all.map((ms, i) => works(`s${i}`, ms)),
          clock,
        );
        const counts = new Set(samples.map((s) => s.length));
        expect(counts.size).toBe(1);
        const [count = 0] = counts;
        expect(count).toBeGreaterThanOrEqual(5);
        expect(count).toBeLessThanOrEqual(30);
      },
    ),
  );
});

test("subjects take turns and the first turn moves on each round", async () => {
  const { clock, works, log } = world();
  await measure([works("a", 100), works("b", 100)], clock, { ...FULL, warmUp: 0 });
  const measured = log.slice(log.lastIndexOf("settle b") + 2);
  expect(measured.slice(0, 6)).toEqual(["a x 1", "b x 1", "b x 1", "a x 1", "a x 1", "b x 1"]);
});

test("work too short for the clock is repeated within a sample until it takes 2 ms", async () => {
  const { clock, works, log } = world();
  await measure([works("a", 0.05)], clock);
  expect(log.at(-1)).toBe("a x 40");
});

test("whole processes are sampled exactly as often as asked, in turns, without a run before the first", async () => {
  const { clock, works, log } = world();
  const samples = await measure([works("a", 22_000), works("b", 0.5)], clock, wholeProcesses(3));
  expect(samples).toEqual([
    [22_000, 22_000, 22_000],
    [0.5, 0.5, 0.5],
  ]);
  expect(log.slice(2)).toEqual(["a x 1", "b x 1", "b x 1", "a x 1", "a x 1", "b x 1"]);
});

test("each subject is warmed up for 300 ms and its garbage collected first", async () => {
  const { clock, works, log } = world();
  await measure([works("a", 100), works("b", 50)], clock);
  expect(log.slice(0, 11)).toEqual([
    "settle a",
    ...Array.from({ length: 3 }, () => "a x 1"),
    "settle b",
    ...Array.from({ length: 6 }, () => "b x 1"),
  ]);
});
