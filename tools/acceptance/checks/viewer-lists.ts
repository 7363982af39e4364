import { Agent } from "node:http";
import { parsePeriod } from "../../../apps/top-videos-web/src/core/period.ts";
import { oracle, readRows } from "../../../apps/top-videos-web/test/worlds/oracle.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withViewer } from "./viewer-command.ts";
import { type AskedFor, Asks, type Expected, OUTSIDE, queryOf, SqlOracle } from "./viewer-oracle.ts";
import { ask } from "./viewer-weight.ts";
import { CHANNEL, demo, tied } from "./viewer-worlds.ts";

const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Australia/Lord_Howe"];

/** A video of a JSON export, as far as it is compared. */
export interface ExportedVideo {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published_at: string | null;
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly duration_s: number | null;
  readonly kind: string | null;
  readonly playback: string;
  readonly likes_per_view?: number | null;
  readonly comments_per_view?: number | null;
  readonly percentile?: number | null;
}

export interface Exported {
  readonly total: number;
  readonly zone: string;
  readonly videos: readonly ExportedVideo[];
}

/** The videos of a page's cards in their order. */
export function cardsOf(html: string): string[] {
  return [...html.matchAll(/<article class="card" data-video="([^"]*)"/g)].map(([, id = ""]) => id);
}

function same(expected: Expected, { total, videos }: Exported, sort: AskedFor["sort"]): boolean {
  if (total !== expected.total || videos.length !== expected.rows.length) return false;
  return expected.rows.every((row, i) => {
    const video = videos[i];
    if (video === undefined || video.id !== row.id) return false;
    const figure = sort === "likes_per_view" || sort === "comments_per_view" || sort === "percentile";
    const shown = figure ? video[sort] : row.figure;
    const near =
      shown === row.figure || (typeof shown === "number" && Math.abs(shown - (row.figure ?? Number.NaN)) < 1e-9);
    return near && video.views === row.views && video.likes === row.likes && video.comments === row.comments;
  });
}

interface Batch {
  readonly database: string;
  readonly zone: string;
  readonly channels: readonly string[];
  /** How many asks. */
  readonly count: number;
  /** Of so many asks one is a search, which the slow oracle answers. */
  readonly searchEvery: number;
  readonly seed: number;
}

interface Tally {
  asked: number;
  searched: number;
  readonly wrong: string[];
}

async function compare(batch: Batch, tally: Tally): Promise<void> {
  const { database, zone, channels, count, searchEvery, seed } = batch;
  const sql = new SqlOracle(database, zone);
  const rows = new Map(channels.map((channel) => [channel, readRows(database, channel)]));
  const asks = channels.map((channel, i) => new Asks(seed + i, channel, sql.months(channel)));
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const expectedOf = (asked: AskedFor): Expected => {
    if (asked.q === "") return sql.list(asked);
    const period = parsePeriod(asked.period) ?? { type: "all" };
    const { ids, percentiles } = oracle(rows.get(asked.channel) ?? [], { ...asked, period }, zone);
    const known = new Map(rows.get(asked.channel)?.map((row) => [row.video_id, row]));
    const listed = ids.slice(0, asked.n).map((id, i) => {
      const {
        view_count: views = null,
        like_count: likes = null,
        comment_count: comments = null,
        duration_s: duration = null,
      } = known.get(id) ?? {};
      const per = (part: number | null): number | null =>
        part === null || views === null || views === 0 ? null : part / views;
      const figure =
        asked.sort === "percentile"
          ? (percentiles[i] ?? null)
          : per(asked.sort === "likes_per_view" ? likes : comments);
      return { id, views, likes, comments, duration, figure };
    });
    return { total: ids.length, rows: listed };
  };
  const one = async (address: string, asked: AskedFor): Promise<void> => {
    const query = queryOf(asked);
    const path = `${address}c/${asked.channel}`;
    const named = `${zone} ${asked.channel} ${asked.period} ${query}`;
    const [file, fragment] = await Promise.all([
      ask(`${path}/month/${asked.period}.json?${query}`, {}, agent),
      ask(`${path}?month=${asked.period}&${query}`, { "HX-Request-Type": "partial" }, agent),
    ]);
    const expected = expectedOf(asked);
    const ids = expected.rows.map(({ id }) => id);
    if (asked.period === OUTSIDE) {
      if (file.status !== 404 || fragment.status !== 404)
        tally.wrong.push(`${named}: ${file.status}, ${fragment.status}`);
      return;
    }
    if (file.status !== 200 || fragment.status !== 200) {
      tally.wrong.push(`${named}: ${file.status}, ${fragment.status}`);
      return;
    }
    const exported: Exported = JSON.parse(file.bytes.toString());
    if (!same(expected, exported, asked.sort)) tally.wrong.push(`${named}: JSON`);
    if (cardsOf(fragment.bytes.toString()).join() !== ids.join()) tally.wrong.push(`${named}: cards`);
  };
  try {
    await withViewer(
      database,
      async ({ address }) => {
        for (let i = 0; i < count; i++) {
          const searching = i % searchEvery === searchEvery - 1;
          const asked = asks[i % asks.length]?.next(searching);
          if (asked === undefined) continue;
          tally.asked++;
          if (searching) tally.searched++;
          await one(address, asked);
        }
      },
      { args: ["--tz", zone] },
    );
  } finally {
    agent.destroy();
    sql.close();
  }
}

/** Lists at random, as JSON and as cards, against what SQLite and plain loops over all rows answer. */
export async function listFindings(quick: boolean): Promise<Finding[]> {
  const zones = quick ? ["UTC", "Europe/Berlin"] : ZONES;
  const large = await demo(quick ? 500 : 20_000);
  const small = await tied();
  const tally: Tally = { asked: 0, searched: 0, wrong: [] };
  const each = (all: number): number => Math.ceil(all / zones.length);
  for (const [i, zone] of zones.entries()) {
    const seed = 100 * i;
    const channels = ["UCa", "UCb", "UConly"];
    await compare(
      {
        database: large,
        zone,
        channels: [CHANNEL],
        count: each(quick ? 60 : 3_000),
        searchEvery: quick ? 10 : 15,
        seed,
      },
      tally,
    );
    await compare({ database: small, zone, channels, count: each(quick ? 120 : 2_400), searchEvery: 4, seed }, tally);
  }
  const { asked, searched, wrong } = tally;
  return [
    allOf(
      `random lists in ${zones.length} zones (${searched} of them searches), JSON and cards as they have to be`,
      asked,
      wrong,
    ),
  ];
}
