import { type Clock, systemClock } from "../clock.ts";
import { quote, ScrapeError } from "../core/error.ts";
import type { Args } from "./args.ts";
import { type DemoOptions, demoOptions, readDemo } from "./demo.ts";
import { CLOCK_VARIABLE, databaseOf } from "./settings.ts";

/** What a database knows of a made-up channel. */
interface DemoPast {
  /** Of the newest run with one, where videos are stored. */
  readonly described: DemoOptions | undefined;
  /** The newest moment stored, in milliseconds since 1970. */
  readonly newest: number;
}

/** Midnight after the last day of a made-up channel, where its day 0 is. */
const END_MS = Date.UTC(2026, 10, 1);
const DAY_MS = 86_400_000;

const USUAL = { videos: 20_000, seed: 1 } as const;

/**
 * The made-up channel that a command means. A refresh goes on with the one that its database knows, on the same day,
 * where the flags don't say otherwise; a scrape mixes no two of them, as both have the same id.
 *
 * @throws ScrapeError E_USAGE
 */
export async function demoOf(args: Args): Promise<DemoOptions> {
  const given = demoOptions(args);
  const name = args.command?.name;
  if (name !== "scrape" && name !== "refresh") return given;
  const path = databaseOf(args);
  const { described } = await pastOf(path);
  if (described === undefined) return given;
  const { faults: _, latencyMs: __, ...channel } = described;
  if (name === "refresh") return { ...channel, ...given };
  const known = { ...USUAL, ...channel };
  const wanted = { ...USUAL, ...given };
  if (known.videos === wanted.videos && known.seed === wanted.seed) return given;
  const flags = `--videos ${known.videos} --seed ${known.seed}`;
  throw new ScrapeError("E_USAGE", `${quote(path)} holds another made-up channel, that of ${flags}`, {
    hint: `write ${flags}, or name another database with --db`,
  });
}

/**
 * The clock of runs on a made-up channel whose day is asked for: on that day, and at least as many days after the newest
 * moment stored as have passed since the day of the run before, so that its history grows by days too.
 * YOUTUBE_SCRAPE_NOW wins.
 */
export async function demoClock(clock: Clock, args: Args, day: number | undefined): Promise<Clock> {
  if (day === undefined || process.env[CLOCK_VARIABLE]) return clock;
  const { newest, described } = args.command?.flags.includes("db") ? await pastOf(databaseOf(args)) : NOTHING;
  const passed = Math.max(0, day - (described?.day ?? 0)) * DAY_MS;
  return systemClock(Math.max(END_MS + day * DAY_MS, newest + Math.max(passed, 1)));
}

const NOTHING: DemoPast = { described: undefined, newest: 0 };

/** Nothing where there is no database yet, or one that can't be read: that is told by who opens it next. */
async function pastOf(path: string): Promise<DemoPast> {
  const [{ openStore }, { newestMoment }] = await Promise.all([
    import("../store/open.ts"),
    import("../store/channels.ts"),
  ]);
  try {
    const store = openStore(path, { readOnly: true });
    try {
      const stored = store.db
        .prepare<[], string>(
          `SELECT json_extract(options, '$.demo') FROM runs WHERE json_type(options, '$.demo') = 'object'
           AND EXISTS (SELECT 1 FROM videos) ORDER BY run_id DESC LIMIT 1`,
        )
        .pluck()
        .get();
      const described = stored === undefined ? undefined : readDemo(JSON.parse(stored));
      return { described, newest: Date.parse(newestMoment(store) ?? "") || 0 };
    } finally {
      store.close();
    }
  } catch {
    return NOTHING;
  }
}
