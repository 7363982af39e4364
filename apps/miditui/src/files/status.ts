import { type Stats, statSync } from "node:fs";

/** What lies at a path; undefined also where nothing can, since its parent is a file or its name too long. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
