import { readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../core/journal/session.ts";
import { lastSession } from "./journal-bytes.ts";
import { journalName, partsOfName } from "./journal-name.ts";
import { isRunning } from "./owner.ts";
import { codeOf } from "./reason.ts";

/** A song with unsaved changes that an earlier process left. */
export interface Kept {
  readonly session: Session;
  /** Its journal, which is this process's own from now on. */
  readonly file: string;
}

const ASIDE = ".new";

/**
 * The unsaved song that was left last, by a process that runs no more. Of two processes that ask, one gets it.
 *
 * @param owner of this process
 * @param key of the only song that is wanted. @default any
 * @throws what the file system throws, unless the folder is not there
 */
export function takeKept(folder: string, owner: string, key?: string): Kept | undefined {
  for (const { name, file } of leftIn(folder, key)) {
    const session = sessionIn(file);
    if (session === undefined || !session.changed) {
      // What cannot be read is not thrown away, but for the beginning of a journal that has another.
      if (session === undefined && !file.endsWith(ASIDE)) move(file, `${file}.damaged`);
      else rmSync(file, { force: true });
      continue;
    }
    const own = join(folder, journalName(name.key, owner));
    if (!move(file, own)) continue;
    const other = join(folder, journalName(name.key, name.owner));
    for (const older of [other, `${other}${ASIDE}`]) rmSync(older, { force: true });
    return { session, file: own };
  }
  return undefined;
}

/** A journal that nobody writes any more. */
interface Left {
  readonly name: { readonly key: string; readonly owner: string };
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** Journals of processes that run no more, the newest first. @param key of the only song that is wanted */
export function leftIn(folder: string, key: string | undefined): Left[] {
  return namesIn(folder)
    .flatMap((name) => {
      const parts = partsOfName(name.endsWith(ASIDE) ? name.slice(0, -ASIDE.length) : name);
      if (parts === undefined || (key !== undefined && parts.key !== key)) return [];
      const file = join(folder, name);
      const changed = changedAt(file);
      return isRunning(parts.owner, Date.now() - changed) ? [] : [{ name: parts, file, changed }];
    })
    .sort((a, b) => b.changed - a.changed);
}

/** The names in a folder; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Undefined where it cannot be read. */
export function sessionIn(file: string): Session | undefined {
  try {
    return lastSession(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** @returns false where it is not there any more */
function move(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}
