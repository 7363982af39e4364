import { ScrapeError } from "../core/error.ts";

/** The standard output, as much of it as the command needs. */
export interface Terminal {
  /** A line on the standard output. */
  line(text: string): void;
  /** Text on the standard output, piece by piece as fast as the reader takes it; ends early where the reader has gone. */
  pieces(pieces: Iterable<string>): Promise<void>;
  /** Throws what went wrong with the standard output, if anything did. */
  check(): void;
  bold(text: string): string;
}

/** Whether text for a stream may be coloured. NO_COLOR wins over FORCE_COLOR, as an empty value counts as unset. */
export function mayColour(env: NodeJS.ProcessEnv, isTerminal: boolean, refused: boolean): boolean {
  if (refused || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return isTerminal && env.TERM !== "dumb";
}

/** @param coloured see {@link mayColour} */
export function terminalOf(stream: NodeJS.WriteStream, coloured: boolean): Terminal {
  let readerGone = false;
  let trouble: ScrapeError | undefined;
  let wake = (): void => {};
  stream.on("drain", () => wake());
  stream.on("close", () => wake());
  stream.on("error", (error: NodeJS.ErrnoException) => {
    readerGone = true;
    wake();
    if (error.code === "EPIPE") return;
    trouble = new ScrapeError("E_DISK", `the standard output can't be written (${error.code})`, {
      hint: "check where it is redirected to",
    });
  });
  return {
    line: (text) => {
      if (!readerGone) stream.write(`${text}\n`);
    },
    async pieces(pieces) {
      for (const piece of pieces) {
        if (readerGone) return;
        if (stream.write(piece)) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    check() {
      if (trouble !== undefined) throw trouble;
    },
    bold: (text) => (coloured ? `\u001b[1m${text}\u001b[22m` : text),
  };
}
