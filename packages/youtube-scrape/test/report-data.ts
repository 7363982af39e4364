import Database from "better-sqlite3";
import { MIGRATIONS } from "../src/store/schema.ts";
import type { Store } from "../src/store/store.ts";

export const CHANNEL = "UC0000000000000000000001";

/** An empty database in memory with our tables. */
export function emptyStore(): Store {
  const db = new Database(":memory:");
  for (const migration of MIGRATIONS) db.exec(migration);
  return { db, path: ":memory:", readOnly: false, close: () => db.close() };
}

/** Numbers of 0 to 1 from a seed: a multiplicative generator modulo the prime 2^31 - 1 (Park and Miller). */
function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export type Cell = string | number | null;

export function insert(store: Store, table: string, row: Readonly<Record<string, Cell>>): void {
  const names = Object.keys(row);
  const places = names.map(() => "?").join(", ");
  store.db.prepare<Cell[]>(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${places})`).run(...Object.values(row));
}

export function addChannel(store: Store, id: string = CHANNEL, more: Readonly<Record<string, Cell>> = {}): void {
  const at = "2026-11-20T08:00:00Z";
  insert(store, "channels", { channel_id: id, title: "Small Wonders", first_seen_at: at, retrieved_at: at, ...more });
}

export function addVideo(store: Store, id: string, more: Readonly<Record<string, Cell>> = {}): void {
  const at = "2026-11-20T08:00:00Z";
  insert(store, "videos", { video_id: id, channel_id: CHANNEL, first_seen_at: at, retrieved_at: at, ...more });
}

/** A run of the channel; of a scrape unless it says otherwise. */
export function addRun(store: Store, more: Readonly<Record<string, Cell>>): void {
  const at = "2026-11-20T08:00:00Z";
  const row = {
    command: "scrape",
    channel_ref: "@x",
    channel_id: CHANNEL,
    options: "{}",
    started_at: at,
    updated_at: at,
  };
  insert(store, "runs", { ...row, ...more });
}

const SUBJECTS = ["engines", "bread", "mountains", "old radios", "tiny houses", "bridges", "rivers", "clocks", "chess"];
const VERBS = ["Building", "Testing", "Repairing", "Understanding", "Finding", "Filming", "Measuring", "Painting"];
const ENDINGS = [
  "in one day",
  "from scratch",
  "for beginners",
  "on a budget",
  "without tools",
  "the hard way",
  "again",
];
const TAGS = ["diy", "how to", "science", "history", "travel", "review", "tutorial", "engineering", "food", "nature"];
const LANGUAGES = ["en", "en", "en", "en-GB", "de", "es", null];
const CATEGORIES = ["28", "28", "27", "22", "26", "24", null];

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function pick<T>(random: () => number, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

function title(random: () => number, index: number): string {
  const parts = [pick(random, VERBS), pick(random, SUBJECTS), pick(random, ENDINGS)];
  if (random() < 0.2) parts.push(`#${1 + (index % 40)}`);
  if (random() < 0.15) parts.unshift("WHY");
  if (random() < 0.1) parts.push("\u{1F525}");
  const text = parts.join(" ");
  return random() < 0.15 ? `${text}?` : text;
}

/** A flag that is 1 with a probability, or null or 0. */
function flag(random: () => number, chance: number, otherwise: 0 | null): Cell {
  return random() < chance ? 1 : otherwise;
}

function video(random: () => number, index: number, count: number): Record<string, Cell> {
  const share = index / Math.max(1, count);
  const start = Date.UTC(2011, 8, 23, 4);
  const day = Math.floor((share ** 0.7 * (Date.UTC(2026, 10, 19) - start)) / 86_400_000);
  const hour = random() < 0.6 ? 15 + Math.floor(random() * 4) : Math.floor(random() * 24);
  const published = start + day * 86_400_000 + hour * 3_600_000 + Math.floor(random() * 3600) * 1000;
  const roll = random();
  const short = share > 0.55 && roll < 0.45;
  const kind = short ? "short" : roll > 0.95 ? "live" : "long";
  const seconds = short
    ? 10 + Math.floor(random() * 50)
    : Math.floor(60 * Math.exp(1.2 + 1.6 * random() + (kind === "live" ? 2.2 : 0)));
  const level = 7.5 + 3.4 * share + (short ? 1 : 0) + 1.5 * (random() + random() + random() - 1.5) * 1.6;
  const views = Math.floor(Math.exp(level + (random() < 0.006 ? 4 : 0)));
  const likes = random() < 0.02 ? null : Math.floor(views * (0.015 + 0.05 * random()));
  const tags =
    random() < 0.12 ? null : JSON.stringify([...new Set([pick(random, TAGS), pick(random, TAGS), pick(random, TAGS)])]);
  const gone = random() < 0.015;
  const language = pick(random, LANGUAGES);
  const id = `v${index.toString(36).padStart(10, "0")}`;
  return {
    video_id: id,
    channel_id: CHANNEL,
    title: title(random, index),
    description: `${"About this video. ".repeat(Math.floor(random() * 30))}Number ${index}.`,
    published_at: iso(published),
    duration_s: seconds,
    duration_raw: `PT${seconds}S`,
    kind,
    kind_source: "derived",
    category_id: pick(random, CATEGORIES),
    tags,
    default_language: language,
    default_audio_language: language,
    live_broadcast_content: "none",
    dimension: "2d",
    definition: share < 0.1 ? "sd" : "hd",
    has_captions: flag(random, 0.4, 0),
    licensed: flag(random, 0.9, 0),
    projection: "rectangular",
    yt_rating: random() < 0.003 ? "ytAgeRestricted" : null,
    content_rating: random() < 0.003 ? '{"ytRating":"ytAgeRestricted"}' : null,
    region_allowed: null,
    region_blocked: random() < 0.02 ? '["DE","RU"]' : null,
    upload_status: "processed",
    privacy_status: "public",
    license: "youtube",
    embeddable: 1,
    public_stats_viewable: 1,
    made_for_kids: 0,
    synthetic_media: share > 0.9 ? flag(random, 0.1, 0) : null,
    paid_placement: flag(random, 0.03, 0),
    topic_categories: '["https://en.wikipedia.org/wiki/Technology","https://en.wikipedia.org/wiki/Hobby"]',
    scheduled_start_at: kind === "live" ? iso(published - 600_000) : null,
    actual_start_at: kind === "live" ? iso(published) : null,
    actual_end_at: kind === "live" ? iso(published + seconds * 1000) : null,
    thumbnails: `{"default":{"url":"https://i.ytimg.com/vi/${id}/default.jpg","width":120,"height":90},"high":{"url":"https://i.ytimg.com/vi/${id}/hqdefault.jpg","width":480,"height":360}}`,
    localizations:
      random() < 0.1 ? '{"en":{"title":"a","description":"b"},"de":{"title":"c","description":"d"}}' : null,
    view_count: views,
    like_count: likes,
    comment_count: random() < 0.04 ? null : Math.floor(views * 0.004 * random()),
    availability: gone ? "unavailable" : "available",
    omissions: gone ? 2 : 0,
    first_seen_at: "2026-10-01T06:00:00Z",
    retrieved_at: "2026-11-20T08:00:00Z",
    unavailable_at: gone ? "2026-11-20T08:00:00Z" : null,
  };
}

/**
 * A channel of believable videos, the same for the same arguments; rows go in by ascending id, or the other way round.
 * Its counts were asked for on three days.
 */
export function fill(store: Store, count: number, options: { seed?: number; backwards?: boolean } = {}): void {
  const random = seeded(options.seed ?? 1);
  const rows = Array.from({ length: count }, (_, index) => video(random, index, count));
  if (options.backwards === true) rows.reverse();
  const names = Object.keys(video(random, 0, 1));
  const place = store.db.prepare<Cell[]>(
    `INSERT INTO videos (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  );
  const stats = store.db.prepare<Cell[]>("INSERT INTO video_stats VALUES (?, ?, ?, ?, ?)");
  store.db.transaction(() => {
    addChannel(store, CHANNEL, { handle: "@smallwonders", video_count: count + 312, subscriber_count: 612_000 });
    for (const row of rows) {
      place.run(...names.map((name) => row[name] ?? null));
      const views = row.view_count;
      if (typeof views !== "number") continue;
      for (const [day, share] of [
        ["2026-10-01", 0.9],
        ["2026-11-01", 0.97],
        ["2026-11-20", 1],
      ] as const) {
        stats.run(row.video_id ?? null, `${day}T08:00:00Z`, Math.floor(views * share), row.like_count ?? null, null);
      }
    }
    for (const [day, subscribers] of [
      ["2026-10-01", 598_000],
      ["2026-11-20", 612_000],
    ] as const) {
      insert(store, "channel_stats", {
        channel_id: CHANNEL,
        retrieved_at: `${day}T08:00:00Z`,
        subscriber_count: subscribers,
      });
    }
    insert(store, "coverage", {
      run_id: 1,
      channel_id: CHANNEL,
      listed: count,
      claimed: count + 312,
      recovered: 0,
      passes: 1,
      checked_at: "2026-11-20T08:00:00Z",
    });
    if (count === 0) return;
    insert(store, "video_changes", {
      video_id: "v0000000000",
      changed_at: "2026-11-20T08:00:00Z",
      field: "title",
      old: "An old title",
      new: "A new title",
      run_id: 1,
    });
  })();
}
