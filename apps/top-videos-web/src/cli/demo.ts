import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  openStore,
  refresh,
  type ScrapeEvent,
  type ScrapeResult,
  scrape,
  systemClock,
} from "@side-projects/youtube-scrape";
import { startFake } from "@side-projects/youtube-scrape/fake";

/** Videos of the made-up channel: collected twice in about a second, and still some twenty in each of 140 months. */
const VIDEOS = 3000;

/** Days between the two times that it is collected, so that there is a history to look at. */
const DAYS = 20;
const DAY_MS = 86_400_000;

/** Where its thumbnails seem to be; `.invalid` is nowhere (RFC 2606), this server draws them. */
const THUMBNAIL_ORIGIN = "https://demo.invalid";

/** The days of the channel's life on which it is collected. */
const VISITS = [0, DAYS];

/** How far the work has come. */
export interface DemoProgress {
  /** Which collection it is, from 1. */
  readonly visit: number;
  readonly visits: number;
  readonly videos: number;
  /** Videos in the end; null as long as that can't be told. */
  readonly expected: number | null;
}

export interface DemoOptions {
  /** Ends the work early; what it throws then is ScrapeError E_ABORTED. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DemoProgress) => void;
}

/** A database that goes away. */
export interface DemoDatabase {
  readonly path: string;
  remove(): void;
}

/**
 * Collects the made-up channel from the fake API into a temporary folder: as it was some days ago, then as it is now.
 *
 * @throws ScrapeError E_ABORTED, E_DISK
 */
export async function makeDemo(options: DemoOptions): Promise<DemoDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "top-videos-web-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // However the process ends.
  process.on("exit", remove);
  const path = join(folder, "demo.db");
  try {
    await collect(path, options);
    return { path, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function collect(path: string, { signal, onProgress }: DemoOptions): Promise<void> {
  const store = openStore(path);
  try {
    for (const [index, day] of VISITS.entries()) {
      const onEvent = (event: ScrapeEvent): void => {
        if (event.type !== "progress") return;
        onProgress({ visit: index + 1, visits: VISITS.length, videos: event.videos, expected: event.expected });
      };
      const clock = systemClock(Date.now() - (DAYS - day) * DAY_MS);
      const fake = await startFake({ videos: VIDEOS, day, clock, thumbnailOrigin: THUMBNAIL_ORIGIN });
      try {
        const run = { signal, onEvent, store, clock, channel: fake.channelId, apiKey: "demo", baseUrl: fake.url };
        await finish(day === 0 ? scrape(run) : refresh(run));
      } finally {
        await fake.close();
      }
    }
  } finally {
    store.close();
  }
}

async function finish(run: AsyncGenerator<unknown, ScrapeResult, void>): Promise<void> {
  while ((await run.next()).done !== true);
}
