import type { BenchCase } from "./src/cases.ts";
import type { ScrapeJob, VideosJob } from "./src/protocol.ts";

const PEERS = ["httpx", "httpx async"] as const;

/** The API lists the newest 20,000 videos of a channel and no more, so more videos are more channels. */
const LISTED = 20_000;

/** Samples of each contestant; the longest of all takes minutes. */
const ROUNDS: Readonly<Record<number, { quick: number; slow: number }>> = {
  1000: { quick: 10, slow: 5 },
  20000: { quick: 7, slow: 3 },
  100000: { quick: 3, slow: 1 },
};

function scrape(videos: number, latency: number): BenchCase {
  const channels = Math.ceil(videos / LISTED);
  const job: ScrapeJob = { task: "scrape", videos: videos / channels, channels, latency };
  const rounds = ROUNDS[videos] ?? { quick: 5, slow: 3 };
  return {
    name: `scrape/${videos}/${latency}-ms`,
    job,
    work: { amount: videos, unit: "videos" },
    peers: PEERS,
    process: "scrape",
    rounds: latency === 0 ? rounds.quick : rounds.slow,
  };
}

function part(task: VideosJob["task"], videos: number, more: Partial<BenchCase> = {}): BenchCase {
  return {
    name: `${task}/${videos}`,
    job: { task, videos },
    work: { amount: videos, unit: "videos" },
    peers: [],
    ...more,
  };
}

/** Cases of youtube-scrape: whole collections against the fake API, then its parts without a network. */
export function youtubeScrapeCases(): BenchCase[] {
  return [
    ...[1_000, 20_000, 100_000].flatMap((videos) => [0, 50].map((latency) => scrape(videos, latency))),
    part("map", 1_000, { fast: true }),
    part("export-jsonl", 1_000, { fast: true }),
    ...(["map", "save", "export-csv", "export-jsonl", "report"] as const).map((task) => part(task, LISTED)),
  ];
}
