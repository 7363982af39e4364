import { greatest, rollups, sum } from "d3-array";
import { changesWithin } from "./axes.ts";
import { type PeriodBar, periodChart, rangeOf, rhythmChart, rollingChart, SHADE_KEY } from "./charts.ts";
import { compact, day, decimal, integer, many, month, percent, WEEKDAYS } from "./format.ts";
import { foreign, html, type Markup } from "./markup.ts";
import type { ReportData } from "./model.ts";
import { type Chapter, COMPUTED, figure, lead, note, table, videoTitle } from "./parts.ts";
import { type MonthFacts, VIEW_CHANGES } from "./time.ts";

/** Bars of months become bars of years where there would be more than this many. */
const MOST_BARS = 400;

function bars(months: readonly MonthFacts[], field: "videos" | "derived_views"): PeriodBar[] {
  const single = months.map((one) => ({ period: one.month, value: one[field] }));
  if (single.length <= MOST_BARS) return single;
  return rollups(
    single,
    (group) => sum(group, ({ value }) => value),
    ({ period }) => period.slice(0, 4),
  ).map(([period, value]) => ({ period, value }));
}

function unitOf(shown: readonly PeriodBar[]): string {
  return shown[0]?.period.length === 4 ? "year" : "month";
}

const NOTHING = note("No video has a time of publishing, so there is nothing to draw.");

function monthTable(months: readonly MonthFacts[]): Markup {
  return table(
    "Videos and views by month of publishing",
    [
      { name: "Month", as: "text" },
      { name: "Videos" },
      { name: "Views", made: true },
      { name: "Median views", made: true },
    ],
    months.map((one) => [
      one.month,
      integer(one.videos),
      integer(one.derived_views),
      integer(one.derived_median_views),
    ]),
  );
}

export function uploads({ months }: ReportData): Chapter {
  const shown = bars(months, "videos");
  const peak = greatest(shown, ({ value }) => value);
  const unit = unitOf(shown);
  const message =
    peak === undefined ? "" : `${month(peak.period)} was the busiest ${unit}, with ${many(peak.value, "video")}.`;
  const body =
    peak === undefined
      ? NOTHING
      : html`${lead(`Videos were published in ${many(months.length, "month")}. `, message)}
${figure({
  message: `Videos published by ${unit}`,
  what: `${many(
    sum(shown, ({ value }) => value),
    "video",
  )}, by ${unit} in UTC`,
  chart: periodChart(`Bar chart of videos published by ${unit}. ${message}`, shown, false),
  data: monthTable(months),
})}`;
  return { id: "uploads", name: "Uploads", body };
}

/** What the dashed rules of a chart mean; nothing where it has none. */
export function changeNote([from, to]: readonly [from: number, to: number]): Markup {
  const within = changesWithin(from, to);
  if (within.length === 0) return html``;
  const items = within.map(
    (change) =>
      html`<span><b>${VIEW_CHANGES.indexOf(change) + 1}</b> From ${day(change.date)}, ${change.text}.</span> `,
  );
  return note(
    items,
    "Dashed rules mark these days. YouTube did not recount what came before: numbers on either side are not the same measure.",
  );
}

export function views({ months, rolling_views }: ReportData): Chapter {
  const shown = bars(months, "derived_views");
  const peak = greatest(shown, ({ value }) => value);
  const unit = unitOf(shown);
  if (peak === undefined) return { id: "views", name: "Views", body: NOTHING };
  const message = `Videos published in ${month(peak.period)} have the most views: ${compact(peak.value)}.`;
  const best = greatest(rolling_views.points, ({ derived_median }) => derived_median);
  return {
    id: "views",
    name: "Views",
    body: html`${lead(message)}
${note("These are the views that videos have by now, at the time at which they were published, not at which they were watched.")}
${figure({
  message: `Views of videos by ${unit} of publishing`,
  what: html`sum of the views of the videos of a ${unit} ${COMPUTED}`,
  chart: periodChart(`Bar chart of views by ${unit} of publishing. ${message}`, shown, true),
})}
${changeNote(rangeOf(shown.map(({ period }) => period)))}
${
  best === undefined
    ? null
    : html`${figure({
        message: `A typical video around ${month(best.published_at.slice(0, 7))} has ${compact(best.derived_median)} views, more than at any other time`,
        what: html`rolling median of ${rolling_views.window} videos in order of publishing, with the middle half as a band; logarithmic ${COMPUTED}`,
        chart: rollingChart(
          `Line chart of the rolling median of views, highest around ${day(best.published_at)} at ${integer(best.derived_median)}.`,
          rolling_views,
        ),
        data: table(
          "Rolling quartiles of views",
          [
            { name: "Published", as: "text" },
            { name: "Lower quartile", made: true },
            { name: "Median", made: true },
            { name: "Upper quartile", made: true },
          ],
          rolling_views.points
            .filter((_, index) => index % 8 === 0)
            .map((point) => [
              point.published_at.slice(0, 10),
              integer(point.derived_p25),
              integer(point.derived_median),
              integer(point.derived_p75),
            ]),
        ),
      })}
${note("The newest videos had the least time to be watched, so the line tends to fall at its end.")}`
}`,
  };
}

export function rhythm({ rhythm: facts }: ReportData): Chapter {
  const cells = facts.videos.flatMap((hours, weekday) => hours.map((count, hour) => ({ weekday, hour, count })));
  const peak = greatest(cells, ({ count }) => count);
  const all = sum(cells, ({ count }) => count);
  if (peak === undefined || all === 0) return { id: "rhythm", name: "Rhythm", body: NOTHING };
  const hour = `${String(peak.hour).padStart(2, "0")}:00`;
  const message = `${WEEKDAYS[peak.weekday]} from ${hour} is the busiest hour, with ${percent(peak.count / all)} of all videos.`;
  return {
    id: "rhythm",
    name: "Rhythm",
    body: html`${lead(message)}
${figure({
  message: "Videos published by weekday and hour",
  what: html`time zone ${facts.time_zone}, at most ${many(peak.count, "video")} in an hour of the week: ${SHADE_KEY}`,
  chart: rhythmChart(`Heatmap of videos by weekday and hour in ${facts.time_zone}. ${message}`, facts),
  data: table(
    `Videos by weekday and hour, time zone ${facts.time_zone}`,
    [{ name: "Hour", as: "text" }, ...WEEKDAYS.map((name) => ({ name: name.slice(0, 3) }))],
    Array.from({ length: 24 }, (_, at) => [
      `${String(at).padStart(2, "0")}:00`,
      ...facts.videos.map((hours) => integer(hours[at] ?? 0)),
    ]),
  ),
})}`,
  };
}

export function outliers({ outliers: found }: ReportData): Chapter {
  const top = found[0];
  if (top === undefined) {
    return {
      id: "outliers",
      name: "Outliers",
      body: note("No video stands out: that takes at least five videos of a kind with views."),
    };
  }
  return {
    id: "outliers",
    name: "Outliers",
    body: html`${lead(foreign(top.title ?? top.video_id), ` has ${decimal(top.derived_ratio)} times the views of a typical neighbour.`)}
${note("A video is compared with the median of up to 50 videos of its kind before it and 50 after it, in order of publishing: the typical views. Age, luck and a change of what is counted are in these factors, too.")}
${table(
  "Videos that exceed the median of their neighbours most",
  [
    { name: "Video", as: "text" },
    { name: "", as: "bar" },
    { name: "Factor", made: true },
    { name: "Views" },
    { name: "Typical", made: true },
  ],
  found.map((one) => [
    html`${videoTitle(one.video_id, one.title)} <small class="aside">${day(one.published_at)}${one.kind === null ? null : html`, ${foreign(one.kind)}`}</small>`,
    one.derived_ratio / top.derived_ratio,
    decimal(one.derived_ratio),
    compact(one.view_count),
    compact(one.derived_neighbours_median),
  ]),
)}`,
  };
}
