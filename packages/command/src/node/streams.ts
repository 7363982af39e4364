import { fstatSync, writeSync } from "node:fs";
import { visible } from "../core/quote.ts";

/** The standard streams, as much of them as a command needs. */
export interface Streams {
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  /** Text or bytes on the standard output. */
  write(content: string | Uint8Array): void;
  /** A line on the standard error, unless the command is quiet. */
  note(text: string): void;
  /** What a long run is doing, on the standard error where that is a terminal, until the next line; "" ends it. */
  status(text: string): void;
  /** Bold on a terminal that may be coloured. */
  strong(text: string): string;
  /** Faint on a terminal that may be coloured. */
  faint(text: string): string;
}

export interface StreamOptions {
  /** Of the command, before each of its notes. */
  readonly name: string;
  /** Keeps back notes and progress. */
  readonly quiet: boolean;
  /** Makes the error for a standard output that is full or closed; it gets the system's short code. */
  readonly refuse: (code: string) => Error;
}

const INPUT = 0;
const OUTPUT = 1;
const ERRORS = 2;
const ERASE = "\r\u001b[K";

/** The streams of this process; what is written throws what `refuse` makes. */
export function processStreams({ name, quiet, refuse }: StreamOptions): Streams {
  const { env } = process;
  let readerGone = false;
  let status = false;
  const tell = (text: string): boolean => writeAll(ERRORS, Buffer.from(text), refuse);
  const settle = (): void => {
    if (status) tell(ERASE);
    status = false;
  };
  const outputIsTerminal = isTerminal(OUTPUT);
  const live = !quiet && env.TERM !== "dumb" && isTerminal(ERRORS);
  const colored =
    env.FORCE_COLOR === undefined ? outputIsTerminal && !env.NO_COLOR && env.TERM !== "dumb" : forced(env);
  const wrap = (open: number, close: number) => (text: string) =>
    colored ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    inputIsTerminal: isTerminal(INPUT),
    outputIsTerminal,
    write: (content) => {
      settle();
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      if (!readerGone) readerGone = !writeAll(OUTPUT, bytes, refuse);
    },
    note: (text) => {
      settle();
      if (!quiet) tell(`${name}: ${visible(text)}\n`);
    },
    status: (text) => {
      if (text === "") return settle();
      if (live) tell(`${ERASE}${text}`);
      status = live;
    },
    strong: wrap(1, 22),
    faint: wrap(2, 22),
  };
}

function forced({ FORCE_COLOR }: NodeJS.ProcessEnv): boolean {
  return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
}

/** The module that knows terminals takes milliseconds to load, so only what may be one is asked. */
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
 * @returns false where the reader has seen enough, such as head, or where errors cannot be told
 */
function writeAll(stream: number, bytes: Uint8Array, refuse: (code: string) => Error): boolean {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
      // A pipe that is full for now is tried again.
      if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      else if (code === "EPIPE" || stream === ERRORS) return false;
      else throw refuse(code);
    }
  }
  return true;
}
