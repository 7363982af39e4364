import { changeNote } from "./chapters-time.ts";
import { between, compact, day, integer, many, moment } from "./format.ts";
import type { HistoryFacts } from "./history.ts";
import { historyChart } from "./history-chart.ts";
import { html, type Markup } from "./markup.ts";
import type { ReportData } from "./model.ts";
import { type Chapter, COMPUTED, figure, lead, note, table, videoTitle } from "./parts.ts";

/** A gain in words; a loss is a fall. */
function change(views: number): string {
  if (views === 0) return "neither gained nor lost views";
  return views > 0 ? `gained ${compact(views)} views` : `fell by ${compact(-views)} views`;
}

/** A moment among others of its minute. */
function second(time: string | null): string {
  return time === null ? "" : `${time.slice(11, 19)} UTC on ${day(time)}`;
}

function headline({ moments, videos_in_both, derived_gained }: HistoryFacts): string {
  const [first, last] = [moments[0]?.to ?? null, moments.at(-1)?.from ?? null];
  const isWithin = (digits: number): boolean => first?.slice(0, digits) === last?.slice(0, digits);
  const name = isWithin(16) ? second : isWithin(10) ? moment : day;
  const both = videos_in_both === 1 ? "the one video" : `the ${many(videos_in_both, "video")}`;
  const times = `${name(first)} and ${name(last)}`;
  if (videos_in_both === 0)
    return `No video was asked for in both the first and the last of ${many(moments.length, "moment")}.`;
  return `Between ${times} ${both} asked for at both times ${change(derived_gained)}.`;
}

function momentTable({ moments }: HistoryFacts): Markup {
  return table(
    "Counts by moment of asking",
    [
      { name: "Moment", as: "text" },
      { name: "Videos asked" },
      { name: "Asked before" },
      { name: "Change of these", made: true },
      { name: "Views of the same videos", made: true },
      { name: "Subscribers" },
    ],
    moments.map((one) => [
      moment(one.from),
      integer(one.videos),
      integer(one.videos_again),
      integer(one.derived_gained),
      integer(one.derived_views_of_same),
      one.subscriber_count === null ? "unknown" : integer(one.subscriber_count),
    ]),
  );
}

export function history({ history: found }: ReportData): Chapter {
  const { moments, gains, videos_in_both } = found;
  const last = moments.at(-1);
  const first = moments[0];
  if (first === undefined || last === undefined || moments.length < 2) {
    return {
      id: "history",
      name: "History",
      body: note(
        "Counts have been asked for once at most. Each later run, as with refresh, adds a moment, and growth will show here.",
      ),
    };
  }
  const message = headline(found);
  return {
    id: "history",
    name: "History",
    body: html`${lead(message)}
${note("Videos found after the first moment are not in this sum: their views were there before, only not known.")}
${
  videos_in_both === 0
    ? momentTable(found)
    : figure({
        message: "Views of the same videos as last known",
        what: html`${many(videos_in_both, "video")} at ${many(moments.length, "moment")}; the axis spans their values and does not begin at 0, so that a change can be seen ${COMPUTED}`,
        chart: historyChart(`Line chart of views over the moments of asking. ${message}`, moments),
        data: momentTable(found),
      })
}
${changeNote([Date.parse(first.from), Date.parse(last.from)])}
${
  gains.length === 0
    ? null
    : table(
        "Videos that gained most between their first and last count",
        [
          { name: "Video", as: "text" },
          { name: "", as: "bar" },
          { name: "Gained", made: true },
        ],
        gains.map((one) => [
          html`${videoTitle(one.video_id, one.title)} <small class="aside">${between(day(one.from), day(one.to))}</small>`,
          one.derived_gained / (gains[0]?.derived_gained ?? 1),
          integer(one.derived_gained),
        ]),
      )
}`,
  };
}
