import { ScrapeError } from "../core/error.ts";
import type { ApiOptions, RunOptions, ScrapeEvent, ScrapeResult, Units } from "../options.ts";
import { pacificDay } from "../pacific.ts";
import type { Store } from "../store/store.ts";
import type { Context } from "./context.ts";
import { EXIT, worse } from "./exit.ts";
import { keepHeapSmall } from "./memory.ts";
import { databaseOf } from "./settings.ts";
import type { Interruption } from "./signals.ts";
import { unitsLeft } from "./stores.ts";
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
const OWN_TROUBLE: ReadonlySet<string> = new Set([
  "E_CHANNEL",
  "E_UNKNOWN_CHANNEL",
  "E_NOTHING",
  "E_QUOTA_SEARCH",
  "E_HOST",
]);

/**
 * Makes runs one after another and tells what each came to. A failure that would meet the next one too ends them all.
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
  const left = unitsLeft(store, () => pacificDay(clock.now()));
  journal.left = left;
  let [code, budget]: [number, number | undefined] = [EXIT.done, args.numbers.get("max-units")];
  for (const [i, job] of jobs.entries()) {
    const seen = new Watch();
    try {
      if (budget === 0) throw spent(args.numbers.get("max-units") ?? 0);
      const result = await make(job, { context, store, budget, seen });
      journal.end();
      tell(context, { result, title: seen.title, left, beyondCap: job.beyondCap });
      code = worse(code, result.complete ? EXIT.done : EXIT.incomplete);
    } catch (error) {
      journal.end();
      code = worse(code, stopping.code() ?? context.fail(error));
      const goesOn = error instanceof ScrapeError && OWN_TROUBLE.has(error.code);
      if (stopping.code() !== undefined) return interrupted(context, code);
      if (!goesOn) {
        const rest = jobs.length - i - 1;
        if (rest > 0) journal.note("warn", `${rest} more not begun`);
        return code;
      }
    }
    if (budget !== undefined) budget = Math.max(0, budget - seen.spent());
  }
  return code;
}

/** Follows the events of a run for what its result does not tell. */
class Watch {
  title: string | undefined;
  #first: number | undefined;
  #last = 0;

  take(event: ScrapeEvent): void {
    if (event.type === "run") this.title = event.title;
    if (event.type !== "progress") return;
    this.#last = total(event.units);
    this.#first ??= this.#last;
  }

  /** Calls since the run's first word; a run that goes on counts its earlier calls too. */
  spent(): number {
    return this.#last - Math.max(0, (this.#first ?? 0) - 1);
  }
}

function total({ general, search, stats }: Units): number {
  return general + search + stats;
}

interface Making {
  readonly context: Context;
  readonly store: Store;
  readonly budget: number | undefined;
  readonly seen: Watch;
}

async function make(job: Job, { context, store, budget, seen }: Making): Promise<ScrapeResult> {
  const api = await job.options();
  const concurrency = context.args.numbers.get("concurrency");
  const rows = await job.start({
    ...api,
    store,
    onEvent: (event) => {
      seen.take(event);
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
