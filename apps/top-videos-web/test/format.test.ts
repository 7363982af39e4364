import fc from "fast-check";
import { expect, test } from "vitest";
import {
  change,
  clock,
  compact,
  counted,
  day,
  grouped,
  moment,
  percent,
  scaleNames,
  sentence,
  spoken,
} from "../src/core/format.ts";
import { secondsAt } from "../src/core/instant.ts";
import { area, axis, line } from "../src/core/plot.ts";
import { SHADES, shades } from "../src/core/shade.ts";

const anyCount = fc.oneof(fc.nat(), fc.nat(2000), fc.bigInt({ min: 0n, max: 1n << 40n }).map(Number));

test("compact numbers are those of the picture", () => {
  expect([62, 999, 1000, 2345, 99_412, 20_000, 338_600_000, 975_451].map(compact)).toEqual([
    "62",
    "999",
    "1.0K",
    "2.3K",
    "99.4K",
    "20.0K",
    "338.6M",
    "975.5K",
  ]);
  expect([999_949, 999_950, 999_999_999].map(compact)).toEqual(["999.9K", "1.0M", "1.0B"]);
});

test("a compact number is at most half of its last digit away and four digits long", () => {
  const sizes: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };
  fc.assert(
    fc.property(anyCount, (count) => {
      const text = compact(count);
      const size = sizes[text.slice(-1)] ?? 1;
      expect(Math.abs(Number.parseFloat(text) * size - count)).toBeLessThanOrEqual(size === 1 ? 0 : size * 0.0500001);
      if (count < 9e11) expect(text.length).toBeLessThanOrEqual(6);
      if (size > 1 && size < 1e9) expect(Number.parseFloat(text)).toBeLessThan(1000);
    }),
  );
});

test("grouped numbers are those of the en-US locale", () => {
  fc.assert(
    fc.property(anyCount, (count) => {
      expect(grouped(count)).toBe(count.toLocaleString("en-US"));
    }),
  );
});

test("a noun follows its number", () => {
  expect([counted(1, "video"), counted(0, "like"), counted(9999, "view"), counted(1_234_567, "view")]).toEqual([
    "1 video",
    "0 likes",
    "9,999 views",
    "1.2M views",
  ]);
});

test("durations are shown as a clock does, and said in words", () => {
  expect([7, 98, 355, 3723, 36_000].map(clock)).toEqual(["0:07", "1:38", "5:55", "1:02:03", "10:00:00"]);
  expect([0, 1, 98, 3723].map(spoken)).toEqual([
    "0 seconds",
    "1 second",
    "1 minute 38 seconds",
    "1 hour 2 minutes 3 seconds",
  ]);
  fc.assert(
    fc.property(fc.nat(86_399), (length) => {
      const iso = new Date(length * 1000).toISOString().slice(11, 19);
      expect(clock(length)).toBe(iso.replace(/^0(?:0:0?)?/, "").replace(/^:/, ""));
    }),
  );
});

test("days are written as in the picture", () => {
  expect(day("2024-12-02T10:00:00Z")).toBe("Dec 02, 2024");
  expect(moment("2026-11-21T15:34:18.951Z")).toBe("Nov 21, 2026, 15:34 UTC");
  expect(day("soon")).toBe("soon");
});

test("the numbers beside an axis are exact and in one unit", () => {
  expect(scaleNames([943_000, 943_500, 944_000])).toEqual(["943.0K", "943.5K", "944.0K"]);
  expect(scaleNames([31_157_500, 31_160_000])).toEqual(["31.1575M", "31.1600M"]);
  expect(scaleNames([0, 250_000])).toEqual(["0", "250.0K"]);
  expect(scaleNames([49_900, 50_000])).toEqual(["49,900", "50,000"]);
  expect(scaleNames([1_000_000_001, 1_000_000_002])).toEqual(["1,000,000,001", "1,000,000,002"]);
});

test("shares and changes keep their sign and their digits", () => {
  expect([0, 0.0012, 0.046, 0.5, 1].map(percent)).toEqual(["0.0%", "0.12%", "4.6%", "50.0%", "100%"]);
  expect([change(112, 100), change(97, 100), change(100, 100), change(5, 0), change(2_000, 1)]).toEqual([
    "+12%",
    "-3%",
    "no change",
    null,
    "+199,900%",
  ]);
});

test("a fifth of the months has each shade, and more views never a lighter one", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 200 }), (views) => {
      const levels = shades(views);
      for (let shade = 1; shade <= SHADES; shade++) {
        const having = levels.filter((level) => level === shade).length;
        expect(Math.abs(having - views.length / SHADES)).toBeLessThan(1);
      }
      const sorted = views.map((value, i) => ({ value, level: levels[i] ?? 0 })).sort((a, b) => a.value - b.value);
      expect(sorted.map(({ level }) => level)).toEqual([...levels].sort((a, b) => a - b));
    }),
  );
});

test("an axis holds all values between few round ticks", () => {
  fc.assert(
    fc.property(fc.array(anyCount, { minLength: 1, maxLength: 30 }), (values) => {
      const { low, high, ticks } = axis(values);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});

test("seconds of an ISO time are those of Date", () => {
  const dates = fc.date({ min: new Date("1900-01-01"), max: new Date("2399-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (date) => {
      expect(secondsAt(date.toISOString())).toBeCloseTo(date.getTime() / 1000, 3);
    }),
  );
});

test("paths go through their points", () => {
  expect(
    line([
      { x: 0, y: 10 },
      { x: 5.04, y: 2.26 },
    ]),
  ).toBe("M0 10L5 2.3");
  expect(area([0, 5, 10], 20, 10)).toBe("M0 10l0 0l10 -5l10 -5V10z");
  expect(area([0, 0], 20, 10)).toBe("");
});

test("a message becomes a sentence, one that ends keeps its end", () => {
  expect(sentence("there is no such month")).toBe("There is no such month.");
  expect(sentence("Is it there?")).toBe("Is it there?");
});
