import { type Random, seeded } from "@side-projects/testkit";
import { openStore, type Store } from "@side-projects/youtube-scrape";
import { finish, insertRow, STORED_AT } from "./database.ts";

export interface LargeOptions {
  readonly channels: number;
  /** Of all channels together. */
  readonly videos: number;
  /** Stores the videos of all channels by turns, as years of updates leave them, not channel after channel. @default false */
  readonly interleaved?: boolean;
}

/** Twelve years of uploads, in milliseconds since 1970. */
const FIRST = Date.UTC(2014, 10, 1);
const LAST = Date.UTC(2026, 10, 1);

/**
 * Writes a database of many channels: always the same for the same options. Fifty channels of a million videos take
 * about a minute and 700 MB.
 */
export function makeLargeWorld(path: string, options: LargeOptions): void {
  const { channels, videos, interleaved = false } = options;
  const store = openStore(path);
  try {
    const write = store.db.transaction(() => {
      // Indexes are made faster once the rows are there, and come out the same.
      const index = store.db
        .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'videos_published'")
        .pluck()
        .get();
      store.db.exec("DROP INDEX videos_published");
      const random = seeded(channels * 7919 + videos);
      const each = Math.floor(videos / channels);
      const add = adderOf(store, random, each);
      for (let channel = 0; channel < channels; channel++) addChannel(store, channel, each);
      for (let i = 0; i < each * channels; i++) {
        if (interleaved) add(i, i % channels, Math.floor(i / channels));
        else add(i, Math.floor(i / each), i % each);
      }
      store.db.exec(index ?? "");
      finish(store);
    });
    write();
  } finally {
    store.close();
  }
}

/** Id of a channel by its number. */
export function largeChannelId(channel: number): string {
  return `UC${String(channel).padStart(22, "0")}`;
}

function addChannel(store: Store, channel: number, videos: number): void {
  const id = largeChannelId(channel);
  insertRow(store, "channels", {
    channel_id: id,
    title: `Channel ${channel + 1}`,
    handle: `@channel${channel + 1}`,
    video_count: videos,
    view_count: videos * 50_000,
    subscriber_count: 1000 * (channel + 1),
    first_seen_at: STORED_AT,
    retrieved_at: STORED_AT,
  });
  insertRow(store, "runs", {
    run_id: channel + 1,
    command: "scrape",
    channel_ref: id,
    channel_id: id,
    options: "{}",
    state: "done",
    inserted: videos,
    started_at: STORED_AT,
    updated_at: STORED_AT,
    finished_at: STORED_AT,
  });
  insertRow(store, "coverage", {
    run_id: channel + 1,
    channel_id: id,
    listed: videos,
    claimed: videos,
    recovered: 0,
    passes: 1,
    checked_at: STORED_AT,
  });
}

type Add = (serial: number, channel: number, place: number) => void;

/** Adds a video to a channel by its place there, the newest first. */
function adderOf({ db }: Store, random: Random, each: number): Add {
  const insert = db.prepare<(string | number | null)[]>(
    `INSERT INTO videos (video_id, channel_id, title, description, published_at, duration_s, kind, tags,
       live_broadcast_content, privacy_status, embeddable, thumbnails, view_count, like_count, comment_count,
       first_seen_at, retrieved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'none', 'public', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const words = vocabulary(random);
  const word = () => words[Math.floor(words.length * random.next() ** 3)] ?? "";
  const some = (count: number) => Array.from({ length: count }, word).join(" ");
  return (serial, channel, place) => {
    const id = videoId(serial, random);
    const at = LAST - 1000 * Math.floor(((LAST - FIRST) / 1000 / each) * (place + random.next()));
    const durationS = random.int(5, 60) ** 2;
    const views = random.int(0, 99) === 0 ? null : Math.floor(100_000 * random.next() ** 4 * 10);
    const likes = views === null ? null : Math.floor(views * 0.04 * random.next());
    insert.run(
      id,
      largeChannelId(channel),
      some(6),
      some(10),
      `${new Date(at).toISOString().slice(0, 19)}Z`,
      durationS,
      place % 40 === 0 ? "live" : durationS <= 180 ? "short" : "long",
      JSON.stringify([word(), word()]),
      random.int(0, 199) === 0 ? 0 : 1,
      thumbnailsOf(id),
      views,
      likes,
      likes === null ? null : Math.floor(likes / 8),
      STORED_AT,
      STORED_AT,
    );
  };
}

function thumbnailsOf(id: string): string {
  const url = (name: string) => `https://i.ytimg.com/vi/${id}/${name}.jpg`;
  return JSON.stringify({
    medium: { url: url("mqdefault"), width: 320, height: 180 },
    high: { url: url("hqdefault"), width: 480, height: 360 },
  });
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** An id of eleven letters: five of chance, and six that no other serial has. */
function videoId(serial: number, random: Random): string {
  let id = "";
  for (let i = 0; i < 5; i++) id += LETTERS[random.int(0, 63)];
  let rest = Math.imul(serial, 0x9e3779b1) >>> 0;
  for (let i = 0; i < 6; i++) {
    id += LETTERS[rest % 64];
    rest = Math.floor(rest / 64);
  }
  return id;
}

/** Three thousand words that can be spoken; the first are used most. */
function vocabulary(random: Random): string[] {
  const words = new Set(["the", "music", "theme", "boss", "level"]);
  while (words.size < 3000) {
    let word = "";
    for (let i = random.int(1, 3); i >= 0; i--) word += random.pick([..."bdfgklmnprstv"]) + random.pick([..."aeiou"]);
    words.add(word);
  }
  return [...words];
}
