import { fstatSync, writeSync } from "node:fs";
import { MidituiError } from "../core/error.ts";
import { visible } from "../core/quote.ts";

/** The standard streams, as much of them as the command needs. */
export interface Streams {
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  /** Text or bytes on the standard output. */
  write(content: string | Uint8Array): void;
  /** A line on the standard error, unless the command is quiet. */
  note(text: string): void;
  /** Bold on a terminal that may be coloured. */
  strong(text: string): string;
  /** Faint on a terminal that may be coloured. */
  faint(text: string): string;
}

const INPUT = 0;
const OUTPUT = 1;
const ERRORS = 2;

/** @param quiet keeps back notes */
export function processStreams(quiet: boolean): Streams {
  const { env } = process;
  let readerGone = false;
  const outputIsTerminal = isTerminal(OUTPUT);
  const colored =
    env.FORCE_COLOR === undefined ? outputIsTerminal && !env.NO_COLOR && env.TERM !== "dumb" : forced(env);
  const wrap = (open: number, close: number) => (text: string) =>
    colored ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    inputIsTerminal: isTerminal(INPUT),
    outputIsTerminal,
    write: (content) => {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      if (!readerGone) readerGone = !writeAll(OUTPUT, bytes);
    },
    note: (text) => {
      if (!quiet) writeAll(ERRORS, Buffer.from(`miditui: ${visible(text)}\n`));
    },
    strong: wrap(1, 22),
    faint: wrap(2, 22),
  };
}

function forced({ FORCE_COLOR }: NodeJS.ProcessEnv): boolean {
  return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
}

function isTerminal(stream: number): boolean {
  try {
    return fstatSync(stream).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(stream);
  } catch {
    return false;
  }
}

/**
 * Writes at once, without the streams of `process`, which take time to set up.
 *
 * @returns false where the reader has seen enough, such as head
 * @throws MidituiError E_DISK where the standard output is full or closed
 */
function writeAll(stream: number, bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
      // A pipe that is full for now is tried again.
      if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      else if (code === "EPIPE" || stream === ERRORS) return false;
      else
        throw new MidituiError(
          "E_DISK",
          `the standard output could not be written (${code})`,
          "check where it is redirected to",
        );
    }
  }
  return true;
}
