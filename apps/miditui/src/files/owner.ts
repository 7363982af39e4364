import { readFileSync } from "node:fs";
import { codeOf } from "./reason.ts";

/** A process for ever: its number, and when it began where the system tells, since numbers are used again. */
export function ownerOf(pid: number): string {
  return `${pid}-${startOf(pid) ?? "0"}`;
}

/** Whether the process of an owner still runs. */
export function isRunning(owner: string): boolean {
  const [pid = "", start = "0"] = owner.split("-");
  const now = startOf(Number(pid));
  if (start !== "0") return now === start;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
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
