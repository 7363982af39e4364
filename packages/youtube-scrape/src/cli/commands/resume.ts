import { ScrapeError } from "../../core/error.ts";
import { resume } from "../../scrape/resume.ts";
import { type RunSummary, unfinishedRuns } from "../../store/runs.ts";
import type { Store } from "../../store/store.ts";
import { type Service, serviceOfRun } from "../api.ts";
import type { Context } from "../context.ts";
import { makeRuns } from "../runs.ts";
import { interruption } from "../signals.ts";
import { writing } from "../stores.ts";

/** `youtube-scrape resume`: goes on with runs that were cut off. */
export async function resumeCommand(context: Context): Promise<number> {
  const stopping = interruption(() => context.journal.note("warn", "stopping; Ctrl-C again ends at once"));
  const services: Service[] = [];
  try {
    return await writing(context, false, async (store) => {
      const runs = runsIn(context, store);
      if (runs.length === 0) nothing(context);
      return makeRuns(
        context,
        store,
        stopping,
        runs.map(({ runId, channelRef, options: stored }) => ({
          channel: channelRef,
          options: async () => {
            const service = await serviceOfRun(context, stopping, stored);
            services.push(service);
            return service.options;
          },
          start: (options) => Promise.resolve(resume({ ...options, runId })),
          beyondCap: stored.beyondCap === true,
        })),
      );
    });
  } finally {
    for (const service of services) await service.close();
  }
}

/** @throws ScrapeError E_USAGE where the run that is named can't be gone on with */
function runsIn({ args }: Context, store: Store): RunSummary[] {
  const runs = unfinishedRuns(store);
  const wanted = args.numbers.get("run");
  if (wanted === undefined) return runs;
  const found = runs.filter(({ runId }) => runId === wanted);
  if (found.length > 0) return found;
  const numbers = runs.map(({ runId }) => runId).join(", ");
  throw new ScrapeError("E_USAGE", `run ${wanted} is not unfinished`, {
    hint: runs.length === 0 ? "no run is: there is nothing to resume" : `unfinished are: ${numbers}`,
  });
}

function nothing({ json, quiet, terminal, journal }: Context): void {
  if (json) journal.note("info", "nothing to resume");
  else if (!quiet) terminal.line("nothing to resume: every run has come to its end");
}
