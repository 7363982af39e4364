import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { codeOf } from "./reason.ts";

/** Milliseconds without a word after which what another machine has left in a shared folder is taken for left. */
const SILENCE = 600_000;

/** A process for ever: its number, when it began where the system tells, since numbers are used again, and its machine. */
export function ownerOf(pid: number): string {
  return `${pid}-${startOf(pid) ?? "0"}-${machine()}`;
}

/**
 * Whether the process of an owner still runs; of another machine, whether it may.
 *
 * @param silent milliseconds since it was heard of
 */
export function isRunning(owner: string, silent: number): boolean {
  const [pid = "", start = "0", host = ""] = owner.split("-");
  if (host !== machine()) return silent < SILENCE;
  if (start !== "0") return startOf(Number(pid)) === start;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** Homes may be shared between machines, whose processes do not see each other. */
function machine(): string {
  return createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
}

/** Ticks of the machine's clock when a process began; undefined where it is not there, or the system is not Linux. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name of the program may have anything in it but ends with the last bracket.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    // A process that has ended and waits to be noticed keeps nothing.
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
