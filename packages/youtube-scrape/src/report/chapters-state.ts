import { columnChart } from "./column-chart.ts";
import type { ColumnFacts } from "./columns.ts";
import { between, clock, compact, day, decimal, integer, many, moment, percent } from "./format.ts";
import { foreign, html, type Markup, type Part } from "./markup.ts";
import type { ReportData } from "./model.ts";
import { type Chapter, COMPUTED, gauge, lead, smallTable, table } from "./parts.ts";

function stillThere(gone: number, all: number): string {
  if (all === 0) return "No video is known.";
  if (gone === 0) return `All ${integer(all)} stored videos were public when they were last asked for.`;
  return `${integer(gone)} of ${many(all, "stored video")} stopped being public since; their last known rows are kept and counted here.`;
}

export function survival({ survival: found, coverage }: ReportData): Chapter {
  const all = found.available + found.unavailable;
  const listed =
    coverage.listed === null || coverage.claimed === null
      ? "No run has recorded how much of the channel it listed."
      : `The newest listing found ${integer(coverage.listed)} of the ${integer(coverage.claimed)} videos that the channel claims (${percent(coverage.derived_share)}).`;
  const cap =
    coverage.listed !== null && coverage.claimed !== null && coverage.claimed > coverage.listed
      ? " The API lists no more than the newest 20,000 videos of a channel, and a channel also counts videos that are not public."
      : "";
  const gone = found.years.filter(({ unavailable }) => unavailable > 0);
  return {
    id: "survival",
    name: "Coverage and survival",
    body: html`${lead(listed, cap)}
<p>${stillThere(found.unavailable, all)}</p>
${
  gone.length === 0
    ? null
    : table(
        "Videos that are gone, by year of publishing",
        [
          { name: "Year", as: "text" },
          { name: "", as: "bar" },
          { name: "Gone" },
          { name: "Of videos" },
          { name: "Share", made: true },
        ],
        gone.map((year) => [
          year.year,
          year.derived_share / Math.max(...gone.map(({ derived_share }) => derived_share)),
          integer(year.unavailable),
          integer(year.videos),
          percent(year.derived_share),
        ]),
      )
}
${
  found.changes.length === 0
    ? null
    : table(
        "Fields that changed between runs",
        [{ name: "Field", as: "text" }, { name: "Changes" }, { name: "Videos" }],
        found.changes.map(({ field, changes, videos }) => [foreign(field), integer(changes), integer(videos)]),
      )
}
${
  found.title_changes.length === 0
    ? null
    : table(
        "Newest changes of titles",
        [
          { name: "Seen", as: "text" },
          { name: "Before", as: "text" },
          { name: "After", as: "text" },
        ],
        found.title_changes.map((change) => [
          day(change.changed_at),
          foreign(change.old ?? ""),
          foreign(change.new ?? ""),
        ]),
      )
}`,
  };
}

/** Characters of a frequent value on a card. */
const LONGEST_VALUE = 64;

const MEASURES: Readonly<Record<string, string>> = {
  value: "value",
  length: "characters",
  elements: "elements",
};

function shown(column: ColumnFacts, value: number | null): string {
  if (column.holds === "seconds") return clock(value);
  return value !== null && Math.abs(value) >= 100_000 ? compact(value) : decimal(value);
}

/** Whether the frequent values are all there are. */
function isShort({ holds, distinct }: ColumnFacts): boolean {
  return holds === "text" && distinct <= 5;
}

function quantiles(column: ColumnFacts): Markup | null {
  const { spread, measures } = column;
  if (spread === null || spread.count === 0 || column.holds === "flag" || isShort(column)) return null;
  if (spread.min === spread.max) {
    return html`<p class="measure">Always ${shown(column, spread.min)}${measures === "value" ? "" : ` ${MEASURES[measures ?? ""]}`}</p>`;
  }
  const marks: readonly (readonly [string, number | null])[] = [
    ["min", spread.min],
    ["5%", spread.derived_p05],
    ["25%", spread.derived_p25],
    ["50%", spread.derived_p50],
    ["75%", spread.derived_p75],
    ["95%", spread.derived_p95],
    ["max", spread.max],
  ];
  return html`<p class="measure">${measures === "value" ? "Quantiles" : `Number of ${MEASURES[measures ?? ""]}`} ${COMPUTED}</p>
<dl class="quantiles">${marks.map(([name, value]) => html`<div><dt>${name}</dt><dd>${shown(column, value)}</dd></div>`)}</dl>`;
}

function flagName(column: ColumnFacts, value: string | number): Part {
  if (column.holds !== "flag") return foreign(String(value), LONGEST_VALUE);
  return value === 1 ? "1 (yes)" : value === 0 ? "0 (no)" : String(value);
}

function topTable(column: ColumnFacts): Markup | null {
  const most = column.top[0]?.count ?? 0;
  const same = column.distinct === column.values && column.values > 1 && column.holds !== "json";
  if (same) return html`<p class="measure">Every value is different.</p>`;
  const dense = column.holds === "count" || column.holds === "seconds" || column.holds === "time";
  if (most === 0 || (dense && column.distinct > 50 && most < column.values / 20)) return null;
  return smallTable(
    column.holds === "json" ? `Frequent elements of ${column.name}` : `Frequent values of ${column.name}`,
    [{ name: column.holds === "json" ? "Element" : "Value", as: "text" }, { name: "", as: "bar" }, { name: "Videos" }],
    column.top.slice(0, 5).map(({ value, count }) => [flagName(column, value), count / most, integer(count)]),
  );
}

function card(column: ColumnFacts): Markup {
  const range =
    column.earliest === null
      ? null
      : html`<p class="measure">${between(moment(column.earliest), moment(column.latest))}</p>`;
  return html`<div class="card">
<h3><code>${column.name}</code></h3>
<p class="source">${column.type.toLowerCase()}${column.holds === "text" ? "" : `, ${column.holds}`}; ${column.source}</p>
<p class="fill"><b>${percent(column.derived_null_share)}</b> null <b>${integer(column.distinct)}</b> distinct${column.malformed > 0 ? html` <b>${integer(column.malformed)}</b> malformed` : null}</p>
${gauge(1 - column.derived_null_share)}
${column.values === 0 ? html`<p class="measure">Empty for every video.</p>` : html`${range}${columnChart(column)}${quantiles(column)}${topTable(column)}`}
</div>
`;
}

export function columns({ columns: all, rows }: ReportData): Chapter {
  const empty = all.filter(({ values }) => values === 0).length;
  return {
    id: "columns",
    name: "Every column",
    body: html`${lead(`${many(all.length, "column")} of the table videos, as filled for ${many(rows, "video")}; ${integer(empty)} of them ${empty === 1 ? "is" : "are"} empty.`)}
<div class="cards">${all.map(card)}</div>`,
  };
}

export function limits({ data_as_of, rhythm }: ReportData): Chapter {
  return {
    id: "limits",
    name: "Limits",
    body: html`<ul>
<li>What the API says of public videos is all there is: no impressions, watch time, revenue, audience, or dislikes.</li>
<li>Counts are of the moment of asking (the newest: ${moment(data_as_of)}) and add up over the whole life of a video. An old video had more time; without a history of runs no growth can be told.</li>
<li>Videos that were deleted, made private or never public before the first run are not in the data. What is still there is not a fair sample of what was published.</li>
<li>A count that is hidden or switched off is unknown, never 0, and is left out of sums and medians.</li>
<li>What counts as a view changed on 31 March 2025 for Shorts and on 27 August 2026 for all formats. Series across these days break there.</li>
<li>Listings of the API end at the newest 20,000 videos.</li>
<li>Figures marked ${COMPUTED} are not YouTube's: sums, medians, quantiles (linear between neighbours), shares and factors are computed by this report from stored rows. In the JSON file their names begin with <code>derived_</code>.</li>
<li>Months and years are in UTC; weekdays and hours in ${rhythm.time_zone}.</li>
</ul>`,
  };
}
