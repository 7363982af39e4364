import { rollups } from "d3-array";
import { quote, ScrapeError } from "../core/error.ts";
import { medianOf } from "./spread.ts";
import { type DatedVideo, known, total } from "./videos.ts";

/** A month (UTC) in which something was published. */
export interface MonthFacts {
  readonly month: string;
  readonly videos: number;
  readonly derived_views: number;
  readonly derived_median_views: number | null;
  readonly derived_duration_s: number;
}

/** When videos are published, in the zone that was asked for. */
export interface RhythmFacts {
  readonly time_zone: string;
  /** Seven rows from Monday on, of 24 hours each. */
  readonly videos: readonly (readonly number[])[];
}

/** A day on which YouTube changed what counts as a view. */
export interface ViewChange {
  readonly date: string;
  readonly text: string;
}

export const VIEW_CHANGES: readonly ViewChange[] = [
  {
    date: "2025-03-31",
    text: "views of Shorts are counted when playback starts, without a least time of watching",
  },
  {
    date: "2026-08-27",
    text: "views of all formats are counted when playback starts",
  },
];

export function monthFacts(videos: readonly DatedVideo[]): MonthFacts[] {
  return rollups(
    videos,
    (group) => {
      const views = known(group, "view_count");
      return {
        videos: group.length,
        derived_views: total(views),
        derived_median_views: medianOf(views),
        derived_duration_s: total(known(group, "duration_s")),
      };
    },
    ({ published_at }) => published_at.slice(0, 7),
  ).map(([month, facts]) => ({ month, ...facts }));
}

const SHORT_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** @throws ScrapeError E_USAGE when there is no such time zone */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short", hour: "2-digit", hourCycle: "h23" });
  } catch {
    throw new ScrapeError("E_USAGE", `${quote(timeZone)} is not a time zone`, {
      hint: "name one of the IANA database, such as UTC, Europe/Berlin or America/New_York",
    });
  }
}

export function rhythmFacts(videos: readonly DatedVideo[], timeZone: string): RhythmFacts {
  const format = zoneFormat(timeZone);
  const counts = SHORT_DAYS.map(() => new Array<number>(24).fill(0));
  // Clocks are set to quarters of an hour, so all moments of a quarter have one weekday and hour.
  const quarters = new Map<number, number>();
  for (const { published_at } of videos) {
    const quarter = Math.floor(Date.parse(published_at) / 900_000);
    quarters.set(quarter, (quarters.get(quarter) ?? 0) + 1);
  }
  for (const [quarter, count] of quarters) {
    const parts = format.formatToParts(quarter * 900_000);
    const row = counts[SHORT_DAYS.indexOf(parts.find(({ type }) => type === "weekday")?.value ?? "")];
    const hour = Number(parts.find(({ type }) => type === "hour")?.value);
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + count;
  }
  return { time_zone: timeZone, videos: counts };
}
