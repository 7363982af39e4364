import { ScrapeError } from "../core/error.ts";
import { refreshDerived } from "../store/derived.ts";
import { storeFailure } from "../store/failure.ts";
import { findRun, updateRun } from "../store/runs.ts";
import type { Session } from "./session.ts";

/** After these a run is in good order and only has to be gone on with. */
const STOPS: ReadonlySet<string> = new Set([
  "E_QUOTA_DAY",
  "E_QUOTA_SEARCH",
  "E_QUOTA_STATS",
  "E_UNITS",
  "E_RATE",
  "E_NETWORK",
  "E_SERVER",
  "E_ABORTED",
]);

/** After these there is nothing to go on with. */
const HOPELESS: ReadonlySet<string> = new Set(["E_CHANNEL", "E_UNKNOWN_CHANNEL"]);

/** Runs the work of a session and leaves the run's row telling how it ended, whichever way that was. */
export async function* guarded<T, R>(session: Session, work: AsyncGenerator<T, R, void>): AsyncGenerator<T, R, void> {
  let ended = false;
  try {
    const result = yield* work;
    ended = true;
    return result;
  } catch (reason) {
    ended = true;
    const error = failureOf(reason, session.store.path);
    noteEnd(session, error);
    throw error;
  } finally {
    // The caller stopped listening: the run can be gone on with.
    if (!ended) noteEnd(session, new ScrapeError("E_ABORTED", "left"));
    await session.close();
  }
}

/** The error as a caller should see it; a mistake of the program stays what it is. */
function failureOf(reason: unknown, path: string): unknown {
  try {
    return storeFailure(reason, path);
  } catch (mistake) {
    return mistake;
  }
}

function noteEnd(session: Session, error: unknown): void {
  const code = error instanceof ScrapeError ? error.code : "E_BUG";
  try {
    session.write(() => {
      if (error instanceof ScrapeError && error.bucket !== undefined && code.startsWith("E_QUOTA")) {
        session.noteStop(error.bucket);
      }
      const state = HOPELESS.has(code) ? "abandoned" : STOPS.has(code) ? "stopped" : "failed";
      updateRun(session.store, session.runId, session.stamp(), { state, reason: code });
      // It may be a day until the run is gone on with, and what it has stored is looked at meanwhile.
      const channelId = findRun(session.store, session.runId)?.channelId;
      if (channelId !== undefined && channelId !== null) refreshDerived(session.store, channelId);
    });
  } catch {
    // A database that takes nothing more is the error that is on its way already.
  }
}
