import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextPacificMidnight, pacificDay } from "../src/pacific.ts";

const HOUR = 3_600_000;
const utc = (text: string): number => Date.parse(`${text}Z`);

/** Hours that Los Angeles is behind UTC, by the rule of the Energy Policy Act of 2005, in force since 2007. */
function hoursBehind(ms: number): number {
  const year = new Date(ms).getUTCFullYear();
  const sundays = (month: number) =>
    [...Array(31).keys()]
      .map((day) => Date.UTC(year, month, day + 1))
      .filter((day) => new Date(day).getUTCDay() === 0 && new Date(day).getUTCMonth() === month);
  const begin = (sundays(2)[1] ?? 0) + 10 * HOUR;
  const end = (sundays(10)[0] ?? 0) + 9 * HOUR;
  return ms >= begin && ms < end ? 7 : 8;
}

describe("the days on which the clocks change in Los Angeles", () => {
  test("the day of 23 hours", () => {
    expect(pacificDay(utc("2026-03-08T07:59:59.999"))).toBe("2026-03-07");
    expect(pacificDay(utc("2026-03-08T08:00"))).toBe("2026-03-08");
    expect(nextPacificMidnight(utc("2026-03-08T07:59:59.999"))).toBe(utc("2026-03-08T08:00"));
    for (const moment of ["2026-03-08T08:00", "2026-03-08T09:59:59", "2026-03-08T10:00", "2026-03-09T06:59:59.999"]) {
      expect(nextPacificMidnight(utc(moment))).toBe(utc("2026-03-09T07:00"));
    }
  });

  test("the day of 25 hours", () => {
    expect(nextPacificMidnight(utc("2026-11-01T06:59:59.999"))).toBe(utc("2026-11-01T07:00"));
    for (const moment of ["2026-11-01T07:00", "2026-11-01T08:30", "2026-11-01T09:30", "2026-11-02T07:59:59.999"]) {
      expect([pacificDay(utc(moment)), nextPacificMidnight(utc(moment))]).toEqual([
        "2026-11-01",
        utc("2026-11-02T08:00"),
      ]);
    }
    expect(pacificDay(utc("2026-11-02T08:00"))).toBe("2026-11-02");
  });
});

test("over 50 years the day and its end follow the law on summer time", () => {
  const moments = fc.integer({ min: Date.UTC(2007, 3, 1), max: Date.UTC(2057, 0, 1) });
  fc.assert(
    fc.property(moments, (ms) => {
      const day = new Date(ms - hoursBehind(ms) * HOUR).toISOString().slice(0, 10);
      const midnight = [7, 8]
        .map((hours) => Date.parse(day) + (24 + hours) * HOUR)
        .find((instant) => hoursBehind(instant) === (instant - Date.parse(day)) / HOUR - 24);
      expect([pacificDay(ms), nextPacificMidnight(ms)]).toEqual([day, midnight]);
    }),
    { numRuns: 2000 },
  );
});

test("a midnight is the first moment of its day, and days follow each other without a gap", () => {
  let midnight = nextPacificMidnight(utc("2025-12-31T12:00"));
  const lengths = new Map<number, number>();
  for (let i = 0; i < 365; i++) {
    expect(pacificDay(midnight - 1) < pacificDay(midnight)).toBe(true);
    const next = nextPacificMidnight(midnight);
    expect(nextPacificMidnight(next - 1)).toBe(next);
    const hours = (next - midnight) / HOUR;
    lengths.set(hours, (lengths.get(hours) ?? 0) + 1);
    midnight = next;
  }
  expect([...lengths].sort()).toEqual([
    [23, 1],
    [24, 363],
    [25, 1],
  ]);
});
