import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { BallinError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { commandLine, endLine, setupLine } from "../core/recording/lines.ts";
import {
  RECORDING_BYTES,
  RECORDING_STEPS,
  type RecordedCommand,
  type RecordedEnd,
  type RecordedSetup,
  type RecordingSink,
} from "../core/recording/recording.ts";
import { fileError } from "../files/reason.ts";
import { statusOf } from "../files/status.ts";

/** As many crashed recordings of one name as are kept. */
const MOST_PARTIAL = 100;

/** Room kept for the end. */
const END_BYTES = 1024;

/**
 * Writes a recording, each command at once, to FILE.partial, which gets the name FILE when the run ends: after a crash what
 * was recorded is there under the other name and can be replayed. A partial one of an earlier crash stays.
 */
export class RecordingWriter implements RecordingSink {
  readonly #path: string;
  readonly #partial: string;
  #file: number | undefined;
  #bytes = 0;
  #begun = false;
  /** Whether there is no more room in a recording; it then ends where it was full. */
  full = false;
  /** What kept it from being written on: a full disk ends no game. */
  failure: BallinError | undefined;
  /** Bytes of the recording once it has its name. */
  written: number | undefined;

  /** @throws BallinError E_FILE, E_DISK where no file can be written there */
  constructor(path: string) {
    if (path === "" || path.includes("\0") || statusOf(path)?.isDirectory() === true)
      throw new BallinError("E_FILE", `the output is ${quote(path)}`, "name a file, such as game.jsonl");
    this.#path = path;
    this.#partial = freePartial(path);
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.#file = openSync(this.#partial, "wx");
    } catch (error) {
      throw fileError(path, error);
    }
  }

  begin(setup: RecordedSetup): void {
    this.#begun = true;
    this.#write(setupLine(setup));
  }

  command(recorded: RecordedCommand): void {
    if (this.full) return;
    const line = commandLine(recorded);
    this.full = this.#bytes + Buffer.byteLength(line) > RECORDING_BYTES - END_BYTES || recorded.step > RECORDING_STEPS;
    if (!this.full) this.#write(line);
  }

  end(end: RecordedEnd): void {
    // A run that went on beyond its recording did not end where the recording does.
    if (!this.full && end.steps <= RECORDING_STEPS) this.#write(endLine(end));
    if (this.#file === undefined) return;
    this.#close();
    try {
      renameSync(this.#partial, this.#path);
      this.written = this.#bytes;
    } catch (error) {
      this.failure = fileError(this.#path, error);
    }
  }

  /** Ends without an end: the partial file stays where anything is in it. */
  leave(): void {
    this.#close();
    if (!this.#begun) rmSync(this.#partial, { force: true });
  }

  #write(line: string): void {
    if (this.#file === undefined) return;
    try {
      const bytes = Buffer.from(line);
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
      this.#bytes += bytes.length;
    } catch (error) {
      this.failure = fileError(this.#partial, error);
      this.#close();
    }
  }

  #close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function freePartial(path: string): string {
  for (let number = 1; number < MOST_PARTIAL; number++) {
    const name = `${path}.partial${number === 1 ? "" : number}`;
    if (statusOf(name) === undefined) return name;
  }
  const hint = `remove what is left of crashed ones: ${path}.partial and so on`;
  throw new BallinError("E_FILE", `${quote(path)} has ${MOST_PARTIAL - 1} unfinished recordings`, hint);
}
