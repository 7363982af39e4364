import { type Random, seeded } from "@side-projects/testkit";
import { type Cells, writeWorld } from "../worlds/database.ts";

/** The four videos in the picture of the original, with what it says of them. */
export const PICTURED = [
  ["Super Mushroom (Beta Mix) - Super Mario 64 DS Remix", 98, 99_400, 2300, 62, "2024-12-13"],
  ["One-Winged Angel (Nintendo Switch Version) - Final Fantasy VII", 355, 91_000, 4700, 396, "2024-12-02"],
  ["Burning Desires - Zenless Zone Zero", 139, 78_800, 3100, 312, "2024-12-19"],
  ["Bad Apple!! (Original Version) - Touhou 4: Lotus Land Story", 251, 68_800, 4800, 191, "2024-12-13"],
] as const;

/** Titles that a page must show as the text that they are. */
export const HOSTILE = [
  "<script>window.pwned = 1</script>",
  '"><img src=x onerror=window.pwned=1>',
  "<svg/onload=window.pwned=1>",
  "javascript:window.pwned=1",
  "' autofocus onfocus=window.pwned=1 x='",
  "</section></main><iframe src=javascript:window.pwned=1>",
  "<template><hx-partial hx-target=body>x</hx-partial></template>",
  "&lt;b&gt; &amp;amp; &#60;i&#62;",
] as const;

/** The month that the hostile titles are in. */
export const HOSTILE_MONTH = "2023-05";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";

/** A channel whose last run was cut off. */
const CUT_OFF = "UCcutoff000000000000000A";
const FIRST_YEAR = 2019;
const LAST_YEAR = 2025;

function video(serial: number, at: string, cells: Cells): Cells {
  const id = `v${String(serial).padStart(10, "0")}`;
  const url = (name: string): string => `https://i.ytimg.com/vi/${id}/${name}.jpg`;
  return {
    video_id: id,
    channel_id: CHANNEL,
    title: `Boss theme ${serial}`,
    description: "A theme of a boss: https://theme.example/",
    tags: '["boss", "theme"]',
    published_at: at,
    kind: "long",
    privacy_status: "public",
    live_broadcast_content: "none",
    embeddable: 1,
    thumbnails: JSON.stringify({
      medium: { url: url("mqdefault"), width: 320, height: 180 },
      high: { url: url("hqdefault"), width: 480, height: 360 },
    }),
    ...cells,
  };
}

const day = (number: number): string => String(number).padStart(2, "0");

function randomCells(random: Random): Cells {
  const views = random.int(100, 60_000);
  const seconds = random.int(20, 4000);
  return {
    duration_s: seconds,
    kind: random.int(0, 9) === 0 ? "live" : seconds < 180 ? "short" : "long",
    view_count: random.int(0, 30) === 0 ? null : views,
    like_count: Math.floor(views / 25),
    comment_count: Math.floor(views / 300),
    embeddable: random.int(0, 7) === 0 ? 0 : 1,
  };
}

/** Two moments of the channel and of every video, a new title, and a run that did not come to its end. */
function historyOf(videos: readonly Cells[]): Readonly<Record<string, readonly Cells[]>> {
  const days = ["2026-10-01T12:00:00.000Z", "2026-11-01T12:00:00.000Z"];
  const counts = (i: number): Cells => ({ view_count: 1000 + i, like_count: 10, comment_count: null });
  return {
    channel_stats: days.map((retrieved_at, i) => ({
      channel_id: CHANNEL,
      retrieved_at,
      view_count: 338_000_000 + i,
      video_count: 20_000,
    })),
    video_stats: videos.flatMap(({ video_id = null }) =>
      days.map((retrieved_at, i) => ({ video_id, retrieved_at, ...counts(i) })),
    ),
    video_changes: videos.map(({ video_id = null }) => ({
      video_id,
      changed_at: "2026-11-01T12:00:00.000Z",
      field: "title",
      old: "Before",
      new: "After",
      run_id: 1,
    })),
    runs: [
      {
        run_id: 1,
        command: "scrape",
        channel_ref: "@cutoff",
        channel_id: CUT_OFF,
        options: "{}",
        state: "stopped",
        started_at: "2026-11-01T11:00:00.000Z",
        updated_at: "2026-11-01T12:00:00.000Z",
      },
    ],
  };
}

/** Writes seven years of a channel, about a thousand videos, with the picture's four as the best of December 2024, and a second channel of one video. */
export function writeBrowserWorld(path: string): void {
  const random = seeded(2024);
  const videos: Cells[] = [];
  for (let month = 12 * FIRST_YEAR; month < 12 * (LAST_YEAR + 1); month++) {
    const number = (month % 12) + 1;
    // July has fewer videos than any list shows.
    const count = number === 7 ? 3 : random.int(8, 18);
    for (let i = 0; i < count; i++) {
      const at = `${Math.floor(month / 12)}-${day(number)}-${day(random.int(1, 28))}T12:00:00Z`;
      videos.push(video(videos.length, at, randomCells(random)));
    }
  }
  for (const [title, seconds, views, likes, comments, date] of PICTURED) {
    const counts = { duration_s: seconds, view_count: views, like_count: likes, comment_count: comments };
    videos.push(video(videos.length, `${date}T20:00:00Z`, { title, ...counts }));
  }
  for (const title of HOSTILE) {
    const counts = { duration_s: 60, view_count: 900_000 + videos.length, like_count: 5, comment_count: 5 };
    videos.push(video(videos.length, `${HOSTILE_MONTH}-10T20:00:00Z`, { title, description: title, ...counts }));
  }
  writeWorld(path, {
    channels: [
      {
        channel_id: CHANNEL,
        title: "Demo Arcade Archive",
        handle: "@demo",
        video_count: 20_000,
        view_count: 338_600_000,
      },
      { channel_id: CUT_OFF, title: "Cut off", handle: "@cutoff" },
    ],
    videos: [...videos, { ...video(videos.length, "2025-01-01T12:00:00Z", {}), channel_id: CUT_OFF }],
    others: historyOf(videos),
  });
}
