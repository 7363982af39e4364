import type { Clock } from "../clock.ts";
import { ScrapeError } from "../core/error.ts";
import { isRecord } from "../core/record.ts";
import { parseFault } from "../fake/faults.ts";
import type { FakeOptions } from "../fake/options.ts";
import type { Args } from "./args.ts";

/** The only key that the made-up channel of --demo takes. It opens nothing else. */
const KEY = "demo";

/**
 * Where thumbnails of made-up channels seem to be; `.invalid` is reserved for what is nowhere (RFC 2606). The port of the
 * moment would be another one at each run, and each run would then find 20,000 thumbnails changed.
 */
const THUMBNAIL_ORIGIN = "https://demo.invalid";

/** What a made-up channel is made from: kept with the run, so that resume finds the same one. */
export type DemoOptions = Readonly<{
  videos?: number;
  seed?: number;
  claimed?: number;
  day?: number;
  latencyMs?: number;
  faults?: readonly string[];
}>;

/** A made-up channel that is being served. */
export interface Demo {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly channelId: string;
  readonly described: DemoOptions;
  close(): Promise<void>;
}

/** The numbers of {@link DemoOptions}, by the flag that gives them. */
const NUMBERS = [
  ["videos", "videos"],
  ["seed", "seed"],
  ["claimed", "claimed"],
  ["day", "day"],
  ["latency", "latencyMs"],
] as const;

/** Flags that describe a made-up channel. */
export const DEMO_FLAGS: readonly string[] = [...NUMBERS.map(([flag]) => flag), "fault"];

/**
 * The made-up channel that the flags describe.
 *
 * @throws ScrapeError E_USAGE for a fault that there is none of
 */
export function demoOptions({ numbers, lists }: Args): DemoOptions {
  const faults = lists.get("fault");
  for (const fault of faults ?? []) parseFault(fault);
  const given = NUMBERS.map(([flag, option]) => [option, numbers.get(flag)] as const);
  return {
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...(faults !== undefined && { faults }),
  };
}

/**
 * Serves a made-up channel from this process.
 *
 * @param described as demoOptions made it, or as a database has kept it
 * @throws ScrapeError E_DATABASE where a database has kept something else
 */
export async function startDemo(described: unknown, clock: Clock): Promise<Demo> {
  const options = readDemo(described);
  const { startFake } = await import("../fake/server.ts");
  const server = await startFake({ ...fakeOptions(options), clock, keys: [KEY], thumbnailOrigin: THUMBNAIL_ORIGIN });
  return {
    apiKey: KEY,
    baseUrl: server.url,
    channelId: server.channelId,
    described: options,
    close: () => server.close(),
  };
}

/** Options of the fake API for a made-up channel. */
export function fakeOptions({ faults, ...numbers }: DemoOptions): FakeOptions {
  return { ...numbers, ...(faults !== undefined && { faults }) };
}

/** @throws ScrapeError E_DATABASE where it is not what demoOptions makes */
export function readDemo(described: unknown): DemoOptions {
  if (isRecord(described)) {
    const numbers = NUMBERS.map(([, option]) => [option, described[option]] as const).filter(
      ([, value]) => value !== undefined,
    );
    const { faults = [] } = described;
    const areNumbers = numbers.every(([, value]) => typeof value === "number");
    if (areNumbers && Array.isArray(faults) && faults.every((fault) => typeof fault === "string")) {
      return { ...Object.fromEntries(numbers), ...(faults.length > 0 && { faults }) };
    }
  }
  throw new ScrapeError("E_DATABASE", "the made-up channel of the unfinished run can't be read", {
    hint: "start over with: youtube-scrape scrape --fresh --demo",
  });
}
