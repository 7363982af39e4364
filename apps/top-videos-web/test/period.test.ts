import fc from "fast-check";
import { expect, test } from "vitest";
import type { Period } from "../src/core/ask.ts";
import { parsePeriod, periodKey, periodName, previous } from "../src/core/period.ts";
import { anyPeriod } from "./any-ask.ts";

test("a period is read back from its key", () => {
  fc.assert(
    fc.property(anyPeriod, (period) => {
      expect(parsePeriod(periodKey(period))).toEqual(period);
    }),
  );
});

test("only years, months of years and all are periods", () => {
  for (const text of [
    "",
    "2024-13",
    "2024-00",
    "2024-1",
    "24",
    "0000",
    "0000-05",
    "ALL",
    "2024-12-01",
    " 2024",
    "2024\n",
  ]) {
    expect(parsePeriod(text)).toBeNull();
  }
});

test("the month before agrees with the calendar of the engine", () => {
  fc.assert(
    fc.property(fc.integer({ min: 101, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const day = new Date(Date.UTC(year, month - 2, 1));
      const expected: Period = { type: "month", year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 };
      expect(previous({ type: "month", year, month })).toEqual(expected);
    }),
  );
  expect(previous({ type: "year", year: 2024 })).toEqual({ type: "year", year: 2023 });
  expect(previous({ type: "all" })).toBeNull();
  expect(previous({ type: "month", year: 1, month: 1 })).toBeNull();
});

test("a period has a name", () => {
  expect(periodName({ type: "month", year: 2024, month: 12 })).toBe("December 2024");
  expect(periodName({ type: "year", year: 2024 })).toBe("2024");
  expect(periodName({ type: "all" })).toBe("All time");
});
