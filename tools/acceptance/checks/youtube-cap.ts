import type { Resource } from "../../../packages/youtube-scrape/test/second-api/answers.ts";
import type { SecondApiOptions } from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { youtube } from "./youtube-command.ts";
import { numberOf, rowsOf } from "./youtube-database.ts";
import { withFake } from "./youtube-fake.ts";
import { at, DAY, NOON, withSecondApi } from "./youtube-session.ts";
import { CHANNEL, plainWorld, UPLOADS } from "./youtube-worlds.ts";

const CLAIMED = 25_312;
const LISTED = 20_000;

/** What is said of a channel of which the API lists 20,000 videos only. */
export function toldCap(): Promise<Finding[]> {
  return withFake({ videos: CLAIMED }, ({ url, channel }) =>
    inFolder(async (cwd) => {
      const result = await youtube(["scrape", channel, "--db", "a.db", "--base-url", url], { cwd });
      const db = `${cwd}/a.db`;
      const [row = {}] = rowsOf(db, "SELECT listed, claimed FROM coverage");
      const text = `${result.stdout}${result.stderr}`.includes("20,000 of 25,312");
      return [
        { met: result.code === 3, text: `the fake with 25,312 videos: exit ${result.code}` },
        { met: text, text: `"20,000 of 25,312" is ${text ? "" : "not "}said` },
        { met: row.listed === LISTED && row.claimed === CLAIMED, text: `coverage row ${JSON.stringify(row)}` },
        {
          met: numberOf(db, "SELECT count(*) FROM videos") === LISTED,
          text: `${numberOf(db, "SELECT count(*) FROM videos")} videos`,
        },
      ];
    }),
  );
}

/** Videos beyond what is listed, found by search over as many days as its allowance needs, on the second server. */
export async function beyondCap(videos: number, listed: number, searches: number): Promise<Finding[]> {
  const world = plainWorld(videos);
  const known = crowded(world.videos);
  const ids = [...known.keys()];
  const pages = Array.from({ length: listed / 50 }, (_, i) => ids.slice(50 * i, 50 * i + 50));
  let now = NOON;
  const options: SecondApiOptions = {
    ...world,
    videos: known,
    pages: (id) => (id === UPLOADS ? pages : null),
    limits: { search: searches },
    now: () => now,
  };
  return withSecondApi(options, async ({ run, db, api }) => {
    const first = await run(["scrape", CHANNEL, "--beyond-cap"], at(now));
    const spent = api.units().search;
    let last = first;
    let days = 1;
    while (last.code === 75 && days < 30) {
      now += DAY;
      days++;
      last = await run(["resume"], at(now));
    }
    const found = numberOf(db, "SELECT count(*) FROM videos");
    const foreign = rowsOf(db, "SELECT video_id FROM videos").filter(
      ({ video_id }) => !known.has(String(video_id)),
    ).length;
    const { search } = api.units();
    const share = found / videos;
    // A list that stops short of the cap may have lost pages, so it is read once more.
    const passes = listed < LISTED ? 2 : 1;
    return [
      {
        met: first.code === 75 && spent >= searches && spent <= searches + 1,
        text: `--beyond-cap on the first day: exit ${first.code} after ${spent} searches`,
      },
      {
        met: share >= 0.999 && foreign === 0,
        text: `${found} of ${videos} videos (${(100 * share).toFixed(2)} %) after ${days} days and ${search} searches`,
      },
      { met: last.code === (found === videos ? 0 : 3), text: `exit ${last.code}` },
      atMost("general units", api.units().general, 1 + passes * (listed / 50) + Math.ceil(videos / 50) + 2 * days + 5),
    ];
  });
}

/**
 * Videos in the order of uploading, the newest first: every 40 days 600 within an hour, three a second, more than a search
 * can page through, and 100 over the 100 hours before. Every 397th is published only three days after.
 */
function crowded(videos: ReadonlyMap<string, Resource>): Map<string, Resource> {
  return new Map(
    [...videos].map(([id, video], n) => {
      const group = Math.floor(n / 700);
      const within = n % 700;
      const seconds = within < 600 ? 18 * Math.floor(within / 3) : 3600 * (within - 599);
      const late = n % 397 === 0 ? 3 * DAY : 0;
      const time = Date.UTC(2026, 8, 1) - group * 40 * DAY - 1000 * seconds + late;
      const publishedAt = `${new Date(time).toISOString().slice(0, 19)}Z`;
      const snippet = typeof video.snippet === "object" ? video.snippet : {};
      return [id, { ...video, snippet: { ...snippet, publishedAt } }];
    }),
  );
}
