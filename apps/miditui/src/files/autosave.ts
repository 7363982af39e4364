import { realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { MidituiError } from "../core/error.ts";
import type { FileStamp, Session } from "../core/journal/session.ts";
import type { Project } from "../core/project/project.ts";
import { isRewritten } from "./file-stamp.ts";
import { Journal } from "./journal.ts";
import { journalName, partsOfName, songKey } from "./journal-name.ts";
import { type Kept, takeKept } from "./kept.ts";
import { isRunning, ownerOf } from "./owner.ts";
import { fileError } from "./reason.ts";
import { removeOldAside } from "./set-aside.ts";
import { shellWord } from "./shell-word.ts";

/** Milliseconds after which the disk is not waited for. */
const SLOW = 250;

/** A session before it is written. */
type Current = Omit<Session, "at">;

/** Keeps the song of this process in the state folder, and finds those that others have left there. */
export class Autosave {
  readonly #folder: string;
  readonly #owner: string = ownerOf(process.pid);
  #journal: Journal | undefined;
  #kept: Kept | undefined;
  /** What became of the last wait for the disk. */
  #failure: unknown;
  /** Files of songs that this process had before, or took over; they go once what came after them is kept. */
  readonly #older: Set<string> = new Set();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param key undefined for the song that was left last, whatever it is */
  take(key: string | undefined): Session | undefined {
    this.#kept = this.#try(() => takeKept(this.#folder, this.#owner, key));
    this.#try(() => removeOldAside(this.#folder, Date.now()));
    if (this.#kept !== undefined) this.#older.add(this.#kept.file);
    return this.#kept?.session;
  }

  /** Takes a journal that was opened by its own name for taken up, where nobody else writes it. */
  adopt(file: string): void {
    this.#try(() => {
      const owner = partsOfName(basename(file))?.owner;
      if (owner === undefined || dirname(file) !== realpathSync(this.#folder)) return;
      if (!isRunning(owner, Date.now() - statSync(file).mtimeMs)) this.#older.add(file);
    });
  }

  /** Gives what was taken a name under which nobody looks for it. @returns that name */
  setAside(session: Session): string | undefined {
    const kept = this.#kept;
    if (kept === undefined) return undefined;
    const name = `${basename(session.path ?? "untitled")}.${session.at}.kept`;
    const file = join(this.#folder, name);
    this.#kept = undefined;
    this.#older.delete(kept.file);
    return this.#try(() => {
      renameSync(kept.file, file);
      return file;
    });
  }

  /**
   * Resolves once the disk has it, or is slow: what has been written is safe from the end of this process, and a song
   * that is edited on is not to wait for the disk.
   *
   * @throws MidituiError E_FILE, E_DISK, also for what failed after the last time
   */
  async keep(current: Current): Promise<void> {
    try {
      this.#add(current);
      await Promise.race([this.#settled(), setTimeout(SLOW, undefined, { ref: false })]);
      if (this.#failure !== undefined) throw this.#failure;
    } catch (error) {
      this.#failure = undefined;
      throw unkept(fileError(this.#folder, error, "write"));
    }
  }

  async #settled(): Promise<void> {
    try {
      await this.#journal?.settle();
      this.#forget();
    } catch (error) {
      this.#failure = error;
    }
  }

  /** The song has been saved: what is kept of it is no longer unsaved. */
  saved({ project, path, stamp }: { project: Project; path: string; stamp: FileStamp | undefined }): void {
    this.#try(() => {
      if (this.#journal !== undefined) {
        this.#add({ project, path, stamp, changed: false });
        this.#journal.settleNow();
      }
      this.#forget();
    });
  }

  /** @returns what there is to tell */
  end(current: Current): string | undefined {
    const song = current.path === undefined ? "the song" : basename(current.path);
    try {
      if (!current.changed) {
        this.#journal?.remove();
        this.#forget();
        return undefined;
      }
      this.#add(current);
      this.#journal?.settleNow();
      this.#journal?.close();
      this.#forget();
      // By its path it would be set aside.
      const again =
        current.path === undefined || isRewritten(current) ? "miditui" : `miditui ${shellWord(current.path)}`;
      return `${song} has unsaved changes, which are kept: go on with ${again}`;
    } catch (error) {
      const { message } = fileError(this.#folder, error, "write");
      return `the unsaved changes of ${song} are lost: ${message}`;
    }
  }

  #add(current: Current): void {
    const path = join(this.#folder, journalName(songKey(current.path), this.#owner));
    if (this.#journal?.path !== path) {
      if (this.#journal !== undefined) this.#older.add(this.#journal.path);
      this.#journal?.close();
      this.#journal = new Journal(path);
    }
    this.#journal.add({ ...current, at: Date.now() });
  }

  #forget(): void {
    for (const file of this.#older) if (file !== this.#journal?.path) rmSync(file, { force: true });
    this.#older.clear();
  }

  /** A state folder that cannot be read is told when something is to be written there. */
  #try<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch {
      return undefined;
    }
  }
}

/** The error as it is told to who composes on. */
function unkept(error: MidituiError): MidituiError {
  const { code, message, hint } = error;
  const advice = code === "E_DISK" ? hint : "MIDITUI_STATE_DIR names another folder at the next start";
  return new MidituiError(code, `unsaved work is kept nowhere: ${message}`, advice, { cause: error });
}
