import { createHash } from "node:crypto";
import { categoryName } from "../core/categories.ts";
import { columns } from "./chapters-columns.ts";
import { categories, durations, kinds, languages, likes, tags, titles } from "./chapters-content.ts";
import { history } from "./chapters-history.ts";
import { limits, survival } from "./chapters-state.ts";
import { outliers, rhythm, uploads, views } from "./chapters-time.ts";
import { between, clock, compact, day, decimal, integer, many, moment } from "./format.ts";
import { foreign, html, Markup, type Part } from "./markup.ts";
import type { ReportData } from "./model.ts";
import { type Chapter, COMPUTED } from "./parts.ts";
import { STYLE } from "./style.ts";

function headline({ channel, coverage, rows, data_as_of }: ReportData): Markup {
  const claims =
    coverage.claimed === null ? null : html`<span>${integer(coverage.claimed)} claimed by the channel</span>`;
  const unfinished =
    coverage.unfinished_runs.length === 0 ? null : html`<span><a href="#survival">a run is unfinished</a></span>`;
  return html`<header>
<p class="kicker">Channel report</p>
<h1>${foreign(channel.title ?? channel.channel_id)}</h1>
<p class="meta">${channel.handle === null ? null : html`<span>${foreign(channel.handle)}</span>`}<span><code>${foreign(channel.channel_id)}</code></span><span>data as of ${moment(data_as_of)}</span><span>${many(rows, "video")} in the database</span>${claims}${unfinished}</p>
</header>`;
}

type Figure = readonly [name: string, value: Part, computed: boolean];

function overview({ overview: all, channel }: ReportData): Chapter {
  const figures: readonly Figure[] = [
    [all.videos === 1 ? "video" : "videos", integer(all.videos), false],
    ["views of these videos", compact(all.derived_views), true],
    ["median views of a video", compact(all.derived_median_views), true],
    ["subscribers", channel.subscriber_count === null ? "not shown" : compact(channel.subscriber_count), false],
    ["likes in 1,000 views", decimal(all.derived_likes_per_1000_views), true],
    ["hours of video", compact(all.derived_duration_s / 3600), true],
    ["median duration", clock(all.derived_median_duration_s), true],
    ["videos a week", decimal(all.derived_videos_per_week), true],
  ];
  const period =
    all.first_published_at === null
      ? "No video with a time of publishing is known."
      : `Published ${between(day(all.first_published_at), day(all.last_published_at))}.`;
  return {
    id: "overview",
    name: "Overview",
    body: html`<p class="lead">${period}</p>
<dl class="figures">${figures.map(([name, value, computed]) => html`<div><dt>${name}${computed ? html` ${COMPUTED}` : null}</dt><dd>${value}</dd></div>`)}</dl>`,
  };
}

function chaptersOf(data: ReportData): Chapter[] {
  return [
    overview(data),
    uploads(data),
    views(data),
    rhythm(data),
    kinds(data),
    durations(data),
    titles(data),
    tags(data),
    categories(data, (id) => categoryName(id) ?? `Category ${id}`),
    languages(data),
    likes(data),
    outliers(data),
    history(data),
    survival(data),
    columns(data),
    limits(data),
  ];
}

/** The page as one file: no script, no request, no style but the one that its policy names by hash. */
export function page(data: ReportData): string {
  const chapters = chaptersOf(data);
  const hash = createHash("sha256").update(STYLE).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const name = data.channel.title ?? data.channel.channel_id;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name}: channel report</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#overview">To the report</a>
<div class="page">
${headline(data)}
<div class="body">
<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>
<ol>${chapters.map(({ id, name: title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<main>
${chapters.map(
  (chapter) => html`<section id="${chapter.id}" aria-labelledby="${chapter.id}-title">
<h2 id="${chapter.id}-title">${chapter.name}</h2>
${chapter.body}
</section>
`,
)}</main>
</div>
<footer>
<p>Made by youtube-scrape from stored answers of the YouTube Data API: ${many(data.rows, "row")} of ${many(data.columns.length, "column")}. No script runs on this page, and it asks nobody for anything.</p>
</footer>
</div>
</body>
</html>
`.text;
}
