import path from "node:path";
import { repository } from "@side-projects/testkit";
import { takeLock } from "../../benchmarks/src/lock.ts";
import { thisMachine } from "../../benchmarks/src/machine.ts";
import type { Run } from "../../benchmarks/src/results.ts";
import { FULL } from "../../benchmarks/src/runner.ts";
import { Session } from "../../benchmarks/src/session.ts";

/** A full run of some cases of the benchmarks, alone on the machine as far as other benchmarks go. */
export async function benchRun(
  name: string,
  work: (session: Session, cases: Run["cases"], note: (text: string) => void) => Promise<void>,
): Promise<{ readonly run: Run; readonly notes: readonly string[] }> {
  const run: Run = {
    package: name,
    date: "",
    machine: thisMachine(),
    versions: {},
    cases: [],
    failures: [],
    sizes: [],
  };
  const notes: string[] = [];
  const release = takeLock(path.join(repository, "tools/benchmarks/.lock"));
  const session = new Session(repository, FULL);
  try {
    await work(session, run.cases, (text) => notes.push(text));
  } finally {
    await session.close();
    release();
  }
  return { run, notes };
}
