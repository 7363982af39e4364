import fc from "fast-check";
import { expect, test } from "vitest";
import type { Period } from "../src/core/ask.ts";
import { neighbours, parsePeriod, periodKey, periodName, previous } from "../src/core/period.ts";
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

test("the nearest months and years that have videos are the neighbours, wherever one stands", () => {
  const months = fc.uniqueArray(
    fc.record({ year: fc.integer({ min: 2022, max: 2025 }), month: fc.integer({ min: 1, max: 12 }) }),
    {
      selector: ({ year, month }) => 12 * year + month,
      maxLength: 12,
    },
  );
  const here = fc.record({ year: fc.integer({ min: 2021, max: 2026 }), month: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(months, here, fc.boolean(), (unsorted, at, byYear) => {
      const place = ({ year, month }: { year: number; month: number }) => (byYear ? year : 12 * year + month - 1);
      const period = (number: number | undefined): Period | null => {
        if (number === undefined) return null;
        if (byYear) return { type: "year", year: number };
        return { type: "month", year: Math.floor(number / 12), month: (number % 12) + 1 };
      };
      const places = unsorted.map(place);
      const found = neighbours(
        [...unsorted].sort((a, b) => 12 * (b.year - a.year) + b.month - a.month),
        byYear ? { type: "year", year: at.year } : { type: "month", ...at },
      );
      const below = places.filter((other) => other < place(at));
      const above = places.filter((other) => other > place(at));
      expect(found).toEqual({
        earlier: period(below.length === 0 ? undefined : Math.max(...below)),
        later: period(above.length === 0 ? undefined : Math.min(...above)),
      });
    }),
  );
  expect(neighbours([{ year: 2024, month: 1 }], { type: "all" })).toEqual({ earlier: null, later: null });
});

test("a period has a name", () => {
  expect(periodName({ type: "month", year: 2024, month: 12 })).toBe("December 2024");
  expect(periodName({ type: "year", year: 2024 })).toBe("2024");
  expect(periodName({ type: "all" })).toBe("All time");
});
