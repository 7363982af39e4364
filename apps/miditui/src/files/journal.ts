import {
  closeSync,
  fstatSync,
  fsyncSync,
  fsync as fsyncWithCallback,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import { createRecorder, type Recorder } from "../core/journal/record.ts";
import type { Session } from "../core/journal/session.ts";
import { JOURNAL_MAGIC } from "./journal-bytes.ts";
import { makeFolder } from "./make-folder.ts";

const sync = promisify(fsyncWithCallback);

/** Bytes that a journal has before it is written anew, and how many times those of its first record. */
const LEAST = 1 << 22;
const TIMES = 4;

/**
 * A file that is only ever added to: records, each a length, a checksum and what is new since the one before. A record
 * that is not whole ends it for who reads. It begins aside and takes its name once it holds everything, so that what lay
 * under that name is there until then.
 */
export class Journal {
  readonly path: string;
  readonly #limits: { readonly least: number };
  #file: number | undefined;
  #recorder: Recorder = createRecorder();
  #isAside = false;
  /** Whether there are records that the disk may not have yet. */
  #isDirty = false;
  #length = 0;
  #firstLength = 0;

  /** @param limits least: bytes below which it is not written anew. @default 4 MiB */
  constructor(path: string, limits: { readonly least: number } = { least: LEAST }) {
    this.path = path;
    this.#limits = limits;
  }

  /**
   * Hands a record to the system, which keeps it even if this process dies now.
   *
   * @throws what the file system throws; the next record begins the journal anew then
   */
  add(session: Session): void {
    const { least } = this.#limits;
    if (this.#length > Math.max(least, TIMES * this.#firstLength) || !this.#isThere()) this.#drop();
    try {
      const isFirst = this.#file === undefined;
      this.#file ??= this.#begin();
      const record = this.#recorder.record(session);
      const head = new DataView(new ArrayBuffer(8));
      head.setUint32(0, record.length, true);
      head.setUint32(4, crc32(record), true);
      this.#write(this.#file, new Uint8Array(head.buffer));
      this.#write(this.#file, record);
      if (isFirst) this.#firstLength = this.#length;
      this.#isDirty = true;
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  /** Resolves once the disk has all records. @throws what the file system throws */
  async settle(): Promise<void> {
    const file = this.#file;
    if (file === undefined || !this.#isDirty) return;
    this.#isDirty = false;
    try {
      await sync(file);
      // It may have been closed or begun anew meanwhile.
      if (file === this.#file) this.#arrive();
    } catch (error) {
      if (file !== this.#file) return;
      this.#drop();
      throw error;
    }
  }

  /** The same before it returns. */
  settleNow(): void {
    if (this.#file === undefined) return;
    try {
      fsyncSync(this.#file);
      this.#isDirty = false;
      this.#arrive();
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  /** Lets go of the file, which stays. */
  close(): void {
    this.#drop();
  }

  /** Lets go of the file and removes it. */
  remove(): void {
    this.#drop();
    rmSync(this.path, { force: true });
  }

  #begin(): number {
    this.#recorder = createRecorder();
    this.#isAside = true;
    this.#length = 0;
    makeFolder(dirname(this.path));
    const file = openSync(this.#aside(), "w", 0o600);
    this.#write(file, JOURNAL_MAGIC);
    return file;
  }

  #write(file: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    this.#length += bytes.length;
  }

  /** Whether nobody has removed or renamed it meanwhile. */
  #isThere(): boolean {
    if (this.#file === undefined) return true;
    const path = this.#isAside ? this.#aside() : this.path;
    return statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(this.#file).ino;
  }

  /** Gives the file its name. */
  #arrive(): void {
    if (!this.#isAside) return;
    renameSync(this.#aside(), this.path);
    this.#isAside = false;
    syncFolder(dirname(this.path));
  }

  #drop(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#length = 0;
    if (this.#isAside) rmSync(this.#aside(), { force: true });
    this.#isAside = false;
  }

  #aside(): string {
    return `${this.path}.new`;
  }
}

/** A new name is on the disk only when its folder is; a system that cannot sync a folder does it of itself. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    return;
  }
}
