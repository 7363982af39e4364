import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../core/journal/session.ts";
import { isRewritten } from "./file-stamp.ts";
import { leftIn, namesIn, sessionIn } from "./kept.ts";
import { fileError } from "./reason.ts";
import { isSetAside } from "./set-aside.ts";
import { shellWord } from "./shell-word.ts";

/** Work in the state folder that no file has. */
export interface KeptWork {
  /** set-aside: not taken up by itself, since its file is another one now; unsaved: taken up at a next start. */
  readonly state: "set-aside" | "unsaved" | "unreadable";
  /** Where it lies, absolute. */
  readonly file: string;
  /** Milliseconds since 1970 when it was written last. */
  readonly at: number;
  /** Undefined where it cannot be read. */
  readonly session: Session | undefined;
  /** What to type in a shell to go on with it; undefined where it cannot be read. */
  readonly open: string | undefined;
}

/**
 * What was set aside, and what was left unsaved by those that run no more; each of these the newest first.
 *
 * @throws MidituiError E_FILE where the folder is there but cannot be read
 */
export function listKept(folder: string): KeptWork[] {
  try {
    const names = namesIn(folder);
    if (names.length === 0) return [];
    const real = realpathSync(folder);
    const aside = names.filter(isSetAside).map((name) => asideWork(join(real, name)));
    return [...aside.sort((a, b) => b.at - a.at), ...unsavedIn(real)];
  } catch (error) {
    throw fileError(folder, error, "read");
  }
}

function asideWork(file: string): KeptWork {
  const session = sessionIn(file);
  const at = session?.at ?? statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (session === undefined) return { state: "unreadable", file, at, session, open: undefined };
  return { state: "set-aside", file, at, session, open: `miditui ${shellWord(file)}` };
}

function unsavedIn(folder: string): KeptWork[] {
  const works: KeptWork[] = [];
  const owners = new Set<string>();
  const paths = new Set<string | undefined>();
  for (const { name, file } of leftIn(folder, undefined)) {
    const session = sessionIn(file);
    const owner = `${name.key}.${name.owner}`;
    // The beginning of a journal lies beside the one that it will replace.
    if (!session?.changed || owners.has(owner)) continue;
    owners.add(owner);
    // By its path only the newest of a song is taken up, and where its file is as it was.
    const { path } = session;
    const word = path === undefined || paths.has(path) || isRewritten(session) ? file : path;
    paths.add(path);
    works.push({ state: "unsaved", file, at: session.at, session, open: `miditui ${shellWord(word)}` });
  }
  return works;
}
