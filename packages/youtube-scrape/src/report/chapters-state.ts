import { LISTED_AT_MOST } from "../core/limits.ts";
import { day, integer, many, moment, percent } from "./format.ts";
import { foreign, html, type Markup } from "./markup.ts";
import type { ReportData } from "./model.ts";
import { type Chapter, COMPUTED, lead, table, videoTitle } from "./parts.ts";

function stillThere({ survival: { unavailable: gone, available }, coverage: { untold } }: ReportData): string {
  const all = available + gone;
  const rows =
    gone === 0
      ? `All ${integer(all)} stored videos were public when they were last asked for.`
      : `${integer(gone)} of ${many(all, "stored video")} stopped being public since; their last known rows are kept and counted here.`;
  const known = all === 0 ? "No video is stored." : rows;
  return untold === 0
    ? known
    : `${known} ${integer(untold)} more ${untold === 1 ? "is" : "are"} listed, but not told by any answer yet: ${untold === 1 ? "it has" : "they have"} no row.`;
}

/** How much of the channel is stored, without a share where that would be no part of a whole. */
function howMuch({
  coverage: { listed, claimed, derived_share, checked_at, since, recovered },
  rows,
}: ReportData): string {
  const claims =
    claimed === null ? "the channel does not say how many it has" : `the channel claims ${integer(claimed)}`;
  if (listed === null) {
    const why =
      since === null
        ? "No run has recorded how much of the channel it found"
        : `The newest listing asked only for videos since ${day(since)}, so it says nothing of the whole channel`;
    return `${why}: ${many(rows, "video")} stored, ${claims}.`;
  }
  const when = `On ${day(checked_at)}`;
  if (claimed === null || claimed < 0) return `${when}, ${many(listed, "listed video")} were stored; ${claims}.`;
  if (listed > claimed) {
    const over = listed - claimed;
    return `${when}, ${integer(listed)} stored, ${claims}: ${integer(over)} may be gone and ${over === 1 ? "is" : "are"} waiting for a second run to confirm.`;
  }
  const search = recovered === null || recovered === 0 ? "" : `, ${integer(recovered)} of them by search`;
  const share = derived_share === null ? "" : ` (${percent(derived_share)})`;
  const found = `${when}, ${integer(listed)} of the ${integer(claimed)} videos that the channel claims were found and stored${share}${search}.`;
  return listed === claimed ? found : `${found} ${whyNotAll(claimed)}`;
}

function whyNotAll(claimed: number): string {
  const hidden = "A channel also counts videos that are not public.";
  if (claimed <= LISTED_AT_MOST) return hidden;
  return `The API lists no more than the newest ${integer(LISTED_AT_MOST)} videos of a channel. ${hidden}`;
}

const STATES: Readonly<Record<string, string>> = {
  running: "is running, or was cut off",
  stopped: "was stopped before its end",
  failed: "ended with an error",
};

function unfinished({ coverage: { unfinished_runs } }: ReportData): Markup[] {
  return unfinished_runs.map(
    ({ command, state, started_at, videos, settled }) =>
      html`<p><strong>This report is of an unfinished run.</strong> The ${command} of ${moment(started_at)} ${STATES[state] ?? state}: ${integer(settled)} of the ${many(videos, "video")} that it has found so far are done.</p>`,
  );
}

export function survival(data: ReportData): Chapter {
  const { survival: found } = data;
  const gone = found.years.filter(({ unavailable }) => unavailable > 0);
  return {
    id: "survival",
    name: "Coverage and survival",
    body: html`${lead(howMuch(data))}
${unfinished(data)}
<p>${stillThere(data)}</p>
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
          videoTitle(change.video_id, change.new ?? ""),
        ]),
      )
}`,
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
