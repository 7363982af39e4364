import { seeded } from "@side-projects/testkit";
import { expect, test } from "vitest";
import { Calendar } from "../src/archive/calendar.ts";
import { zoneOf } from "../src/archive/zone.ts";
import { instantText, monthSeconds, readTime } from "../src/core/instant.ts";
import { type OffsetAt, rangeOf } from "../src/core/zone-months.ts";

/** A zone that is not UTC. */
function offsetsOf(name: string): OffsetAt {
  const { offsetAt } = zoneOf(name);
  if (offsetAt === null) throw new Error(`${name} is UTC`);
  return offsetAt;
}

test.each([
  ["Europe/Berlin", 2024, 4, "2024-03-31T22:00:00"],
  ["Europe/Berlin", 2024, 11, "2024-10-31T23:00:00"],
  ["America/New_York", 2024, 11, "2024-11-01T04:00:00"],
  ["Asia/Kolkata", 2024, 1, "2023-12-31T18:30:00"],
  // The clocks skipped midnight itself: the month began at one o'clock.
  ["America/Asuncion", 2017, 10, "2017-10-01T04:00:00"],
  // The day before was left out when Samoa crossed the date line.
  ["Pacific/Apia", 2012, 1, "2011-12-31T10:00:00"],
  ["America/Caracas", 2007, 12, "2007-12-01T04:00:00"],
  ["Asia/Pyongyang", 2015, 9, "2015-08-31T15:30:00"],
])("in %s the month %i-%i begins at %s", (zone, year, month, start) => {
  expect(rangeOf({ type: "month", year, month }, offsetsOf(zone))?.from).toBe(start);
});

test("a month begins where the calendar of its zone turns, in any zone and year", () => {
  const random = seeded(12);
  const zones = Intl.supportedValuesOf("timeZone").filter((name) => zoneOf(name).offsetAt !== null);
  for (let i = 0; i < 400; i++) {
    const zone = random.pick(zones);
    const [year, month] = [random.int(2005, 2026), random.int(1, 12)];
    const range = rangeOf({ type: "month", year, month }, offsetsOf(zone));
    const clock = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit" });
    const shown = (text: string, offset: number) => clock.format(Date.parse(`${text}Z`) + offset);
    const wanted = `${year}-${String(month).padStart(2, "0")}`;
    const edges = [
      shown(range?.from ?? "", -1000) < wanted,
      shown(range?.from ?? "", 0) === wanted,
      shown(range?.until ?? "", -1000) === wanted,
      shown(range?.until ?? "", 0) > wanted,
    ];
    expect([zone, wanted, edges]).toEqual([zone, wanted, [true, true, true, true]]);
  }
});

test("a day is the one that the calendar of its zone shows, on days of changing clocks and at the ends of time", () => {
  const random = seeded(6);
  const zones = [
    "Africa/Casablanca",
    "America/New_York",
    "Pacific/Apia",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Asia/Gaza",
  ];
  for (const zone of zones) {
    const calendar = new Calendar(zoneOf(zone));
    const clock = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
    for (let i = 0; i < 400; i++) {
      const at = Date.UTC(2011, 0, 1) + random.int(0, 15 * 365 * 48) * 1_800_000;
      const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
      expect([zone, time, calendar.dayOf(time)]).toEqual([zone, time, clock.format(at)]);
    }
  }
  const tokyo = new Calendar(zoneOf("Asia/Tokyo"));
  expect(tokyo.dayOf("9999-12-31T23:00:00Z")).toBe("9999-12-31");
  expect(new Calendar(zoneOf("UTC")).dayOf("2024-02-29T23:59:59Z")).toBe("2024-02-29");
});

test("months and years of UTC are told by how a time begins, and touch each other", () => {
  expect(rangeOf({ type: "month", year: 2024, month: 12 }, null)).toEqual({ from: "2024-12", until: "2024-13" });
  expect(rangeOf({ type: "year", year: 7 }, null)).toEqual({ from: "0007-01", until: "0007-13" });
  expect(rangeOf({ type: "all" }, null)).toBeNull();
});

test("seconds and text of a moment agree with the calendar of Date", () => {
  const random = seeded(4);
  for (let i = 0; i < 2000; i++) {
    const seconds = random.int(Date.UTC(1, 0, 1) / 1000, Date.UTC(9999, 0, 1) / 1000);
    expect(instantText(seconds)).toBe(new Date(seconds * 1000).toISOString().slice(0, 19));
  }
  for (let month = 1; month <= 12; month++) expect(monthSeconds(2024, month)).toBe(Date.UTC(2024, month - 1) / 1000);
});

test("only a real time is read as one", () => {
  expect(readTime("2024-02-29T23:59:59Z")).toBe("2024-02-29T23:59:59Z");
  expect(readTime("2024-02-29T23:59:59.123Z")).toBe("2024-02-29T23:59:59Z");
  const none = [
    "2023-02-29T00:00:00Z",
    "2024-13-01T00:00:00Z",
    "2024-01-01T24:00:00Z",
    "2024-01-01",
    "",
    " ",
    "<b>",
    null,
  ];
  expect(none.map(readTime)).toEqual(none.map(() => null));
});
