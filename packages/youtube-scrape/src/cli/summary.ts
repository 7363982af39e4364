import { BUCKETS, ScrapeError, visible } from "../core/error.ts";
import { LISTED_AT_MOST } from "../core/limits.ts";
import type { Coverage, ScrapeResult, Units } from "../options.ts";
import { followUp } from "./hint.ts";
import { duration, grouped } from "./progress.ts";

/** The line of JSON that a run ends with under --json. */
export function resultLine(result: ScrapeResult, db: string): string {
  const { channelId, videos, inserted, updated, coverage, ms } = result;
  const { listed, claimed } = coverage;
  const units = unitsOf(result.units);
  return JSON.stringify({
    channel_id: channelId,
    videos,
    inserted,
    updated,
    units,
    coverage: { listed, claimed },
    ms,
    db,
  });
}

/**
 * The line of JSON that a run which failed ends with under --json.
 *
 * @param channel as it was asked for
 */
export function failureLine(channel: string, error: unknown, db: string): string {
  const [code, message] = error instanceof ScrapeError ? [error.code, error.message] : ["E_BUG", String(error)];
  const hint = error instanceof ScrapeError ? (error.hint ?? null) : null;
  return visible(JSON.stringify({ channel, error: { code, message, hint }, db }));
}

/** Units in the order of the buckets. */
export function unitsOf(units: Units): Units {
  const { general, search, stats } = units;
  return { general, search, stats };
}

/** What is missing of a channel and how to get it; undefined where nothing is. */
export function missingText({ listed, claimed }: Coverage): string | undefined {
  if (claimed === null || listed >= claimed) return undefined;
  return `${grouped(listed)} of ${grouped(claimed)}`;
}

/** What can be done where a channel claims more than was found. */
export function adviceOn({ listed }: Coverage, beyondCap: boolean): string {
  if (beyondCap) return "the API tells of no more";
  if (listed < LISTED_AT_MOST) return "the API lists no more; private and deleted videos may be counted as well";
  return `the API lists no more than ${grouped(LISTED_AT_MOST)}; --beyond-cap looks for the rest through search`;
}

export interface SummaryOptions {
  readonly result: ScrapeResult;
  readonly db: string;
  /** Title of the channel, where the API told it. */
  readonly title: string | undefined;
  /** Whether search beyond the cap was asked for. */
  readonly beyondCap: boolean;
  readonly left: (bucket: keyof Units) => number;
  readonly bold: (text: string) => string;
}

/** What a run came to, for people. */
export function summary({ result, db, title, beyondCap, left, bold }: SummaryOptions): string {
  const { channelId, videos, inserted, updated, coverage, units, ms } = result;
  const missing = missingText(coverage);
  const spent = BUCKETS.filter((bucket) => units[bucket] > 0);
  const costs = spent.map((bucket) => `${grouped(units[bucket])} ${bucket} (${grouped(left(bucket))} left today)`);
  const rows: readonly (readonly [string, string])[] = [
    ["videos", `${grouped(videos)}, of them ${grouped(inserted)} new and ${grouped(updated)} updated`],
    [
      "coverage",
      result.complete
        ? (missing ?? "everything that the channel claims")
        : `${missing}; ${adviceOn(coverage, beyondCap)}`,
    ],
    ["units", costs.length === 0 ? "none" : costs.join(", ")],
    ["time", ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : duration(ms / 1000)],
    ["database", db],
    ["next", followUp("report", db)],
  ];
  const head = bold(visible(title === undefined ? channelId : `${title}  ${channelId}`));
  return [head, ...rows.map(([name, text]) => `${name.padEnd(10)}${visible(text)}`)].join("\n");
}
