import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromUtcSeconds, normalTime, toUtcSeconds } from "../src/core/calendar.ts";
import { ScrapeError } from "../src/core/error.ts";

const FIRST = Date.UTC(2000, 0, 1) / 1000 - 63_082_281_600;
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
const anySecond = fc.oneof(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: 0, max: 2_000_000_000 }));

/** The truth is the engine's Date, which this core may not use. */
function byDate(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

describe("calendar", () => {
  test("any second of the years 1 to 9999 is written as Date writes it", () => {
    expect(byDate(FIRST)).toBe("0001-01-01T00:00:00Z");
    for (const seconds of [FIRST, LAST, 0, -1]) expect(fromUtcSeconds(seconds)).toBe(byDate(seconds));
    fc.assert(
      fc.property(anySecond, (seconds) => {
        expect(fromUtcSeconds(seconds)).toBe(byDate(seconds));
      }),
    );
  });

  test("reading is the inverse of writing", () => {
    fc.assert(
      fc.property(anySecond, (seconds) => {
        expect(toUtcSeconds(fromUtcSeconds(seconds))).toBe(seconds);
      }),
    );
  });

  test("every day of 400 years follows the day before", () => {
    const start = Date.UTC(1800, 0, 1) / 1000;
    for (let day = 0; day < 146_097; day++) {
      const seconds = start + day * 86_400;
      if (toUtcSeconds(fromUtcSeconds(seconds).slice(0, 10)) !== seconds) expect.fail(byDate(seconds));
    }
  });

  test("an offset moves the moment as Date says", () => {
    const offset = fc.record({ sign: fc.constantFrom("+", "-"), h: fc.nat({ max: 23 }), m: fc.nat({ max: 59 }) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), offset, (seconds, { sign, h, m }) => {
        const text = byDate(seconds).replace("Z", `${sign}${two(h)}:${two(m)}`);
        expect(toUtcSeconds(text)).toBe(Date.parse(text) / 1000);
      }),
    );
  });

  test("a day that a month does not have is refused, and only such a one", () => {
    for (let year = 1896; year <= 2104; year++) {
      for (let month = 1; month <= 12; month++) {
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const start = `${year}-${two(month)}-`;
        expect(toUtcSeconds(`${start}${last}`)).toBe(Date.UTC(year, month - 1, last) / 1000);
        expect(toUtcSeconds(`${start}${last + 1}`)).toBeNull();
      }
    }
  });

  test("the API's forms come out in ours", () => {
    expect(normalTime("2011-09-23T04:52:01.295891Z")).toBe("2011-09-23T04:52:01Z");
    expect(normalTime("2024-12-13t19:00:09z")).toBe("2024-12-13T19:00:09Z");
    expect(normalTime("2024-02-29")).toBe("2024-02-29T00:00:00Z");
    expect(normalTime("2024-01-01T00:30:00+05:30")).toBe("2023-12-31T19:00:00Z");
    expect(normalTime("1969-12-31T23:59:59.9Z")).toBe("1969-12-31T23:59:59Z");
  });

  test("what is no moment is null", () => {
    const wrong = ["", "2024", "2024-13-01", "2024-00-01", "2024-01-00", "2023-02-29", "1900-02-29", "0000-01-01"];
    const times = ["2024-01-01T24:00:00Z", "2024-01-01T23:59:60Z", "2024-01-01T10:60:00Z", "2024-01-01T10:00:00"];
    const forms = ["2024-01-01 10:00:00Z", "2024-1-1", "+002024-01-01", "2024-01-01T10:00Z", "2024-01-01T10:00:00.Z"];
    const ends = [
      "2024-01-01T10:00:00+24:00",
      "2024-01-01T10:00:00+0100",
      "2024-01-01\n",
      " 2024-01-01",
      "2024-01-01Z",
    ];
    const edges = ["0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "10000-01-01", "\u0662024-01-01"];
    for (const text of [...wrong, ...times, ...forms, ...ends, ...edges]) {
      expect([text, toUtcSeconds(text), normalTime(text)]).toEqual([text, null, null]);
    }
  });

  test("a second outside the years 1 to 9999 can't be written", () => {
    for (const seconds of [FIRST - 1, LAST + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fromUtcSeconds(seconds)).toThrow(ScrapeError);
    }
  });
});
