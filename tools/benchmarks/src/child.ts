import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type Answer, parseAnswer, type Request } from "./protocol.ts";

/** A contestant in a process of its own that answers a line with a line. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting: ((answer: Answer) => void)[] = [];
  readonly #ended: Promise<void>;
  #errors = "";

  constructor(command: string, args: readonly string[]) {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    this.#process = child;
    this.#ended = new Promise((resolve) => {
      child.once("error", (error) => {
        this.#errors = error.message;
        this.#failAll();
        resolve();
      });
      child.once("close", () => {
        this.#failAll();
        resolve();
      });
    });
    child.stdin.on("error", () => {});
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors = (this.#errors + text).slice(-2000);
    });
    createInterface({ input: child.stdout }).on("line", (line) => this.#waiting.shift()?.(parseAnswer(line)));
  }

  /** @throws Error when the contestant answers with one or ends without an answer */
  async ask(request: Request): Promise<Answer> {
    const answer = await new Promise<Answer>((resolve) => {
      if (this.#process.exitCode !== null || this.#process.pid === undefined) {
        resolve({ error: this.#errors || "the process has ended" });
        return;
      }
      this.#waiting.push(resolve);
      this.#process.stdin?.write(`${JSON.stringify(request)}\n`);
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }

  /** Ends the process and waits for that. */
  async close(): Promise<void> {
    this.#process.stdin?.end();
    await this.#ended;
  }

  #failAll(): void {
    for (const resolve of this.#waiting.splice(0)) resolve({ error: this.#errors.trim() || "ended without an answer" });
  }
}
