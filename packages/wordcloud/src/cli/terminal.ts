import { fstatSync, writeSync } from "node:fs";
import { CloudError } from "../core/error.ts";

/** The standard streams, as much of them as the command needs. */
export interface Terminal {
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  /** Whether the standard error is one. */
  errorIsTerminal(): boolean;
  /** Whether the output takes colours. */
  readonly colored: boolean;
  /** A line on the standard output. */
  line(text: string): void;
  /** Bytes on the standard output. */
  write(bytes: Uint8Array): void;
  /** A line on the standard error. */
  error(text: string): void;
  /** What a long run is doing, on the standard error where that is a terminal, until the next line; "" ends it. */
  status(text: string): void;
  bold(text: string): string;
  dim(text: string): string;
}

const INPUT = 0;
const OUTPUT = 1;
const ERRORS = 2;
const ERASE = "\r\u001b[K";

export function processTerminal(): Terminal {
  const { env } = process;
  let readerGone = false;
  let status = false;
  const output = (bytes: Uint8Array): void => {
    if (!readerGone) readerGone = !writeAll(OUTPUT, bytes);
  };
  const settle = (): void => {
    if (status) writeAll(ERRORS, Buffer.from(ERASE));
    status = false;
  };
  const outputIsTerminal = isTerminal(OUTPUT);
  const colored = outputIsTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  const wrap = (open: number, close: number) => (text: string) =>
    colored ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    inputIsTerminal: isTerminal(INPUT),
    outputIsTerminal,
    errorIsTerminal: () => isTerminal(ERRORS),
    colored,
    line: (text) => {
      settle();
      output(Buffer.from(`${text}\n`));
    },
    write: (bytes) => {
      settle();
      output(bytes);
    },
    error: (text) => {
      settle();
      writeAll(ERRORS, Buffer.from(`${text}\n`));
    },
    status: (text) => {
      if (text === "") return settle();
      if (env.TERM === "dumb" || !isTerminal(ERRORS)) return;
      writeAll(ERRORS, Buffer.from(`${ERASE}${text}`));
      status = true;
    },
    bold: wrap(1, 22),
    dim: wrap(2, 22),
  };
}

/** The module that knows terminals takes milliseconds to load, so only what may be one is asked. */
function isTerminal(stream: number): boolean {
  try {
    // Node before 20.16 cannot be asked for a module like this; there nothing is taken for a terminal's colours.
    return fstatSync(stream).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(stream);
  } catch {
    return false;
  }
}

/**
 * Writes at once, without the streams of `process`, which take time to set up.
 *
 * @returns false where the reader has seen enough, such as head
 * @throws CloudError E_WRITE where the standard output is full or closed
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
        throw new CloudError(
          "E_WRITE",
          `the standard output could not be written (${code})`,
          "check where it is redirected to",
        );
    }
  }
  return true;
}
