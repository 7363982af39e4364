import { Worker } from "node:worker_threads";
import { MidituiError } from "../../core/error.ts";
import type { Chunk } from "./part-renderer.ts";
import type { RenderJob, RenderReport, RenderRequest } from "./render-messages.ts";

// Sources run as they are written, the published build as JavaScript beside the module that starts it.
const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./render-worker.ts", import.meta.url)
  : new URL("./render-worker.js", import.meta.url);

/** Chunks that a thread is ahead of those that were taken from it. */
const AHEAD = 3;

/** A thread that has been started before there was anything to render. */
let spare: Worker | undefined;

/** Starts a thread that the next song is rendered by, while that one is being read: what it loads takes a tenth of a second. */
export function warmThread(): void {
  spare ??= startThread();
  // Where nothing comes to be rendered it keeps nobody from ending.
  spare.unref();
}

function startThread(): Worker {
  return new Worker(WORKER, { stdout: true, stderr: true });
}

/** A thread that renders some parts of a song, chunk by chunk, a little ahead of who takes them. */
export class RenderThread {
  readonly #worker: Worker;
  readonly #count: number;
  readonly #ready: Chunk[][];
  #failure: MidituiError | undefined;
  #wake: () => void = () => {};

  constructor(job: RenderJob) {
    this.#count = job.parts.length;
    this.#ready = job.parts.map(() => []);
    this.#worker = spare ?? startThread();
    spare = undefined;
    this.#worker.ref();
    this.#worker.on("message", (report: RenderReport) => this.#receive(report));
    this.#worker.on("error", (error) =>
      this.#fail(new MidituiError("E_INTERNAL", String(error), undefined, { cause: error })),
    );
    this.#worker.on("exit", () => this.#fail(new MidituiError("E_INTERNAL", "a thread that renders has ended")));
    this.#worker.postMessage(job);
    this.#request(AHEAD);
  }

  /** The next chunk of each part. @throws MidituiError what the thread has thrown */
  async next(): Promise<Chunk[]> {
    while (this.#failure === undefined && this.#ready.some(({ length }) => length === 0)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined) throw this.#failure;
    this.#request(1);
    const chunks = this.#ready.flatMap((ready) => ready.shift() ?? []);
    if (chunks.length !== this.#count) throw new MidituiError("E_INTERNAL", "a part of the song is missing");
    return chunks;
  }

  async close(): Promise<void> {
    this.#worker.removeAllListeners();
    await this.#worker.terminate();
  }

  #request(more: RenderRequest): void {
    this.#worker.postMessage(more);
  }

  #receive(report: RenderReport): void {
    if (report.type === "failed") this.#fail(new MidituiError(report.code, report.message, report.hint));
    else {
      const { part, left, right, voices } = report;
      this.#ready[part]?.push({ left, right, voices });
      this.#wake();
    }
  }

  #fail(failure: MidituiError): void {
    this.#failure ??= failure;
    this.#wake();
  }
}
