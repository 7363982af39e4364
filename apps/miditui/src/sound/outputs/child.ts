import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** Bytes of what a program says on its standard error that are remembered: the last ones, which tell why it ended. */
const MOST_SAID = 2000;

/** Bytes that wait for a program that does not read: as many as that mean that it hangs. */
const MOST_WAITING = 1 << 19;

/** Milliseconds that are waited for what a program has still said. */
const LAST_WORDS = 50;

/** Milliseconds that a program gets to end by itself when it is asked to. */
const PATIENCE = 150;

/** A program that was started, and what is told of it. */
export interface ChildSettings {
  readonly path: string;
  readonly args: readonly string[];
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** What it says on its standard output. */
  readonly onText?: (text: string) => void;
  /** It has ended without being asked to. Called once at most. */
  readonly onEnd: (reason: string) => void;
}

/** A program that is fed through its standard input; nothing of what it says reaches the screen. */
export class Child {
  readonly #process: ChildProcess;
  readonly #input: Writable | null;
  readonly #onEnd: (reason: string) => void;
  #said = "";
  #over = false;

  constructor({ path, args, env, onText, onEnd }: ChildSettings) {
    this.#onEnd = onEnd;
    this.#process = spawn(path, args, {
      stdio: ["pipe", onText === undefined ? "ignore" : "pipe", "pipe"],
      env: { ...process.env, ...env },
      windowsHide: true,
    });
    const { stdin, stdout, stderr } = this.#process;
    this.#input = stdin;
    // That it reads no more is told by its end.
    stdin?.on("error", () => {});
    if (onText !== undefined) listen(stdout, onText);
    listen(stderr, (text) => {
      this.#said = (this.#said + text).slice(-MOST_SAID);
    });
    this.#process.on("error", (error) => this.#ended(error.message));
    const end = (code: number | null, signal: string | null): void =>
      this.#ended(this.#lastLine() ?? `it ended with ${signal ?? code}`);
    this.#process.on("close", end);
    // More of what it said may come, unless somebody else holds its error stream.
    this.#process.on("exit", (code, signal) => {
      if (!this.#over) setTimeout(end, LAST_WORDS, code, signal);
    });
  }

  write(bytes: Uint8Array): void {
    if (this.#over || this.#input === null) return;
    this.#input.write(bytes);
    if (this.#input.writableLength > MOST_WAITING) this.#ended("it takes no more samples");
  }

  /** Ends it, of which onEnd is not told. This process, or thread, lives on until it is gone. */
  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#input?.destroy();
    const { exitCode, signalCode, pid } = this.#process;
    if (exitCode !== null || signalCode !== null || pid === undefined) return;
    this.#process.kill();
    const deaf = setTimeout(() => this.#process.kill("SIGKILL"), PATIENCE);
    this.#process.on("exit", () => clearTimeout(deaf));
    // Whoever holds its error stream must not hold us.
    this.#process.stderr?.destroy();
    this.#process.stdout?.destroy();
  }

  #ended(reason: string): void {
    if (this.#over) return;
    this.close();
    this.#onEnd(reason);
  }

  #lastLine(): string | undefined {
    return this.#said
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .findLast((line) => line !== "");
  }
}

function listen(stream: Readable | null, onText: (text: string) => void): void {
  stream?.setEncoding("utf8");
  stream?.on("data", (text: string) => onText(text));
  stream?.on("error", () => {});
}
