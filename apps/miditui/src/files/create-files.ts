import { realpathSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { quote } from "@side-projects/command";
import type { Action, Request } from "../core/app/action.ts";
import { formatOf } from "../core/app/file-format.ts";
import { MidituiError } from "../core/error.ts";
import type { FileStamp, Session } from "../core/journal/session.ts";
import { zeroConductor } from "../core/lint/zero-conductor.ts";
import type { Finding } from "../core/midi/finding.ts";
import { newProject } from "../core/project/new-project.ts";
import type { Project } from "../core/project/project.ts";
import { Autosave } from "./autosave.ts";
import { isSame, stampOf } from "./file-stamp.ts";
import { fromHome } from "./from-home.ts";
import { songKey } from "./journal-name.ts";
import { asideNote, backNote, withKept } from "./kept-notes.ts";
import { listFolder } from "./list-folder.ts";
import { momentOf } from "./moment.ts";
import { isSetAside } from "./set-aside.ts";
import { openSong, saveBytes, writtenSong } from "./song-file.ts";
import { statusOf } from "./status.ts";

export type FileRequest = Extract<Request, { readonly type: "open" | "save" | "list" | "autosave" }>;

/** What came of a request: an action before it is told when it happens. */
export type FileAnswer = Without<
  Extract<Action, { readonly type: "opened" | "saved" | "listed" | "autosaved" | "failed" }>,
  "at"
>;

type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** A song to begin with. */
export interface Start {
  readonly project: Project;
  /** Absolute; undefined for a song that was never saved. */
  readonly path: string | undefined;
  /** Whether it has changes that its file does not have. */
  readonly recovered: boolean;
  /** What there is to tell about it, as sentences. */
  readonly notes: readonly string[];
}

/** The files of one run of the app. */
export interface Files {
  /**
   * What to begin with: the file, with the unsaved changes that were left of it; without a file the song that was left
   * unsaved last, or a new one.
   *
   * @param isNew leaves what was left where it is
   * @throws MidituiError where the file cannot be opened
   */
  start(path: string | undefined, isNew: boolean): Promise<Start>;
  /** Does what the app asks for. Never throws: what cannot be done is an answer too. */
  carry(request: FileRequest): Promise<FileAnswer>;
  /**
   * At the end, before it returns: keeps a song that has unsaved changes for the next start.
   *
   * @returns a line for the user where there is something to tell
   */
  end(song: {
    readonly project: Project;
    readonly path: string | undefined;
    readonly changed: boolean;
  }): string | undefined;
}

/** @param folder where unsaved work is kept */
export function createFiles(folder: string): Files {
  const autosave = new Autosave(folder);
  const stamps = new Map<string, FileStamp | undefined>();
  /** Files of which was told that somebody else has written them, as they were then. */
  const told = new Map<string, string>();
  /** What was set aside, and where: told once more at the end, since a screen may have no room for a path. */
  const aside: string[] = [];
  let saved: Project | undefined;

  /** The unsaved changes of a file, or a note that they were set aside. */
  const takenUp = (path: string, stamp: FileStamp | undefined): Start | string | undefined => {
    const kept = autosave.take(songKey(path));
    if (kept === undefined) return undefined;
    if (stamp === undefined || isSame(stamp, kept.stamp)) return resumed(kept, false);
    const file = autosave.setAside(kept);
    if (file !== undefined) aside.push(`your unsaved changes from ${momentOf(kept.at)} are in ${file}`);
    return asideNote(kept, file !== undefined);
  };

  const open = async (given: string, mayBeNew = false): Promise<Start> => {
    const path = realPath(given);
    const stamp = stampOf(path);
    const taken = takenUp(path, stamp);
    if (typeof taken === "object") return taken;
    const notes = taken === undefined ? [] : [taken];
    if (mayBeNew && statusOf(path) === undefined) return begin(newPath(given, path), `${basename(path)} is a new song`);
    const { project, session, findings } = await openSong(path).catch((error: unknown) => {
      throw taken === undefined ? error : withKept(error);
    });
    if (session !== undefined) return resumed(session, isSetAside(path));
    stamps.set(path, stamp);
    saved = project;
    return { project, path, recovered: false, notes: [...notes, ...mended([...findings, ...zeroConductor(project)])] };
  };

  const resumed = (session: Session, isAside: boolean): Start => {
    const { project, path, stamp } = session;
    const now = path === undefined ? undefined : stampOf(path);
    if (path !== undefined) stamps.set(path, stamp);
    saved = undefined;
    return { project, path, recovered: true, notes: [backNote(session, now, isAside)] };
  };

  const begin = (path?: string, ...notes: readonly string[]): Start => {
    const project = path === undefined ? newProject() : newProject(basename(path, extname(path)));
    saved = project;
    return { project, path, recovered: false, notes };
  };

  const start = async (given: string | undefined, isNew: boolean): Promise<Start> => {
    if (given === undefined) {
      const kept = isNew ? undefined : autosave.take(undefined);
      return kept === undefined ? begin() : resumed(kept, false);
    }
    if (isNew && statusOf(realPath(given)) !== undefined) throw isThere(given);
    const begun = await open(given, true);
    autosave.adopt(realPath(given));
    return begun;
  };

  const save = async (request: Extract<FileRequest, { readonly type: "save" }>): Promise<FileAnswer> => {
    const path = realPath(request.path);
    const stamp = stampOf(path);
    const seen = JSON.stringify(stamp);
    if (stamps.has(path) && stamp !== undefined && !isSame(stamp, stamps.get(path)) && told.get(path) !== seen) {
      told.set(path, seen);
      throw new MidituiError(
        "E_FILE",
        `${quote(basename(path))} has been changed by another program since it was opened`,
        "save once more to replace it, or save under another name",
      );
    }
    const { project, format, replace } = request;
    const { bytes, warnings, losses } = await writtenSong(project, format);
    saveBytes(path, bytes, replace);
    const now = stampOf(path);
    stamps.set(path, now);
    const remarks = warnings.filter((warning) => !losses.includes(warning));
    const answer = { type: "saved", path, project, warnings: losses, remarks } as const;
    if (losses.length === 0) {
      saved = project;
      autosave.saved({ project, path, stamp: now });
      return answer;
    }
    saved = undefined;
    try {
      await autosave.keep({ project, path, changed: true, stamp: now });
      return answer;
    } catch (error) {
      // The file has been written all the same.
      return { ...answer, warnings: [...losses, toldError(error)] };
    }
  };

  const answer = async (request: FileRequest): Promise<FileAnswer> => {
    switch (request.type) {
      case "open": {
        const { path, ...song } = await open(fromHome(request.path));
        if (path === undefined) throw noOpening(request.path);
        return { type: "opened", path, ...song };
      }
      case "save":
        return save({ ...request, path: fromHome(request.path) });
      case "list": {
        const folder = resolve(fromHome(request.folder));
        return { type: "listed", folder, asked: request.folder, entries: listFolder(folder, request.kind) };
      }
      case "autosave": {
        const { project, path } = request;
        const stamp = path === undefined ? undefined : stamps.get(path);
        await autosave.keep({ project, path, changed: project !== saved, stamp });
        return { type: "autosaved", project };
      }
    }
  };

  return {
    start,
    carry: async (request) => {
      try {
        return await answer(request);
      } catch (error) {
        return { type: "failed", request: request.type, text: toldError(error) };
      }
    },
    end: ({ project, path, changed }) => {
      const stamp = path === undefined ? undefined : stamps.get(path);
      const kept = autosave.end({ project, path, changed, stamp });
      const lines = kept === undefined ? aside : [kept, ...aside];
      return lines.length === 0 ? undefined : lines.join("; ");
    },
  };
}

/** What was wrong with a file, in a sentence that a screen has room for. */
function mended(findings: readonly Finding[]): string[] {
  const [first, ...more] = findings.filter(({ severity }) => severity !== "note");
  if (first === undefined) return [];
  return [more.length === 0 ? first.text : `${first.text}, and ${more.length} more, which miditui lint tells`];
}

/**
 * Where a song that is not there yet may be saved.
 *
 * @throws MidituiError E_FILE where it could not
 */
function newPath(given: string, path: string): string {
  if (formatOf(path) === undefined) {
    const hint = "look at the name; a new song is named as it is to be saved, such as song.mid";
    throw new MidituiError("E_FILE", `${quote(given)} is not there`, hint);
  }
  const folder = dirname(path);
  if (statusOf(folder)?.isDirectory()) return path;
  const message = `${quote(given)} is not there, nor is its folder ${quote(folder)}`;
  throw new MidituiError("E_FILE", message, "make the folder first, or look at the name");
}

function isThere(path: string): MidituiError {
  const hint = "leave --new out to open it, or choose another name";
  return new MidituiError("E_USAGE", `${quote(path)} is there already`, hint);
}

/** What was left of a song without a file would be saved over its own journal. */
function noOpening(path: string): MidituiError {
  return new MidituiError("E_FILE", `${quote(path)} is a song that has no file yet`, `open it with: miditui ${path}`);
}

/** An error as a sentence for the user. */
function toldError(error: unknown): string {
  if (!(error instanceof MidituiError)) return String(error);
  return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
}

/** The file that a path leads to, absolute, so that a song has one name. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    // A file that is to be made may be in a folder that is there.
    try {
      return join(realpathSync(resolve(absolute, "..")), basename(absolute));
    } catch {
      return absolute;
    }
  }
}
