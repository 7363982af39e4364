import fc from "fast-check";
import { expect, test } from "vitest";
import type { Month } from "../src/core/archive.ts";
import type { Ask, Period } from "../src/core/ask.ts";
import { askToQuery } from "../src/core/ask-query.ts";
import { monthName, periodKey } from "../src/core/period.ts";
import { fillGrid, makeGrid } from "../src/views/grid.ts";
import { anyAsk } from "./any-ask.ts";

const PATH = "/c/UC'\"&<x>";

function monthOf(year: number, month: number, videos: number, views: number): Month {
  return {
    year,
    month,
    videos,
    views,
    likes: 0,
    comments: 0,
    durationS: 0,
    byKind: { long: videos, short: 0, live: 0, unknown: 0 },
  };
}

const anyMonths: fc.Arbitrary<Month[]> = fc
  .uniqueArray(fc.integer({ min: 2005 * 12, max: 2030 * 12 }), { minLength: 1, maxLength: 80 })
  .map((numbers) =>
    numbers
      .sort((a, b) => b - a)
      .map((n) => monthOf(Math.floor(n / 12), (n % 12) + 1, (n % 977) + 1, (n * 7919) % 100_003)),
  );

interface Link {
  readonly href: string;
  readonly current: boolean;
  readonly name: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};
const decode = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? "");

function linksOf(html: string): Link[] {
  return [...html.matchAll(/<a ([^>]*)>/g)].map(([, attributes = ""]) => {
    const of = (name: string): string => decode(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");
    return { href: of("href"), current: of("aria-current") === "page", name: of("aria-label") };
  });
}

/** The periods that a grid should lead to, in its order. */
function periodsOf(months: readonly Month[]): Period[] {
  const periods: Period[] = [{ type: "all" }];
  const newest = months[0]?.year ?? 0;
  for (let year = newest; year >= (months.at(-1)?.year ?? 1); year--) {
    periods.push({ type: "year", year });
    for (let month = 1; month <= 12; month++) {
      if (months.some((one) => one.year === year && one.month === month)) periods.push({ type: "month", year, month });
    }
  }
  return periods;
}

test("every link of a filled grid asks for its period and else for the same, and only the chosen one is marked", () => {
  fc.assert(
    fc.property(anyMonths, anyAsk, fc.nat(), (months, asked, pick) => {
      const periods = periodsOf(months);
      // Half of the runs choose a period that the grid has.
      const ask: Ask = pick % 2 === 0 ? { ...asked, period: periods[pick % periods.length] ?? asked.period } : asked;
      const links = linksOf(fillGrid(makeGrid(PATH, months), ask));
      expect(links.map(({ href }) => href)).toEqual(
        periods.map((period) => `${PATH}?${askToQuery({ ...ask, period })}`),
      );
      const marked = links
        .map(({ current }, i) => (current ? periodKey(periods[i] ?? ask.period) : ""))
        .filter(Boolean);
      const key = periodKey(ask.period);
      expect(marked).toEqual(periods.some((period) => periodKey(period) === key) ? [key] : []);
    }),
    { numRuns: 60 },
  );
});

test("a month is named in full with its counts, and a month without videos is no link", () => {
  const grid = makeGrid("/c/x", [monthOf(2025, 2, 1, 1), monthOf(2024, 12, 214, 1_234_567)]);
  const html = fillGrid(grid, { period: { type: "year", year: 2024 }, sort: "views", n: 10, kind: null, q: "" });
  expect(linksOf(html).map(({ name }) => name)).toEqual([
    "All time, 215 videos",
    "2025, 1 video",
    "February 2025, 1 video, 1 view",
    "2024, 214 videos",
    "December 2024, 214 videos, 1.2M views",
  ]);
  expect(html.match(/<td><\/td>/g)).toHaveLength(22);
  expect(html.match(/<th scope="col">/g)).toHaveLength(13);
  expect(html).toContain(`<th scope="col">${monthName(12).slice(0, 3)}</th></tr></thead>`);
  expect(linksOf(html).filter(({ current }) => current)).toHaveLength(1);
});
