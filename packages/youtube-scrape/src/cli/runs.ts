import { ScrapeError } from "../core/error.ts";
import type { ApiOptions, RunOptions, ScrapeResult } from "../options.ts";
import { pacificDay } from "../pacific.ts";
import { storeFailure } from "../store/failure.ts";
import { allowanceOf, workOf } from "../store/status.ts";
import type { Store } from "../store/store.ts";
import type { Context } from "./context.ts";
import { EXIT, worse } from "./exit.ts";
import { followUp, withFollowUp } from "./hint.ts";
import { keepHeapSmall } from "./memory.ts";
import { grouped } from "./progress.ts";
import { databaseOf } from "./settings.ts";
import type { Interruption } from "./signals.ts";
import { adviceOn, failureLine, resultLine, type SummaryOptions, summary } from "./summary.ts";

/** One run that a command makes. */
export interface Job {
  /** The channel as it was asked for. */
  readonly channel: string;
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
  const { args, journal } = context;
  let { clock } = context;
  const left: SummaryOptions["left"] = (bucket) => allowanceOf(store, bucket, pacificDay(clock.now())).left;
  journal.left = left;
  const limit = args.numbers.get("max-units");
  const before = unitsIn(store);
  let code: number = EXIT.done;
  for (const [i, job] of jobs.entries()) {
    const budget = limit === undefined ? undefined : limit - (unitsIn(store) - before);
    if (limit !== undefined && budget === 0) {
      code = worse(code, tellFailure(context, job, spent(limit)));
      tellRest(context, jobs.length - i);
      return code;
    }
    const seen: Seen = { title: undefined, runId: undefined, expected: 0 };
    try {
      const api = await job.options();
      // A made-up channel may have a day of its own.
      clock = api.clock ?? clock;
      const result = await make(job, { api, context, store, budget, seen });
      journal.end();
      tell(context, { result, title: seen.title, left, beyondCap: job.beyondCap });
      code = worse(code, result.complete ? EXIT.done : EXIT.incomplete);
    } catch (error) {
      journal.end();
      tellProgress(context, store, seen);
      const stopped = stopping.code();
      if (stopped !== undefined) return worse(code, interrupted(context, job, stopped));
      code = worse(code, tellFailure(context, job, error));
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
  readonly api: ApiOptions;
  readonly context: Context;
  readonly store: Store;
  /** Calls that the run may make. */
  readonly budget: number | undefined;
  readonly seen: Seen;
}

/** What the events of a run have told so far. */
interface Seen {
  title: string | undefined;
  runId: number | undefined;
  /** Videos that it will have stored in the end. */
  expected: number;
}

/** @throws ScrapeError whatever the run throws, E_DISK, E_BUSY or E_DATABASE where the database did */
async function make(job: Job, { api, context, store, budget, seen }: Making): Promise<ScrapeResult> {
  const concurrency = context.args.numbers.get("concurrency");
  try {
    const rows = await job.start({
      ...api,
      store,
      onEvent: (event) => {
        if (event.type === "run") Object.assign(seen, { title: event.title, runId: event.runId });
        if (event.type === "progress") seen.expected = event.expected ?? 0;
        api.onEvent?.(event);
      },
      ...(concurrency !== undefined && { concurrency }),
      ...(budget !== undefined && { maxUnits: budget }),
      ...(job.demo !== undefined && { demo: job.demo }),
    });
    for (;;) {
      const { done, value } = await rows.next();
      if (done === true) return value;
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

/** Tells of a run that failed, and what to exit with. */
function tellFailure({ args, fail, json, terminal }: Context, { channel }: Job, error: unknown): number {
  if (json) terminal.line(failureLine(channel, withFollowUp(error, args), databaseOf(args)));
  return fail(error);
}

function tellProgress({ journal }: Context, store: Store, { runId, expected }: Seen): void {
  if (runId === undefined) return;
  try {
    const { settled, found } = workOf(store, runId);
    const all = Math.max(found, expected);
    if (all > 0) journal.note("warn", `${grouped(settled)} of ${grouped(all)} videos are stored`);
  } catch {
    // A database that can't be read any more is the failure that is told next.
  }
}

function interrupted(context: Context, { channel }: Job, code: number): number {
  const { args, journal, json, terminal } = context;
  const db = databaseOf(args);
  const hint = followUp("resume", db);
  if (json) terminal.line(failureLine(channel, new ScrapeError("E_ABORTED", "interrupted", { hint }), db));
  journal.note("warn", `stopped; what is stored stays. To go on: ${hint}`);
  return code;
}
