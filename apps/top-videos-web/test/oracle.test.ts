import { type Random, seeded } from "@side-projects/testkit";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { type Ask, COUNTS, KINDS, type Period, SORTS } from "../src/core/ask.ts";
import { oracle, oracleMonths, oraclePeriod, oracleSums, readRows } from "./worlds/oracle.ts";
import { archiveAt, pathOf } from "./worlds/scratch.ts";
import { smallWorld } from "./worlds/small.ts";

const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Pacific/Kiritimati"];
const QUERIES = [
  "",
  "",
  "",
  "boss",
  "bo",
  "creme",
  "BOSS theme",
  '"boss theme"',
  "music -theme",
  "don't",
  '-"the music" le',
  "最",
  "-boss",
  "!!!",
  '"',
  "NEAR(boss",
  "boss AND theme*",
];

function anyPeriod(random: Random): Period {
  const year = random.int(2021, 2025);
  return random.pick<Period>([
    { type: "all" },
    { type: "year", year },
    { type: "month", year, month: random.int(1, 12) },
    { type: "month", year: 2024, month: random.pick([1, 3, 4, 10, 11]) },
  ]);
}

function anyAsk(random: Random): Ask {
  return {
    period: anyPeriod(random),
    sort: random.pick(SORTS),
    n: random.pick(COUNTS),
    kind: random.pick([null, ...KINDS]),
    q: random.pick(QUERIES),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.length === 0 ? null : middle.reduce((a, b) => a + b, 0) / middle.length;
}

test.each(ZONES)("lists of %s equal those of the oracle, ties and missing values included", (zone) => {
  const random = seeded(zone.length);
  for (const seed of [1, 2]) {
    const path = pathOf(smallWorld(seed, 600));
    const archive = archiveAt(path, { zone });
    for (const channelId of ["UCa", "UConly"]) {
      const rows = readRows(path, channelId);
      for (let i = 0; i < 150; i++) {
        const ask = anyAsk(random);
        const { total, videos } = archive.rank(channelId, ask);
        const wanted = oracle(rows, ask, zone);
        const got = {
          total,
          ids: videos.map(({ id }) => id),
          percentiles: videos.map((one) => one.percentile),
        };
        expect({ ask, ...got }).toEqual({
          ask,
          total: wanted.ids.length,
          ids: wanted.ids.slice(0, ask.n),
          percentiles: wanted.percentiles,
        });
      }
    }
  }
});

test.each(ZONES)("months and summaries of %s are the sums of their videos", (zone) => {
  const path = pathOf(smallWorld(3, 500));
  const archive = archiveAt(path, { zone });
  const rows = readRows(path, "UCa");
  const months = archive.months("UCa");
  const named = months.map(({ year, month, ...sums }) => [`${year}-${String(month).padStart(2, "0")}`, sums] as const);
  expect(named).toEqual([...oracleMonths(rows, zone)].sort(([a], [b]) => (a < b ? 1 : -1)));
  const periods = [
    ...months.map(({ year, month }): Period => ({ type: "month", year, month })),
    { type: "year", year: 2024 } as const,
    { type: "all" } as const,
    { type: "month", year: 1999, month: 1 } as const,
  ];
  for (const period of periods) {
    const videos = oraclePeriod(rows, period, zone);
    expect(archive.summary("UCa", period)).toEqual({
      ...oracleSums(videos),
      medianViews: median(videos.flatMap((video) => video.view_count ?? [])),
      medianDurationS: median(videos.flatMap((video) => video.duration_s ?? [])),
    });
  }
});

test("the same month of other years comes with the sums of its videos", () => {
  const path = pathOf(smallWorld(4, 500));
  const archive = archiveAt(path, { zone: "Europe/Berlin" });
  const months = oracleMonths(readRows(path, "UCa"), "Europe/Berlin");
  for (const month of [1, 10, 11]) {
    const wanted = [2025, 2024, 2023, 2022, 2021].flatMap((year) => {
      const sums = months.get(`${year}-${String(month).padStart(2, "0")}`);
      if (sums === undefined) return [];
      const { byKind: _, ...totals } = sums;
      return { year, ...totals };
    });
    expect(archive.sameMonth("UCa", month)).toEqual(wanted);
  }
});

test("months are the same from the scraper's sums and from the videos themselves", () => {
  const path = pathOf(smallWorld(5, 500, true));
  const summed = ["UCa", "UCb", "UConly"].map((id) => archiveAt(path).months(id));
  expect(summed[0]?.length).toBeGreaterThan(20);
  const db = new Database(path);
  db.exec("DELETE FROM month_rollup");
  db.close();
  const archive = archiveAt(path);
  expect(["UCa", "UCb", "UConly"].map((id) => archive.months(id))).toEqual(summed);
});
