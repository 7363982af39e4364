import { seededRandom } from "../inputs.ts";

const SORTS = [
  "views",
  "likes",
  "comments",
  "duration",
  "newest",
  "oldest",
  "likes_per_view",
  "comments_per_view",
  "percentile",
] as const;

/** Months that all worlds of the benchmarks have videos in. */
const FIRST_YEAR = 2015;
const LAST_YEAR = 2025;
const SEED = 5;

/** What of the viewer is asked for. */
export type Answer = "fragment" | "page" | "export-json" | "export-csv" | "export-rss";

export interface AddressesOf {
  readonly channels: readonly string[];
  readonly answer: Answer;
  /** Distinct addresses, spread over channels, months and sorts; fewer where there are not so many. */
  readonly count: number;
  /** What is added to every query, such as `n=100`. @default "" */
  readonly query?: string;
}

/** Addresses of lists in a seeded order, always the same. */
export function addressesOf({ channels, answer, count, query = "" }: AddressesOf): string[] {
  const all: string[] = [];
  for (const channel of channels) {
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      for (let month = 1; month <= 12; month++) {
        const key = `${year}-${String(month).padStart(2, "0")}`;
        for (const sort of SORTS) all.push(addressOf(channel, key, answer, [sortQuery(sort), query]));
      }
    }
  }
  const next = seededRandom(SEED);
  const mixed = all.map((address) => ({ address, key: next() })).sort((a, b) => a.key - b.key);
  return mixed.slice(0, count).map(({ address }) => address);
}

function addressOf(channel: string, month: string, answer: Answer, rest: readonly string[]): string {
  const given = rest.filter((part) => part !== "");
  if (answer === "page" || answer === "fragment") return `/c/${channel}?${[`month=${month}`, ...given].join("&")}`;
  const path = `/c/${channel}/month/${month}.${answer.slice("export-".length)}`;
  return given.length === 0 ? path : `${path}?${given.join("&")}`;
}

function sortQuery(sort: (typeof SORTS)[number]): string {
  return sort === "views" ? "" : `sort=${sort}`;
}
