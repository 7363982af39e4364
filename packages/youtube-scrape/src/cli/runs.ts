import { ScrapeError } from "../core/error.ts";
import type { ApiOptions, RunOptions, ScrapeResult } from "../options.ts";
import { pacificDay } from "../pacific.ts";
import { storeFailure } from "../store/failure.ts";
import { allowanceOf } from "../store/status.ts";
import type { Store } from "../store/store.ts";
import type { Context } from "./context.ts";
import { EXIT, worse } from "./exit.ts";
import { keepHeapSmall } from "./memory.ts";
import { databaseOf } from "./settings.ts";
import type { Interruption } from "./signals.ts";
import { adviceOn, resultLine, type SummaryOptions, summary } from "./summary.ts";

/** One run that a command makes. */
export interface Job {
  /** The API that it asks; made when its turn comes. */
  readonly options: () => Promise<ApiOptions>;
  /** Begins it; nothing happens until the first row is asked for. */
  readonly start: (options: RunOptions) => Promise<AsyncGenerator<unknown, ScrapeResult, void>>;
  readonly demo?: Readonly<Record<string, unknown>> | undefined;
  /** Whether it looks for what lies beyond the cap. */
  readonly beyondCap: boolean;
}

/** Failures that concern one channel alone, so that the next one may still be tried. */
const OWN_TROUBLE: ReadonlySet<string> = new Set(["E_CHANNEL", "E_UNKNOWN_CHANNEL", "E_NOTHING", "E_HOST"]);

/**
 * Makes runs one after another and tells what each came to. A failure that would meet the next one too ends them all, as
 * does a daily allowance that is used up: nothing asks for it again. --max-units holds for all runs together.
 *
 * @returns the gravest exit code
 */
export async function makeRuns(
  context: Context,
  store: Store,
  stopping: Interruption,
  jobs: readonly Job[],
): Promise<number> {
  keepHeapSmall();
  const { args, clock, journal } = context;
  const left: SummaryOptions["left"] = (bucket) => allowanceOf(store, bucket, pacificDay(clock.now())).left;
  journal.left = left;
  const limit = args.numbers.get("max-units");
  const before = unitsIn(store);
  let code: number = EXIT.done;
  for (const [i, job] of jobs.entries()) {
    const budget = limit === undefined ? undefined : limit - (unitsIn(store) - before);
    if (limit !== undefined && budget === 0) {
      code = worse(code, context.fail(spent(limit)));
      tellRest(context, jobs.length - i);
      return code;
    }
    try {
      const { result, title } = await make(job, { context, store, budget });
      journal.end();
      tell(context, { result, title, left, beyondCap: job.beyondCap });
      code = worse(code, result.complete ? EXIT.done : EXIT.incomplete);
    } catch (error) {
      journal.end();
      code = worse(code, stopping.code() ?? context.fail(error));
      if (stopping.code() !== undefined) return interrupted(context, code);
      if (error instanceof ScrapeError && OWN_TROUBLE.has(error.code)) continue;
      tellRest(context, jobs.length - i - 1);
      return code;
    }
  }
  return code;
}

/** Calls that the ledger of a database has, over all runs and days. */
function unitsIn({ db }: Store): number {
  return db.prepare<[], number | null>("SELECT sum(units) FROM quota_ledger").pluck().get() ?? 0;
}

interface Making {
  readonly context: Context;
  readonly store: Store;
  /** Calls that the run may make. */
  readonly budget: number | undefined;
}

interface Made {
  readonly result: ScrapeResult;
  /** Title of the channel, where the API told it. */
  readonly title: string | undefined;
}

/** @throws ScrapeError whatever the run throws, E_DISK, E_BUSY or E_DATABASE where the database did */
async function make(job: Job, { context, store, budget }: Making): Promise<Made> {
  const api = await job.options();
  const concurrency = context.args.numbers.get("concurrency");
  let title: string | undefined;
  try {
    const rows = await job.start({
      ...api,
      store,
      onEvent: (event) => {
        if (event.type === "run") title = event.title;
        api.onEvent?.(event);
      },
      ...(concurrency !== undefined && { concurrency }),
      ...(budget !== undefined && { maxUnits: budget }),
      ...(job.demo !== undefined && { demo: job.demo }),
    });
    for (;;) {
      const { done, value } = await rows.next();
      if (done === true) return { result: value, title };
    }
  } catch (error) {
    throw storeFailure(error, store.path);
  }
}

function tellRest({ args, journal }: Context, rest: number): void {
  if (rest === 0) return;
  const what = args.command?.name === "resume" ? "run" : "channel";
  journal.note("warn", `${rest} ${what}${rest === 1 ? "" : "s"} not begun`);
}

function tell(
  { args, terminal, json, quiet, journal }: Context,
  told: Pick<SummaryOptions, "result" | "title" | "left" | "beyondCap">,
): void {
  const db = databaseOf(args);
  const { result, beyondCap } = told;
  if (json) terminal.line(resultLine(result, db));
  else if (!quiet) terminal.line(summary({ ...told, db, bold: terminal.bold }));
  if (!result.complete && (json || quiet)) journal.note("warn", adviceOn(result.coverage, beyondCap));
}

function spent(limit: number): ScrapeError {
  return new ScrapeError("E_UNITS", `the limit of ${limit} units is reached`, {
    hint: "the runs before are stored; run the command again for the rest",
  });
}

function interrupted({ args, journal }: Context, code: number): number {
  journal.note("warn", `stopped; what is stored stays. To go on: youtube-scrape resume --db ${databaseOf(args)}`);
  return code;
}
