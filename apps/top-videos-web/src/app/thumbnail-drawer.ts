import { Worker } from "node:worker_threads";

/** Asks the worker for a picture. */
export interface DrawnRequest {
  readonly number: number;
  readonly id: string;
  readonly size: { readonly width: number; readonly height: number };
}

/** A picture from the worker, as a PNG file. */
export interface DrawnAnswer {
  readonly number: number;
  readonly bytes: Uint8Array;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

// Sources run as they are written, the published build as JavaScript.
const WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./thumbnail-worker.ts", import.meta.url)
  : new URL("./thumbnail-worker.js", import.meta.url);

/** Draws pictures of the made-up channel on a thread of its own, which starts with the first one. */
export class ThumbnailDrawer {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #count = 0;

  /** @param size pixels */
  draw(id: string, size: DrawnRequest["size"]): Promise<Uint8Array> {
    const worker = this.#running();
    const request: DrawnRequest = { number: ++this.#count, id, size };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.number, { resolve, reject });
      worker.ref();
      worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(WORKER);
    worker.on("message", ({ number, bytes }: DrawnAnswer) => {
      this.#waiting.get(number)?.resolve(bytes);
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) worker.unref();
    });
    worker.on("error", (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.#end(new Error("the thread that draws pictures has ended")));
    this.#worker = worker;
    return worker;
  }

  #end(error: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
