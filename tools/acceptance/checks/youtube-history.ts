import type { CommandResult } from "@side-projects/testkit";
import type { Resource } from "../../../packages/youtube-scrape/test/second-api/answers.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { resultOf, youtube } from "./youtube-command.ts";
import { numberOf, rowsOf } from "./youtube-database.ts";
import { at, DAY, NOON, withSecondApi } from "./youtube-session.ts";
import { CHANNEL, idOf, plainWorld, videoOf, worldOf } from "./youtube-worlds.ts";

const AVAILABILITY = "SELECT availability FROM videos WHERE video_id = ?";

/** A video counts as gone once videos.list has left it out twice, and its last row stays; batchGetStats says nothing of it. */
export async function vanishingFindings(): Promise<Finding[]> {
  const world = plainWorld(60);
  const all = world.videos;
  const without = new Map([...all].filter(([id]) => id !== idOf(7)));
  return withSecondApi(world, async ({ run, db }) => {
    const after = async (
      days: number,
      args: readonly string[],
      videos: ReadonlyMap<string, Resource>,
    ): Promise<string> => {
      world.videos = videos;
      resultOf(await run(args, at(NOON + days * DAY)));
      return String(rowsOf(db, AVAILABILITY, idOf(7))[0]?.availability);
    };
    const seen = [
      await after(0, ["scrape", CHANNEL], all),
      await after(1, ["refresh", CHANNEL, "--stats-only"], without),
      await after(2, ["refresh", CHANNEL, "--stats-only"], without),
      await after(3, ["refresh", CHANNEL, "--stats-only"], without),
      await after(4, ["refresh", CHANNEL], without),
      await after(5, ["refresh", CHANNEL], all),
      await after(6, ["refresh", CHANNEL], without),
      await after(7, ["refresh", CHANNEL], without),
    ];
    const [row = {}] = rowsOf(db, "SELECT title, view_count, unavailable_at FROM videos WHERE video_id = ?", idOf(7));
    const others = numberOf(db, "SELECT count(*) FROM videos WHERE availability <> 'available'");
    seen.push(await after(8, ["scrape", CHANNEL], all));
    const wanted = [...Array.from({ length: 7 }, () => "available"), "unavailable", "available"];
    return [
      {
        met: seen.join() === wanted.join(),
        text: `three times left out by batchGetStats, once by videos.list, back, twice left out, listed again: ${seen.join(", ")}`,
      },
      {
        met: row.title === "Video 7" && row.view_count === 1007 && String(row.unavailable_at).startsWith("2026-10-27"),
        text: `the last row is kept: ${JSON.stringify(row)}`,
      },
      { met: others === 1, text: `${others} video gone of 60` },
    ];
  });
}

/** Each refresh adds one row of counts a video; what changed is logged with its old and its new value, once. */
export async function refreshFindings(count: number): Promise<Finding[]> {
  const grown = (n: number, day: number): Record<string, unknown> => ({
    statistics: { viewCount: String(1000 + n + 10 * day), likeCount: String(n), commentCount: "1" },
  });
  const onDay = (day: number): ReturnType<typeof worldOf> =>
    worldOf(
      Array.from({ length: count }, (_, n) => {
        const video = videoOf(n, grown(n, day));
        const title = n % 10 === 3 && day >= 2 ? `Video ${n}, now renamed` : `Video ${n}`;
        return { ...video, snippet: { ...(typeof video.snippet === "object" && video.snippet), title } };
      }),
    );
  const world = onDay(0);
  return withSecondApi(world, async ({ run, db, api }) => {
    const on = async (day: number, args: readonly string[]): Promise<ReturnType<typeof api.units>> => {
      world.videos = onDay(day).videos;
      const before = api.units();
      resultOf(await run(args, at(NOON + day * DAY)));
      const after = api.units();
      return {
        general: after.general - before.general,
        search: after.search - before.search,
        stats: after.stats - before.stats,
      };
    };
    await on(0, ["scrape", CHANNEL]);
    const full = await on(1, ["refresh", CHANNEL]);
    const renamed = await on(2, ["refresh", CHANNEL]);
    const stats = await on(3, ["refresh", CHANNEL, "--stats-only"]);
    const rows = rowsOf(db, "SELECT video_id, view_count FROM video_stats ORDER BY video_id, retrieved_at");
    const wanted = Array.from({ length: count }, (_, n) =>
      [0, 1, 2, 3].map((day) => `${idOf(n)} ${1000 + n + 10 * day}`),
    ).flat();
    const found = rows.map(({ video_id, view_count }) => `${video_id} ${view_count}`);
    const changes = rowsOf(
      db,
      "SELECT video_id, field, old, new FROM video_changes WHERE field = 'title' ORDER BY video_id",
    );
    const expected = Array.from({ length: count }, (_, n) => n)
      .filter((n) => n % 10 === 3)
      .map((n) => ({ video_id: idOf(n), field: "title", old: `Video ${n}`, new: `Video ${n}, now renamed` }));
    const odd = numberOf(
      db,
      "SELECT count(*) FROM video_changes WHERE field IN ('view_count', 'like_count', 'retrieved_at')",
    );
    const batches = Math.ceil(count / 50);
    return [
      allOf(
        "rows of counts, one a video and run",
        wanted.length,
        wanted.filter((row, i) => row !== found[i]),
      ),
      { met: found.length === wanted.length, text: `${found.length} rows in video_stats` },
      {
        met: JSON.stringify(changes) === JSON.stringify(expected),
        text: `${changes.length} titles changed and logged, of ${expected.length}`,
      },
      { met: odd === 0, text: `${odd} counts logged as changes` },
      {
        met: stats.stats === batches && stats.general === 0 && stats.search === 0,
        text: `refresh --stats-only: ${stats.stats} stats and ${stats.general} general units`,
      },
      {
        met: full.stats === 0 && renamed.general === full.general,
        text: `refresh: ${full.general} general units for ${batches} batches`,
      },
    ];
  });
}

/** Rows that have not been looked at for 30 days are removed, with all that belongs to them, and no others. */
export async function pruneFindings(): Promise<Finding[]> {
  const world = plainWorld(120);
  const all = world.videos;
  return withSecondApi(world, async ({ run, db, folder }) => {
    resultOf(await run(["scrape", CHANNEL], at(NOON)));
    // The second visit finds the first 70 only, so the others keep the time of the first.
    world.videos = new Map([...all].slice(0, 70));
    resultOf(await run(["refresh", CHANNEL], at(NOON + 10 * DAY)));
    const left = async (moment: number, args: readonly string[]): Promise<number> => {
      expectDone(await youtube(["prune", "--db", db, ...args], { cwd: folder, ...at(moment) }));
      return numberOf(db, "SELECT count(*) FROM videos");
    };
    const stale = ["--stale", "30d"];
    const before = await left(NOON + 30 * DAY - 1000, stale);
    const dry = await left(NOON + 31 * DAY, [...stale, "--dry-run"]);
    const after = await left(NOON + 31 * DAY, stale);
    const kept = rowsOf(db, "SELECT video_id FROM videos ORDER BY video_id").map(({ video_id }) => video_id);
    const exact = kept.join() === Array.from({ length: 70 }, (_, n) => idOf(n)).join();
    const orphans = numberOf(
      db,
      "SELECT count(*) FROM video_stats WHERE video_id NOT IN (SELECT video_id FROM videos)",
    );
    const found = numberOf(db, `SELECT count(*) FROM videos_fts WHERE videos_fts MATCH 'about'`);
    const rolled = numberOf(db, "SELECT sum(videos) FROM month_rollup");
    const last = await left(NOON + 41 * DAY, stale);
    return [
      { met: before === 120, text: `a second before 30 days ${before} of 120 stay` },
      { met: dry === 120, text: `--dry-run leaves ${dry}` },
      { met: after === 70 && exact, text: `after 31 days the 70 that were refreshed stay: ${after}` },
      { met: orphans === 0, text: `${orphans} orphans in video_stats` },
      { met: found === 70 && rolled === 70, text: `${found} in the full text, ${rolled} in month_rollup` },
      { met: last === 0, text: `31 days after the refresh ${last} stay` },
    ];
  });
}

function expectDone(result: CommandResult): void {
  if (result.code !== 0) throw new Error(`exit ${result.code}: ${result.stderr.slice(-200)}`);
}
