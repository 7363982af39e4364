/** The standard streams, as much of them as the command needs. */
export interface Terminal {
  readonly outputIsTerminal: boolean;
  /** A line on the standard output. */
  line(text: string): void;
  /** Bytes on the standard output; ends when they are handed over. */
  write(bytes: Uint8Array): Promise<void>;
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
  const { stdout, stderr, env } = process;
  const colored = stdout.isTTY && !env.NO_COLOR && env.TERM !== "dumb";
  const wrap = (open: number, close: number) => (text: string) =>
    colored ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  // A reader that has seen enough, such as head, is no error.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 1);
  });
  return {
    outputIsTerminal: stdout.isTTY,
    line: (text) => {
      stdout.write(`${text}\n`);
    },
    write: (bytes) =>
      new Promise((resolve) => {
        stdout.write(bytes, () => resolve());
      }),
    error: (text) => {
      stderr.write(`${text}\n`);
    },
    progress: (done, all) => {
      if (all < LONG_RUN || !stderr.isTTY || stdout.isTTY) return;
      stderr.write(done === all ? "\r\u001b[K" : `\r${done} of ${all}`);
    },
    bold: wrap(1, 22),
    dim: wrap(2, 22),
  };
}
