import { DatabaseSync } from "node:sqlite";
import { type Cells, STORED_AT, writeWorld } from "../../../apps/top-videos-web/test/worlds/database.ts";
import { payloads } from "./viewer-hostile-texts.ts";

/** Videos of one month, which one list can show. */
const A_MONTH = 100;

/** Columns whose text decides what a page is made of, or that others refer to: they get payloads in videos of their own. */
const KEPT = new Set(["video_id", "channel_id", "published_at", "availability", "ym"]);

/** What a text column holds, so that a payload can also be put inside of it. */
const INSIDE: Readonly<Record<string, (text: string) => string>> = {
  tags: (text) => JSON.stringify([text, text]),
  thumbnails: (text) => JSON.stringify({ medium: { url: text, width: 320, height: 180 } }),
  region_allowed: (text) => JSON.stringify([text]),
  region_blocked: (text) => JSON.stringify([text]),
  content_rating: (text) => JSON.stringify({ ytRating: text }),
  localizations: (text) => JSON.stringify({ en: { title: text, description: text } }),
  extras: (text) => JSON.stringify({ [text]: text }),
  topic_categories: (text) => JSON.stringify([text]),
};

export interface HostileWorld {
  readonly titles: readonly string[];
  /** Ids of the videos, of which the last ones are payloads themselves. */
  readonly ids: readonly string[];
  readonly months: readonly string[];
}

export const HOSTILE_CHANNEL = "UChostile";

/** Text columns of a table, as SQLite tells them. */
function textColumns(file: string, table: string): string[] {
  const database = new DatabaseSync(file);
  try {
    const rows = database
      .prepare(`SELECT name FROM pragma_table_xinfo(?) WHERE type = 'TEXT' AND hidden = 0`)
      .all(table);
    return rows.map(({ name }) => String(name));
  } finally {
    database.close();
  }
}

/**
 * Writes payloads into every text column of a channel, its videos and what has changed of them.
 *
 * @param disarm makes a payload harmless, for a database that must look the same but for its texts
 */
export function writeHostileWorld(
  file: string,
  count: number,
  disarm?: (text: string, serial: number) => string,
): HostileWorld {
  writeWorld(file, { channels: [], videos: [] });
  const texts = payloads(count).map((text, i) => disarm?.(text, i) ?? text);
  const columns = textColumns(file, "videos").filter((name) => !KEPT.has(name));
  const of = (i: number): string => texts[i % texts.length] ?? "";
  const months = Array.from({ length: Math.ceil(count / A_MONTH) }, (_, i) => `2024-${String(i + 1).padStart(2, "0")}`);
  const videos: Cells[] = [];
  const changes: Cells[] = [];
  const stats: Cells[] = [];
  for (const [i, text] of texts.entries()) {
    const cells: Record<string, string | number | null> = {};
    // Each column gets all payloads; every other video has them inside of what the column usually holds.
    for (const [place, column] of columns.entries()) {
      const payload = column === "title" ? text : of(i + place);
      // Whatever a limit to regions holds, it makes a video one that plays elsewhere.
      const isLimit = column.startsWith("region_");
      cells[column] =
        isLimit && i % 3 === 0 ? null : i % 2 === 0 && !isLimit ? payload : (INSIDE[column]?.(payload) ?? payload);
    }
    // A title of a video whose pictures are whole, so that also what is around those is looked at.
    if (i % 3 === 0)
      cells.thumbnails = JSON.stringify({
        medium: { url: `https://i.ytimg.com/vi/x/${of(i)}`, width: 320, height: 180 },
      });
    const id = i % 10 === 9 ? of(i + 7) : `h${String(i).padStart(10, "0")}`;
    videos.push({
      ...cells,
      video_id: id,
      channel_id: HOSTILE_CHANNEL,
      published_at: `${months[Math.floor(i / A_MONTH)]}-10T12:00:00Z`,
      duration_s: 60 + i,
      view_count: 1_000_000 - i,
      like_count: 10 + i,
      comment_count: i,
      embeddable: 1,
    });
    const [first, second] = ["2026-11-01T12:00:00.000Z", "2026-11-03T12:00:00.000Z"];
    stats.push({ video_id: id, retrieved_at: first, view_count: 10 + i, like_count: 1, comment_count: 1 });
    stats.push({ video_id: id, retrieved_at: second, view_count: 20 + i, like_count: 2, comment_count: 2 });
    changes.push({
      video_id: id,
      changed_at: second,
      field: i % 2 === 0 ? "title" : of(i),
      old: of(i + 1),
      new: of(i + 2),
      run_id: 1,
    });
  }
  const undated = {
    channel_id: HOSTILE_CHANNEL,
    video_id: "undated",
    title: of(3),
    published_at: of(4),
    view_count: 5,
  };
  const channel = Object.fromEntries(
    textColumns(file, "channels")
      .filter((name) => !/_id$|_at$/.test(name))
      .map((name, i) => [name, of(i + 1)]),
  );
  writeWorld(file, {
    channels: [
      { ...channel, channel_id: HOSTILE_CHANNEL, view_count: 1, subscriber_count: 2, video_count: 3 },
      ...texts.slice(0, 40).map((text, i) => ({ channel_id: of(i + 11), title: text, handle: `@${of(i + 5)}` })),
    ],
    videos: [...videos, undated],
    others: {
      video_changes: changes,
      video_stats: stats,
      runs: [
        {
          run_id: 1,
          command: "scrape",
          channel_ref: of(8),
          channel_id: HOSTILE_CHANNEL,
          options: of(9),
          state: "done",
          reason: of(10),
          started_at: STORED_AT,
          updated_at: STORED_AT,
          finished_at: STORED_AT,
        },
      ],
      warnings: [{ run_id: 1, code: of(1), subject: of(2), message: of(3), count: 1, first_seen_at: STORED_AT }],
    },
  });
  return { titles: texts, ids: videos.map(({ video_id }) => String(video_id)), months };
}
