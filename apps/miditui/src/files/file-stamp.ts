import type { FileStamp } from "../core/journal/session.ts";
import { statusOf } from "./status.ts";

/** A file as it is now; undefined where there is none. */
export function stampOf(path: string): FileStamp | undefined {
  const status = statusOf(path);
  return status && { size: status.size, changed: Math.floor(status.mtimeMs) };
}

/** Whether nobody has written a file between two looks at it. */
export function isSame(one: FileStamp, other: FileStamp | undefined): boolean {
  return one.size === other?.size && one.changed === other.changed;
}
