import { allOf, type Finding } from "../src/findings.ts";
import { resultOf } from "./youtube-command.ts";
import { rowsOf } from "./youtube-database.ts";
import { at, DAY, NOON, withSecondApi } from "./youtube-session.ts";
import { CHANNEL, idOf, videoOf, worldOf } from "./youtube-worlds.ts";

interface Case {
  what: string;
  parts: Record<string, unknown>;
  /** Views, likes and comments as they have to be stored. */
  counts: readonly (number | null)[];
}

const CASES: readonly Case[] = [
  { what: "all counts", parts: {}, counts: [1000, 10, 0] },
  { what: "hidden likes", parts: { statistics: { viewCount: "5", commentCount: "2" } }, counts: [5, null, 2] },
  { what: "disabled comments", parts: { statistics: { viewCount: "5", likeCount: "3" } }, counts: [5, 3, null] },
  { what: "no statistics", parts: { statistics: undefined }, counts: [null, null, null] },
  { what: "empty statistics", parts: { statistics: {} }, counts: [null, null, null] },
  {
    what: "true zeros",
    parts: { statistics: { viewCount: "0", likeCount: "0", commentCount: "0" } },
    counts: [0, 0, 0],
  },
  {
    what: "counts that are no numbers",
    parts: { statistics: { viewCount: "", likeCount: "many", commentCount: null } },
    counts: [null, null, null],
  },
  {
    what: "more views than 32 bits hold",
    parts: { statistics: { viewCount: "14000000000", likeCount: "3000000000", commentCount: "1" } },
    counts: [14_000_000_000, 3_000_000_000, 1],
  },
  {
    what: "no title, date, details and status",
    parts: {
      snippet: { channelId: CHANNEL },
      contentDetails: undefined,
      status: undefined,
      statistics: { viewCount: "7", likeCount: "8", commentCount: "9" },
    },
    counts: [7, 8, 9],
  },
];

/** What the API left out is NULL in the table and in the history, by a scrape and by both ways to refresh. */
export async function nullFindings(): Promise<Finding[]> {
  const videos = CASES.map(({ parts }, n) => videoOf(n, parts));
  return withSecondApi(worldOf(videos), async ({ run, db }) => {
    resultOf(await run(undefined, at(NOON)));
    const channel = String(rowsOf(db, "SELECT channel_id FROM channels")[0]?.channel_id);
    resultOf(await run(["refresh", channel], at(NOON + DAY)));
    resultOf(await run(["refresh", channel, "--stats-only"], at(NOON + 2 * DAY)));
    const wrong = (table: string): string[] =>
      CASES.flatMap(({ what }, n) => {
        const rows = rowsOf(
          db,
          `SELECT view_count, like_count, comment_count FROM ${table} WHERE video_id = ?`,
          idOf(n),
        );
        const unlike = rows.filter((row) => Object.values(row).join() !== CASES[n]?.counts.join());
        return rows.length > 0 && unlike.length === 0 ? [] : [`${what}: ${JSON.stringify(unlike[0] ?? "no row")}`];
      });
    return [
      allOf("kinds of counts in videos", CASES.length, wrong("videos")),
      allOf("in video_stats, after a scrape and two refreshes", CASES.length, wrong("video_stats")),
    ];
  });
}
