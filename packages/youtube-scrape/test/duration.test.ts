import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration } from "../src/core/duration.ts";

/** Text of a duration beside its seconds, by hand. */
const VECTORS: readonly (readonly [string, number])[] = [
  ["PT1M38S", 98],
  ["PT1H", 3600],
  ["PT1H2M3S", 3723],
  ["PT0S", 0],
  ["P0D", 0],
  ["P1DT2H", 93_600],
  ["P1DT0H0M1S", 86_401],
  ["P1W", 604_800],
  ["P1W2DT3H4M5S", 788_645],
  ["PT90M", 5400],
  ["PT100000S", 100_000],
  ["PT1.999S", 1],
  ["PT1,5S", 1],
  ["98s", 98],
  ["98.5s", 98],
  ["0s", 0],
];

/** Sums what stands before M and before S and nothing else, as YouTube Data Tools does. */
function minutesAndSecondsOnly(text: string): number {
  return 60 * Number(/(\d+)M/.exec(text)?.[1] ?? 0) + Number(/(\d+)S/.exec(text)?.[1] ?? 0);
}

/** The seconds of Python's `timedelta.seconds`, which YCDL stores: what is left after the whole days. */
function secondsWithinTheDay(seconds: number): number {
  return seconds % 86_400;
}

interface Parts {
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
  fraction: string;
}

const part = fc.oneof(fc.constant(0), fc.nat({ max: 99 }), fc.nat({ max: 1_000_000 }));
const anyParts: fc.Arbitrary<Parts> = fc.record({
  weeks: part,
  days: part,
  hours: part,
  minutes: part,
  seconds: part,
  fraction: fc.constantFrom("", ".5", ".999999", ",25"),
});

/** Leaves out what is zero, but never everything. */
function iso({ weeks, days, hours, minutes, seconds, fraction }: Parts): string {
  const date = `${weeks > 0 ? `${weeks}W` : ""}${days > 0 ? `${days}D` : ""}`;
  const withSeconds = seconds > 0 || fraction !== "";
  const time = `${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}${withSeconds ? `${seconds}${fraction}S` : ""}`;
  if (date === "" && time === "") return "P0D";
  return `P${date}${time === "" ? "" : `T${time}`}`;
}

describe("parseDuration", () => {
  test("each form that the API writes has the seconds counted by hand", () => {
    for (const [text, seconds] of VECTORS) expect([text, parseDuration(text)]).toEqual([text, seconds]);
  });

  test("any duration of the grammar is the sum of its parts, fractions rounded down", () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const days = BigInt(parts.weeks) * 7n + BigInt(parts.days);
        const minutes = (days * 24n + BigInt(parts.hours)) * 60n + BigInt(parts.minutes);
        expect(parseDuration(iso(parts))).toBe(Number(minutes * 60n + BigInt(parts.seconds)));
      }),
    );
  });

  test("the protobuf form is its whole seconds", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom("", ".0", ".5", ".999999999"), (seconds, fraction) => {
        expect(parseDuration(`${seconds}${fraction}s`)).toBe(seconds);
      }),
    );
  });

  test("the ways of two peers miss vectors that this one does not", () => {
    const missedByMinutes = VECTORS.filter(
      ([text, seconds]) => text.startsWith("P") && minutesAndSecondsOnly(text) !== seconds,
    ).map(([text]) => text);
    const missedByDays = VECTORS.filter(([, seconds]) => secondsWithinTheDay(seconds) !== seconds).map(
      ([text]) => text,
    );
    expect(missedByMinutes).toEqual(expect.arrayContaining(["PT1H", "PT1H2M3S", "P1DT2H", "P1W"]));
    expect(missedByDays).toEqual(["P1DT2H", "P1DT0H0M1S", "P1W", "P1W2DT3H4M5S", "PT100000S"]);
    for (const text of [...missedByMinutes, ...missedByDays]) {
      expect(parseDuration(text)).toBe(VECTORS.find(([vector]) => vector === text)?.[1]);
    }
  });

  test("what is no such duration is null", () => {
    const wrong = ["", "P", "PT", "P1", "P1DT", "PT1", "1M", "T1M", "-PT1S", "PT-1S", "P1Y", "P1M", "P1M2D", "P1.5D"];
    const more = [
      "PT1.5M",
      "PT.5S",
      "PT1S1M",
      "pt1s",
      " PT1S",
      "PT1S\n",
      "-1s",
      "s",
      ".5s",
      "98",
      "98ms",
      "1e3s",
      "NaNs",
    ];
    for (const text of [...wrong, ...more]) expect([text, parseDuration(text)]).toEqual([text, null]);
  });

  test("seconds beyond 2^53 - 1 are null, up to it they are exact", () => {
    expect(parseDuration("9007199254740991s")).toBe(9_007_199_254_740_991);
    expect(parseDuration("PT9007199254740991S")).toBe(9_007_199_254_740_991);
    for (const text of ["9007199254740992s", "PT9007199254740992S", "P9007199254740991W", `PT${"9".repeat(400)}H`])
      expect(parseDuration(text)).toBeNull();
  });

  test("arbitrary text never throws and never yields a negative or fractional number", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^P?[\dWDTHMS.,s-]{0,20}$/)), (text) => {
        const seconds = parseDuration(text);
        expect(seconds === null || (Number.isSafeInteger(seconds) && seconds >= 0)).toBe(true);
      }),
    );
  });
});
