import { fstatSync, writeSync } from "node:fs";
import { IconError } from "../core/error.ts";

/** The standard streams, as much of them as the command needs. */
export interface Terminal {
  readonly outputIsTerminal: boolean;
  /** A line on the standard output. */
  line(text: string): void;
  /** Bytes on the standard output. */
  write(bytes: Uint8Array): void;
  /** A line on the standard error. */
  error(text: string): void;
  /** How far a long run is, on the standard error where that is a terminal and the output is not. */
  progress(done: number, all: number): void;
  bold(text: string): string;
  dim(text: string): string;
}

/** Runs shorter than this show no progress. */
const LONG_RUN = 50;

export function processTerminal(): Terminal {
  const { env } = process;
  const outputIsTerminal = isTerminal(OUTPUT);
  const colored = outputIsTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  const wrap = (open: number, close: number) => (text: string) =>
    colored ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    outputIsTerminal,
    line: (text) => {
      writeAll(OUTPUT, Buffer.from(`${text}\n`));
    },
    write: (bytes) => {
      writeAll(OUTPUT, bytes);
    },
    error: (text) => {
      writeAll(ERRORS, Buffer.from(`${text}\n`));
    },
    progress: (done, all) => {
      if (all < LONG_RUN || outputIsTerminal || !isTerminal(ERRORS)) return;
      writeAll(ERRORS, Buffer.from(done === all ? "\r\u001b[K" : `\r${done} of ${all}`));
    },
    bold: wrap(1, 22),
    dim: wrap(2, 22),
  };
}

const OUTPUT = 1;
const ERRORS = 2;

/** The module that knows terminals takes milliseconds to load, so only what may be one is asked. */
function isTerminal(stream: number): boolean {
  try {
    return fstatSync(stream).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(stream);
  } catch {
    return false;
  }
}

/**
 * Writes at once, without the streams of `process`, which take a tenth of the command's time to set up.
 *
 * @throws IconError E_WRITE where the standard output is full or closed
 */
function writeAll(stream: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // A pipe that is full for now is tried again; a reader that has seen enough, such as head, is no error.
      if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      else if (code === "EPIPE") process.exit(0);
      else if (stream === ERRORS) process.exit(1);
      else
        throw new IconError("E_WRITE", `the standard output could not be written (${code})`, "write to a file with -o");
    }
  }
}
