import { readFileSync, unlinkSync, writeFileSync } from "node:fs";

/**
 * Takes the file as a sign that a run is under way and returns the function that gives it back. A file left by a
 * process that has ended is taken over.
 *
 * @throws Error when the run that holds it is alive
 */
export function takeLock(file: string): () => void {
  if (!create(file)) {
    const holder = Number(readFileSync(file, "utf8"));
    if (isAlive(holder)) {
      throw new Error(`a benchmark runs already (process ${holder}); two at once measure each other, wait for it`);
    }
    unlinkSync(file);
    if (!create(file)) throw new Error("another benchmark started at the same moment; wait for it");
  }
  return () => unlinkSync(file);
}

function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
