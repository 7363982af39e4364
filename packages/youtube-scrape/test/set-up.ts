import { onTestFinished } from "vitest";
import type { ScrapeEvent, ScrapeOptions } from "../src/options.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { type Asked, CHANNEL, type MemoryOptions, memoryApi } from "./memory-api.ts";
import { type FakeClock, fakeClock } from "./run.ts";

/** A scrape of a channel in memory, ready to be started. */
export interface SetUp {
  readonly asked: Asked[];
  readonly clock: FakeClock;
  readonly events: ScrapeEvent[];
  readonly store: Store;
  readonly options: ScrapeOptions;
  /** Ids of the stored videos, in order. */
  ids(): string[];
  /** The only value of a query. */
  one(sql: string): unknown;
}

export function setUp(memory: MemoryOptions): SetUp {
  const { transport, asked } = memoryApi(memory);
  const clock = fakeClock();
  const events: ScrapeEvent[] = [];
  const store = openStore(":memory:");
  onTestFinished(() => store.close());
  const options: ScrapeOptions = {
    store,
    clock,
    channel: CHANNEL,
    apiKey: "key-of-the-test",
    transport,
    random: () => 0.5,
    onEvent: (event) => {
      events.push(event);
    },
  };
  return {
    asked,
    clock,
    events,
    store,
    options,
    ids: () => store.db.prepare<[], string>("SELECT video_id FROM videos ORDER BY 1").pluck().all(),
    one: (sql) => store.db.prepare<[], unknown>(sql).pluck().get(),
  };
}
