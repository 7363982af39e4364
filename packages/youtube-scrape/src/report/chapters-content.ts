import { greatest } from "d3-array";
import { binChart, KINDS, kindChart, kindName, likesChart, SHADE_KEY } from "./charts.ts";
import { between, compact, decimal, integer, languageName, many, percent, span, stepName } from "./format.ts";
import type { GroupFacts } from "./groups.ts";
import { foreign, html, type Markup, type Part } from "./markup.ts";
import type { ReportData } from "./model.ts";
import { type Chapter, COMPUTED, facts, figure, lead, note, table } from "./parts.ts";
import type { Bin } from "./spread.ts";

/** Rows of a ranking on the page; the JSON file may hold more. */
const SHOWN = 20;

/** A ranking with bars: value, videos, share, median views. */
function ranking(caption: string, name: string, groups: readonly GroupFacts[], show: (value: string) => Part): Markup {
  const most = Math.max(1, ...groups.map(({ videos }) => videos));
  return table(
    caption,
    [
      { name, as: "text" },
      { name: "", as: "bar" },
      { name: "Videos" },
      { name: "Share", made: true },
      { name: "Median views", made: true },
    ],
    groups.map((group) => [
      group.value === null ? html`<i>not given</i>` : show(group.value),
      group.videos / most,
      integer(group.videos),
      percent(group.derived_share),
      integer(group.derived_median_views),
    ]),
  );
}

function binTable(caption: string, name: string, bins: readonly Bin[], show: (edge: number) => string): Markup {
  return table(
    caption,
    [{ name, as: "text" }, { name: "Videos" }],
    bins.map(({ from, to, count }) => [
      to === null ? `${show(from)} and more` : `${show(from)} to under ${show(to)}`,
      integer(count),
    ]),
  );
}

export function kinds({ kinds: groups, kind_years, rows }: ReportData): Chapter {
  const id = "kinds";
  const name = "Long, short, live";
  const most = groups[0];
  if (most === undefined) return { id, name, body: note("No video, no kind.") };
  const message = `Of ${many(rows, "video")}, ${percent(most.derived_share)} are ${most.value ?? "of unknown kind"}.`;
  const present = KINDS.filter(([kind]) => groups.some(({ value }) => kindName(value) === kind));
  const key = present.map(
    ([kind], index) =>
      html`<li><svg viewBox="0 0 1 1" aria-hidden="true" class="k${KINDS.findIndex(([one]) => one === present[index]?.[0])}"><rect width="1" height="1"/></svg>${kind}</li>`,
  );
  return {
    id,
    name,
    body: html`${lead(message)}
${figure({
  message: "Videos by kind and year of publishing",
  what: html`<ul class="key">${key}</ul>`,
  chart: kindChart(`Stacked bar chart of videos by kind and year. ${message}`, kind_years),
})}
${ranking("Videos by kind", "Kind", groups, foreign)}
${note("The API does not say what a video is. A kind is derived from live fields and duration, or from the playlists of a kind where a run asked for them; the column kind_source says which.")}`,
  };
}

export function durations({ durations: { spread, bins, derived_total_s, zero } }: ReportData): Chapter {
  const id = "duration";
  const name = "Duration";
  const peak = greatest(bins, ({ count }) => count);
  const left =
    zero === 0
      ? ""
      : ` ${many(zero, "video")} with a duration of 0, to come or still on, ${zero === 1 ? "is" : "are"} left out.`;
  if (peak === undefined || spread.count === 0) return { id, name, body: note("No video has a duration.", left) };
  const range = peak.to === null ? `${span(peak.from)} and more` : `${span(peak.from)} to ${span(peak.to)}`;
  const message = `Half of the videos are shorter than ${span(spread.derived_p50)}; most common is ${range}.`;
  return {
    id,
    name,
    body: html`${lead(message)}
${figure({
  message: "Videos by duration",
  what: "each step as wide as the next, whatever it spans",
  chart: binChart(`Bar chart of videos by duration. ${message}`, bins, stepName),
  data: binTable("Videos by duration", "Duration", bins, span),
})}
${facts([
  ["shortest", span(spread.min)],
  [html`middle half ${COMPUTED}`, between(span(spread.derived_p25), span(spread.derived_p75))],
  ["longest", span(spread.max)],
  [html`all together ${COMPUTED}`, `${compact(derived_total_s / 3600)} hours`],
])}
${left === "" ? null : note(left.trim())}`,
  };
}

export function titles({ titles: found }: ReportData): Chapter {
  const id = "titles";
  const name = "Titles";
  if (found.titles === 0) return { id, name, body: note("No video has a title.") };
  const { length, words, lengths, traits, top_words } = found;
  const message = `Half of the titles have ${between(integer(length.derived_p25), integer(length.derived_p75))} characters and ${between(integer(words.derived_p25), integer(words.derived_p75))} words.`;
  const word = top_words[0];
  return {
    id,
    name,
    body: html`${lead(message)}
${figure({
  message: "Length of titles in characters",
  what: many(found.titles, "title"),
  chart: binChart(`Bar chart of titles by length. ${message}`, lengths, String),
  data: binTable("Titles by length", "Characters", lengths, String),
})}
${table(
  "What titles contain, and the median views of videos with and without it",
  [
    { name: "Title has", as: "text" },
    { name: "", as: "bar" },
    { name: "Videos" },
    { name: "Median views with", made: true },
    { name: "without", made: true },
  ],
  traits.map((trait) => [
    trait.trait,
    trait.derived_share,
    integer(trait.videos),
    integer(trait.derived_median_views),
    integer(trait.derived_median_views_without),
  ]),
)}
${
  word === undefined
    ? null
    : html`<p>The word ${foreign(word.value ?? "")} is in ${many(word.videos, "title")}. Common English words that name nothing are left out.</p>
${ranking("Words in most titles", "Word", top_words.slice(0, SHOWN), foreign)}`
}`,
  };
}

export function tags({ tags: found, rows }: ReportData): Chapter {
  const top = found.top[0];
  const body =
    top === undefined
      ? note("No video has tags.")
      : html`${lead(`${percent(found.videos_with_tags / rows)} of the videos have tags, ${decimal(found.per_video.derived_p50)} in the middle; `, foreign(top.value ?? ""), ` is the most frequent of ${many(found.distinct, "different tag")}.`)}
${ranking("Most frequent tags", "Tag", found.top.slice(0, SHOWN), foreign)}
${note("Tags are compared in lower case.")}`;
  return { id: "tags", name: "Tags", body };
}

export function categories({ categories: groups }: ReportData, nameOf: (id: string) => string): Chapter {
  const top = groups[0];
  const show = (id: string): string => nameOf(id);
  const body =
    top === undefined
      ? note("No video, no category.")
      : html`${lead(`${percent(top.derived_share)} of the videos are filed under ${top.value === null ? "no category" : show(top.value)}.`)}
${ranking("Videos by category", "Category", groups, show)}`;
  return { id: "categories", name: "Categories", body };
}

function language(code: string): Markup {
  const name = languageName(code);
  return name === undefined ? foreign(code) : html`${name} <small class="aside">${code}</small>`;
}

export function languages({ languages: texts, audio_languages: audio }: ReportData): Chapter {
  const given = audio.find(({ value }) => value !== null);
  const body =
    texts.length === 0
      ? note("No video, no language.")
      : html`${lead(given === undefined ? "No video says which language is spoken in it." : html`${percent(given.derived_share)} of the videos are spoken in ${languageName(given.value ?? "") ?? foreign(given.value ?? "")}.`)}
${ranking("Videos by spoken language", "Language", audio.slice(0, SHOWN), language)}
${ranking("Videos by language of title and description", "Language", texts.slice(0, SHOWN), language)}`;
  return { id: "languages", name: "Languages", body };
}

export function likes({ likes_views: found }: ReportData): Chapter {
  const id = "likes";
  const name = "Likes and views";
  if (found.videos === 0) return { id, name, body: note("No video has both likes and views.") };
  const message = `Half of the videos get more than ${decimal(found.derived_median_likes_per_1000_views)} likes in 1,000 views.`;
  return {
    id,
    name,
    body: html`${lead(message)}
${figure({
  message: "Likes against views",
  what: html`${many(found.videos, "video")} in cells of a tenth of a decade, both axes logarithmic: views across, likes up. Videos in a cell: ${SHADE_KEY}`,
  chart: likesChart(`Heatmap of videos by views and likes on logarithmic axes. ${message}`, found.bins),
  data: table(
    "Likes by views",
    [
      { name: "Views", as: "text" },
      { name: "Videos" },
      { name: "Median likes", made: true },
      { name: "Likes in 1,000 views, median", made: true },
    ],
    found.decades.map((decade) => [
      `${compact(decade.views_from)} to under ${compact(decade.views_to)}`,
      integer(decade.videos),
      integer(decade.derived_median_likes),
      decimal(decade.derived_median_likes_per_1000_views),
    ]),
  ),
})}
${note(`Not drawn: ${many(found.likes_unknown, "video")} without a public number of likes, ${many(found.likes_zero, "video")} with none.`)}`,
  };
}
