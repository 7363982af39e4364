/** Whole collections of channels by programs that each get a new database, against fakes of the API in this process. */
import { spawn } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FakeServer } from "../../../packages/youtube-scrape/src/fake/options.ts";
import type { ScrapeJob } from "./protocol.ts";
import type { Subject } from "./runner.ts";

/** What is to be collected and where to. */
export interface ScrapeOf {
  /** Address of the API. */
  readonly url: string;
  readonly channel: string;
  /** The database, which need not be there yet. */
  readonly file: string;
}

export type ScrapeCommand = (what: ScrapeOf) => [string, string[]];

/** Any will do for the fake. */
const KEY = "AIzaSyBenchmark0000000000000000000000000";
const PEAK = join(import.meta.dirname, "..", "peers", "peak.mjs");
/** No sample is to end at the daily allowance. */
const UNLIMITED = { general: 1e9, search: 1e9, stats: 1e9 };

/** Fakes of the API that go on from case to case, so that no contestant pays for a cold one. */
export class Fakes {
  readonly #servers = new Map<string, Promise<FakeServer[]>>();

  /** One server for each channel, each channel with videos of its own. */
  serving(job: ScrapeJob): Promise<FakeServer[]> {
    const key = JSON.stringify(job);
    const servers = this.#servers.get(key) ?? Promise.all(Array.from({ length: job.channels }, (_, i) => open(job, i)));
    this.#servers.set(key, servers);
    return servers;
  }

  async close(): Promise<void> {
    const servers = (await Promise.all(this.#servers.values())).flat();
    await Promise.all(servers.map((server) => server.close()));
  }
}

async function open({ videos, latency }: ScrapeJob, index: number): Promise<FakeServer> {
  const { startFake } = await import("../../../packages/youtube-scrape/src/fake/server.ts");
  const channelId = `UCbenchmark${String(index + 1).padStart(13, "0")}`;
  const server = await startFake({ videos, latencyMs: latency, channelId, seed: index + 1, quota: UNLIMITED });
  // The channel is invented at the first request.
  const page = new URLSearchParams({ part: "contentDetails", playlistId: channelId.replace("UC", "UU"), key: KEY });
  const answer = await fetch(`${server.url}/playlistItems?${page}`);
  if (!answer.ok) throw new Error(`the fake API answers with ${answer.status}`);
  await answer.arrayBuffer();
  return server;
}

export interface ScrapeContest {
  readonly job: ScrapeJob;
  readonly command: ScrapeCommand;
  readonly fakes: Fakes;
  /** For the databases. */
  readonly folder: string;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
}

/** A program that collects all channels of the job into one new database; timed from its start to its end. */
export function scrapeSubject(name: string, { job, command, fakes, folder, now }: ScrapeContest): Subject {
  const file = join(folder, `${name.replaceAll(" ", "-")}.db`);
  const peakFile = join(folder, "peak");
  let most = 0;
  let bytes: number | undefined;
  let units: number | undefined;
  return {
    name,
    async sample() {
      const servers = await fakes.serving(job);
      for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${end}`, { force: true });
      const before = unitsOf(servers);
      let time = 0;
      for (const { url, channelId } of servers) {
        const start = now();
        const { videos, peak } = await run(command({ url, channel: channelId, file }), folder, peakFile);
        time += now() - start;
        if (videos !== job.videos) throw new Error(`${name} stored ${videos} of ${job.videos} videos`);
        most = Math.max(most, peak);
      }
      units = unitsOf(servers) - before;
      bytes = statSync(file).size;
      return time;
    },
    bytes: () => bytes,
    peak: () => (most === 0 ? undefined : most),
    units: () => units,
    settle: async () => {},
  };
}

/** The command of the checkout in `root`, as it is installed: from its built files. */
export function ourScrape(root: string): ScrapeCommand {
  const folder = join(root, "packages", "youtube-scrape");
  const manifest: { bin: Record<string, string> } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const bin = join(folder, manifest.bin["youtube-scrape"] ?? "");
  return ({ url, channel, file }) => [
    process.execPath,
    ["--import", PEAK, bin, "scrape", channel, "--base-url", url, "--db", file, "--json", "--quiet"],
  ];
}

/** Runs a program in `folder`, where no settings file lies; gives what its last line of JSON and its peak say. */
async function run(
  [program, args]: [string, string[]],
  folder: string,
  peakFile: string,
): Promise<{ videos: number; peak: number }> {
  const env = { ...process.env, YOUTUBE_API_KEY: KEY, BENCH_PEAK: peakFile };
  const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-500);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${errors.trim()}`);
  const printed: { videos: number; peak?: number } = JSON.parse(out.trim().split("\n").at(-1) ?? "");
  return { videos: printed.videos, peak: printed.peak ?? Number(readFileSync(peakFile, "utf8")) };
}

function unitsOf(servers: readonly FakeServer[]): number {
  return servers.reduce((sum, server) => {
    const { general, search, stats } = server.units();
    return sum + general + search + stats;
  }, 0);
}
