import { fstatSync, writeSync } from "node:fs";
import { IconError } from "../core/error.ts";

/** The standard streams, as much of them as the command needs. */
export interface Terminal {
  readonly outputIsTerminal: boolean;
  /** Width of the terminal in characters; 80 where the output is none. */
  columns(): number;
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
  let readerGone = false;
  const output = (bytes: Uint8Array): void => {
    if (!readerGone) readerGone = !writeAll(OUTPUT, bytes);
  };
  const outputIsTerminal = isTerminal(OUTPUT);
  const colored = outputIsTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  const wrap = (open: number, close: number) => (text: string) =>
    colored ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    outputIsTerminal,
    columns: () => (outputIsTerminal ? process.stdout.columns : 80),
    line: (text) => {
      output(Buffer.from(`${text}\n`));
    },
    write: output,
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
 * @returns false where the reader has seen enough, such as head; the files still to make are made all the same
 * @throws IconError E_WRITE where the standard output is full or closed
 */
function writeAll(stream: number, bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // A pipe that is full for now is tried again.
      if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      else if (code === "EPIPE") return false;
      else if (stream === ERRORS) process.exit(1);
      else
        throw new IconError(
          "E_WRITE",
          `the standard output could not be written (${code})`,
          "check where it is redirected to",
        );
    }
  }
  return true;
}
