/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { Change, Video } from "../core/archive.ts";
import { day, grouped, moment } from "../core/format.ts";
import { watchUrl } from "../core/listing.ts";
import type { VideoPageModel } from "../core/page.ts";
import { periodKey, periodName } from "../core/period.ts";
import { artOf, lengthBadge, playName, sourceOf } from "./card.ts";
import { age } from "./channel-bar.ts";
import { videoHistory } from "./charts.ts";
import { rendered } from "./html.ts";
import { renderShell } from "./layout.ts";
import { channelPath, listPath, videoPath } from "./links.ts";
import { PLAYBACK_NAMES } from "./words.ts";

/** Characters of an old or a new text that are shown; descriptions have up to 5,000. */
const LONGEST = 300;

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}...` : text;

function Value({ text }: { text: string | null }) {
  return text === null || text === "" ? <em>nothing</em> : <q dir="auto">{shortened(text)}</q>;
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ol class="changes">
      {changes.map((change) => (
        <li>
          <p>
            <b>{change.field.replaceAll("_", " ")}</b> <time datetime={change.at}>{moment(change.at)}</time>
          </p>
          <p>
            from <Value text={change.old} /> to <Value text={change.new} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Facts({ video }: { video: Video }) {
  const facts = [
    { name: "Views", value: video.views },
    { name: "Likes", value: video.likes },
    { name: "Comments", value: video.comments },
  ];
  return (
    <dl class="stats">
      {facts.map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value === null ? "hidden" : grouped(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Width in pixels from which a picture is sharp as the poster. */
const POSTER_WIDTH = 1280;

function Poster({ model: { site, video } }: { model: VideoPageModel }) {
  const { id, playback } = video;
  const source = sourceOf(site, video, POSTER_WIDTH);
  const badge = lengthBadge(video);
  return (
    <article class="card hero" data-video={id} data-playback={playback}>
      <a class={`play ${artOf(id)}`} href={watchUrl(id)}>
        {source === undefined ? null : (
          <img src={source.url} alt="" width="1280" height="720" fetchpriority="high" decoding="async" />
        )}
        <span class="sr">{playName(video)}</span>
        {badge === null ? null : raw(badge.text)}
      </a>
    </article>
  );
}

/** A description with its addresses as links; whatever else is in it stays text. */
function Linked({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/u);
  return parts.map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <a href={part} rel="noopener nofollow ugc">
        {part}
      </a>
    ),
  );
}

/** Longest search that is taken. */
const LONGEST_SEARCH = 200;

function Tags({ channelId, tags }: { channelId: string; tags: readonly string[] }) {
  const search = (q: string): string =>
    listPath(channelId, { period: { type: "all" }, sort: "views", n: 10, kind: null, q });
  return (
    <ul class="tags">
      {tags.map((tag) => (
        <li dir="auto">
          <a href={search(tag.slice(0, LONGEST_SEARCH))}>{tag}</a>
        </li>
      ))}
    </ul>
  );
}

/** A video's own page: its counts then and now, its text, and what was changed in it. */
export function renderVideoPage(model: VideoPageModel): string {
  const { site, reader, channel, video, month } = model;
  const { id, title, publishedAt, publishedDay, playback, description, tags, history, changes } = video;
  return renderShell({
    site,
    reader,
    title: `${title} - ${channel.title}`,
    page: "video",
    main: rendered(
      <>
        <p class="crumb">
          <a href={channelPath(channel.id)}>
            <bdi>{channel.title}</bdi>
          </a>
          {month === null ? null : (
            <a href={`${channelPath(channel.id)}?month=${periodKey(month)}`}>More from {periodName(month)}</a>
          )}
        </p>
        <Poster model={model} />
        <div class="about">
          <h1 dir="auto">{title}</h1>
          <p class="meta">
            {publishedAt === null || publishedDay === null ? (
              "No date"
            ) : (
              <time datetime={publishedAt}>{day(publishedDay)}</time>
            )}
            {raw(age(channel.freshness, "collected").text)}
          </p>
          {playback === "here" ? null : <p class="out">{PLAYBACK_NAMES[playback]}: opens YouTube</p>}
          <p class="actions">
            {playback === "here" ? (
              <a class="button open" href={watchUrl(id)}>
                Play
              </a>
            ) : null}
            <a class={playback === "here" ? undefined : "button"} href={watchUrl(id)}>
              Watch on YouTube
            </a>
            <a class="copy" href={videoPath(channel.id, id)}>
              Copy link
            </a>
          </p>
          <Facts video={video} />
        </div>
        <section aria-labelledby="history-title">
          <h2 id="history-title">History</h2>
          {history.length > 1 ? (
            raw(videoHistory(history, site.derived).text)
          ) : (
            <p>One scrape so far: a second one shows how the counts change.</p>
          )}
        </section>
        {changes.length > 0 ? (
          <section aria-labelledby="changes-title">
            <h2 id="changes-title">Changes</h2>
            <Changes changes={changes} />
          </section>
        ) : null}
        {description === null || description === "" ? null : (
          <section aria-labelledby="description-title">
            <h2 id="description-title">Description</h2>
            <p class="description" dir="auto">
              <Linked text={description} />
            </p>
          </section>
        )}
        {tags.length > 0 ? (
          <section aria-labelledby="tags-title">
            <h2 id="tags-title">Tags</h2>
            <Tags channelId={channel.id} tags={tags} />
          </section>
        ) : null}
      </>,
    ),
  });
}
