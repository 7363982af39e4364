import { readFileSync } from "node:fs";
import path from "node:path";
import type { CommandResult } from "@side-projects/testkit";
import { isObject } from "../../../packages/youtube-scrape/test/second-api/fields.ts";
import { allowanceOf } from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { lastJson, resultOf, type YoutubeOptions, youtube } from "./youtube-command.ts";
import { ledgerOf, numberOf } from "./youtube-database.ts";
import { withFake } from "./youtube-fake.ts";
import { startProxy } from "./youtube-proxy.ts";
import { withSecondApi } from "./youtube-session.ts";
import { CHANNEL, plainWorld } from "./youtube-worlds.ts";

export interface Measured {
  result: CommandResult;
  /** Requests that a server in the same process was asked, by allowance. */
  inside: { general: number; search: number; stats: number };
  megabytes: number;
  /** From the start of the program to its end, without that of Node. */
  seconds: number;
}

/** Runs the command and looks at it from inside its process. */
export async function measured(args: readonly string[], options: YoutubeOptions): Promise<Measured> {
  const file = path.join(options.cwd, "inside.json");
  const module = path.join(import.meta.dirname, "youtube-inside.cjs");
  const env = { ...options.env, INSIDE_FILE: file };
  const result = await youtube(args, { ...options, env, node: ["--require", module] });
  const { paths, megabytes, seconds }: { paths: string[]; megabytes: number; seconds: number } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const inside = { general: 0, search: 0, stats: 0 };
  for (const url of paths) inside[allowanceOf(url.replace(/\?.*/, "").replace(/^.*\/youtube\/v3\//, ""))]++;
  return { result, inside, megabytes, seconds };
}

const FIELDS = "channel_id coverage db inserted ms units updated videos";

/** The demo: its line of JSON, its units, the ledger and what its server was asked. */
export function demoFindings(videos: number): Promise<Finding[]> {
  const pages = Math.ceil(videos / 50);
  const wanted = JSON.stringify({ general: 1 + 2 * pages, search: 0, stats: 0 });
  return inFolder(async (folder) => {
    const db = path.join(folder, "demo.db");
    const size = videos === 20_000 ? [] : ["--videos", String(videos)];
    const { result, inside, seconds } = await measured(["scrape", "--demo", ...size, "--db", db, "--json"], {
      cwd: folder,
      key: null,
    });
    const line = resultOf(result);
    const value = lastJson(result.stdout);
    const fields = isObject(value) ? Object.keys(value).sort().join(" ") : "";
    const rows = numberOf(db, "SELECT count(*) FROM videos");
    const counts = [line.units, ledgerOf(db), inside].map((units) => JSON.stringify(units));
    return [
      {
        met: result.code === 0 && line.videos === videos && rows === videos,
        text: `scrape --demo: exit ${result.code}, ${rows} videos in ${seconds.toFixed(1)} s`,
      },
      { met: counts.every((units) => units === wanted), text: `result, ledger and server: ${counts.join(" ")}` },
      {
        met: fields === FIELDS && result.stdout.trim().split("\n").length === 1,
        text: `one line of JSON with ${fields}`,
      },
      {
        met: line.coverage.listed === videos && line.coverage.claimed === videos,
        text: `coverage ${JSON.stringify(line.coverage)}`,
      },
    ];
  });
}

/** Through a proxy that keeps count: a scrape, then a refresh of the counts only. */
export function ledgerFindings(videos: number): Promise<Finding[]> {
  const pages = Math.ceil(videos / 50);
  return withFake({ videos }, async ({ url, channel }) => {
    const proxy = await startProxy(url);
    try {
      return await inFolder(async (folder) => {
        const db = path.join(folder, "a.db");
        const run = (...args: string[]): Promise<CommandResult> =>
          youtube([...args, channel, "--db", db, "--base-url", proxy.url, "--json"], { cwd: folder });
        const scraped = resultOf(await run("scrape")).units;
        const first = proxy.units();
        proxy.reset();
        const refreshed = resultOf(await run("refresh", "--stats-only")).units;
        const second = proxy.units();
        const booked = ledgerOf(db);
        const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
        return [
          {
            met: same(scraped, first) && first.general === 1 + 2 * pages,
            text: `scrape: ${JSON.stringify(scraped)}, counted ${JSON.stringify(first)}`,
          },
          {
            met: same(refreshed, second) && second.stats === pages && second.general <= 1,
            text: `refresh --stats-only: ${JSON.stringify(refreshed)}, counted ${JSON.stringify(second)}`,
          },
          {
            met: booked.general === first.general + second.general && booked.stats === second.stats,
            text: `ledger ${JSON.stringify(booked)}`,
          },
        ];
      });
    } finally {
      await proxy.close();
    }
  });
}

/** What `estimate` says a scrape will cost, and what it costs, to the unit. */
export async function estimateFindings(sizes: readonly number[]): Promise<Finding[]> {
  const wrong: string[] = [];
  const compare = async (
    name: string,
    run: (args: readonly string[]) => Promise<CommandResult>,
    channel: string,
    flags: readonly string[],
  ): Promise<void> => {
    const foretold = lastJson((await run(["estimate", channel, ...flags])).stdout);
    const scraped = await run(["scrape", channel, ...flags, "--db", "a.db"]);
    const { units } = resultOf(scraped);
    const said = isObject(foretold) ? JSON.stringify(foretold.units) : "nothing";
    if (said !== JSON.stringify(units)) wrong.push(`${name}: ${said} foretold, ${JSON.stringify(units)} spent`);
  };
  for (const size of sizes) {
    const world = plainWorld(size);
    // No more than 20,000 are ever listed.
    const pages = (id: string): readonly (readonly string[])[] | null => world.pages(id, 1)?.slice(0, 400) ?? null;
    await withSecondApi({ ...world, pages }, ({ run, folder, api }) => {
      const bare = (args: readonly string[]): Promise<CommandResult> =>
        youtube([...args, "--base-url", api.url, "--json"], { cwd: folder });
      return compare(`${size} videos, ${run.length}`, bare, CHANNEL, []);
    });
  }
  const kinds = ["long,short,live", "short"];
  const largest = Math.max(...sizes.filter((size) => size <= 20_000));
  await withFake({ videos: largest }, async ({ url, channel }) => {
    for (const kind of kinds) {
      await inFolder((cwd) =>
        compare(
          `${largest} videos, ${kind}`,
          (args) => youtube([...args, "--base-url", url, "--json"], { cwd }),
          channel,
          ["--kinds", kind],
        ),
      );
    }
  });
  return [allOf("channels whose estimate is what they cost", sizes.length + kinds.length, wrong)];
}
