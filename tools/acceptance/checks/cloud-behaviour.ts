import { CloudError } from "../../../packages/wordcloud/src/index.ts";
import { allOf, type Finding } from "../src/findings.ts";

/** A behaviour, and whether it holds. */
export type Behaviour = readonly [says: string, holds: () => boolean | Promise<boolean>];

/** Checks behaviours; one that throws does not hold. */
export async function behave(what: string, behaviours: readonly Behaviour[]): Promise<Finding> {
  const failures: string[] = [];
  for (const [says, holds] of behaviours) {
    try {
      if (!(await holds())) failures.push(says);
    } catch (error) {
      failures.push(`${says}: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`);
    }
  }
  return allOf(what, behaviours.length, failures);
}

/** The code of the CloudError that the work ends with, "" where it ends well, and else what was thrown. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return "";
  } catch (error) {
    if (error instanceof CloudError) return error.code;
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
