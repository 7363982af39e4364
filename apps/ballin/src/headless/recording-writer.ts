import { closeSync, ftruncateSync, openSync, realpathSync, renameSync, rmSync, writeSync } from "node:fs";
import { quote } from "@side-projects/command";
import { BallinError } from "../core/error.ts";
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
import { checkFolder } from "./output.ts";

/** As many crashed recordings of one name as are kept. */
const MOST_PARTIAL = 100;

/** Room kept for the end. */
const END_BYTES = 1024;

/** So much is written on trial before the game begins, which a full disk has no room for. */
const TRIAL_BYTES = 4096;

/**
 * Writes a recording, each command at once, to FILE.partial, which gets the name FILE when the run ends: after a crash what
 * was recorded is there under the other name and can be replayed. A partial one of an earlier crash stays.
 */
export class RecordingWriter implements RecordingSink {
  readonly #path: string;
  readonly #force: boolean;
  readonly #partial: string;
  #file: number | undefined;
  #bytes = 0;
  #begun = false;
  #tell: (trouble: BallinError) => void = () => {};
  /** Whether there is no more room in a recording; it then ends where it was full. */
  full = false;
  /** What kept it from being written on: a full disk ends no game. */
  failure: BallinError | undefined;
  /** Bytes of the recording once it has its name. */
  written: number | undefined;

  /**
   * @param options force: whether a file that is there already is replaced, once the run is over. @default false
   * @throws BallinError E_FILE, E_DISK where no file can be written there
   */
  constructor(path: string, { force = false }: { readonly force?: boolean } = {}) {
    const isName = path !== "" && path !== "-" && !path.includes("\0");
    const present = isName ? statusOf(path) : undefined;
    if (!isName || (present !== undefined && !present.isFile()))
      throw new BallinError("E_FILE", `the output is ${quote(path)}`, "name a file, such as game.jsonl");
    if (present !== undefined && !force) throw taken(path);
    checkFolder(path);
    this.#path = present === undefined ? path : realpathSync(path);
    this.#force = force;
    this.#partial = freePartial(this.#path);
    try {
      this.#file = openSync(this.#partial, "wx");
      this.#try(this.#file);
    } catch (error) {
      this.leave();
      throw fileError(path, error, "output");
    }
  }

  watch(tell: (trouble: BallinError) => void): void {
    this.#tell = tell;
  }

  begin(setup: RecordedSetup): void {
    this.#begun = true;
    this.#write(setupLine(setup));
  }

  command(recorded: RecordedCommand): void {
    if (this.full) return;
    const line = commandLine(recorded);
    this.full = this.#bytes + Buffer.byteLength(line) > RECORDING_BYTES - END_BYTES || recorded.step > RECORDING_STEPS;
    if (!this.full) {
      this.#write(line);
      return;
    }
    const most = `${RECORDING_BYTES / 1024 / 1024} MB or ${RECORDING_STEPS / 216_000} hours`;
    this.#tell(new BallinError("E_DISK", `a recording has at most ${most}`, "this one ends here"));
  }

  end(end: RecordedEnd): void {
    // A run that went on beyond its recording did not end where the recording does.
    if (!this.full && end.steps <= RECORDING_STEPS) this.#write(endLine(end));
    if (this.#file === undefined) return;
    this.#close();
    if (!this.#force && statusOf(this.#path) !== undefined) {
      this.failure = taken(this.#path, `the recording is ${quote(this.#partial)}`);
      return;
    }
    try {
      renameSync(this.#partial, this.#path);
      this.written = this.#bytes;
    } catch (error) {
      this.failure = fileError(this.#path, error, "output");
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
      const { code, message } = fileError(this.#partial, error, "output");
      this.failure = new BallinError(code, message, "what was recorded before is in it", { cause: error });
      this.#close();
      this.#tell(this.failure);
    }
  }

  #try(file: number): void {
    const bytes = new Uint8Array(TRIAL_BYTES);
    for (let at = 0; at < TRIAL_BYTES; ) at += writeSync(file, bytes, at, TRIAL_BYTES - at, at);
    ftruncateSync(file);
  }

  #close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function taken(path: string, hint = "choose another name, or replace it with --force"): BallinError {
  return new BallinError("E_FILE", `${quote(path)} is there already`, hint);
}

function freePartial(path: string): string {
  for (let number = 1; number < MOST_PARTIAL; number++) {
    const name = `${path}.partial${number === 1 ? "" : number}`;
    if (statusOf(name) === undefined) return name;
  }
  const hint = `remove what is left of crashed ones: ${path}.partial and so on`;
  throw new BallinError("E_FILE", `${quote(path)} has ${MOST_PARTIAL - 1} unfinished recordings`, hint);
}
