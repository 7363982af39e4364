import { columnChart, tellsSize } from "./column-chart.ts";
import type { ColumnFacts } from "./columns.ts";
import { between, clock, compact, decimal, integer, many, moment, percent } from "./format.ts";
import { foreign, html, type Markup, type Part } from "./markup.ts";
import type { ReportData } from "./model.ts";
import { type Chapter, COMPUTED, gauge, lead, smallTable, table } from "./parts.ts";

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

function quantiles(column: ColumnFacts): Markup | null {
  const { spread, measures } = column;
  if (spread === null || spread.count === 0 || column.holds === "flag" || !tellsSize(column)) return null;
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

const DIFFERENT = "Every value is different.";

function isAllDifferent({ distinct, values, holds }: ColumnFacts): boolean {
  return distinct === values && values > 1 && holds !== "json";
}

function topTable(column: ColumnFacts): Markup | null {
  const most = column.top[0]?.count ?? 0;
  if (isAllDifferent(column)) return html`<p class="measure">${DIFFERENT}</p>`;
  if (column.holds === "time") return null;
  // A value that no other video has is not frequent.
  const repeated = most > 1 ? column.top.filter(({ count }) => count > 1) : column.top;
  const dense = column.holds === "count" || column.holds === "seconds";
  if (most === 0 || (dense && column.distinct > 50 && most < column.values / 20)) return null;
  return smallTable(
    column.holds === "json" ? `Frequent elements of ${column.name}` : `Frequent values of ${column.name}`,
    [{ name: column.holds === "json" ? "Element" : "Value", as: "text" }, { name: "", as: "bar" }, { name: "Videos" }],
    repeated.slice(0, 5).map(({ value, count }) => [flagName(column, value), count / most, integer(count)]),
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
${range}${columnChart(column)}${quantiles(column)}${topTable(column)}
</div>
`;
}

/** Text and flags with no more values than this are told in a line. */
const FEW = 2;

/** What can be said in a line of a column that holds hardly more than one value; nothing where there is more to tell. */
function line(column: ColumnFacts): Part | undefined {
  const { holds, distinct, top, earliest, latest } = column;
  if (column.values === 0) return html`<i>empty</i>`;
  if (column.name === "video_id" && isAllDifferent(column)) return DIFFERENT;
  if (holds === "time") {
    const isOneDay = earliest?.slice(0, 10) === latest?.slice(0, 10);
    return isOneDay ? between(moment(earliest), moment(latest)) : undefined;
  }
  if (distinct === 1) {
    const names = top.map(({ value }) =>
      holds === "seconds" ? shown(column, Number(value)) : flagName(column, value),
    );
    return names.map((name, index) => [index === 0 ? "" : ", ", name]);
  }
  if (distinct > FEW || (holds !== "text" && holds !== "flag")) return undefined;
  return top.map(({ value, count }, index) => [index === 0 ? "" : ", ", flagName(column, value), ` ${integer(count)}`]);
}

export function columns({ columns: all, rows }: ReportData): Chapter {
  const empty = all.filter(({ values }) => values === 0).length;
  const told = all.map((column) => ({ column, value: line(column) }));
  const lines = told.filter(({ value }) => value !== undefined);
  const cards = told.filter(({ value }) => value === undefined);
  return {
    id: "columns",
    name: "Every column",
    body: html`${lead(`${many(all.length, "column")} of the table videos, as filled for ${many(rows, "video")}; ${integer(empty)} of them ${empty === 1 ? "is" : "are"} empty.`)}
<div class="cards">${cards.map(({ column }) => card(column))}</div>
${
  lines.length === 0
    ? null
    : table(
        "Columns told in one line, with the number of videos of each value where there are two",
        [
          { name: "Column", as: "text" },
          { name: "Holds", as: "text" },
          { name: "Null", made: true },
          { name: "Source", as: "text" },
        ],
        lines.map(({ column, value }) => [
          html`<code>${column.name}</code>`,
          value,
          percent(column.derived_null_share),
          html`<small class="aside">${column.source}</small>`,
        ]),
      )
}`,
  };
}
