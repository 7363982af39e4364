import { createInterface } from "node:readline";
import type { Answer, BatchJob, Job, Request } from "./protocol.ts";

/** The contestant's side of the protocol. */
export interface Handler {
  run(job: Job, repeat: number): Promise<Answer>;
  /** Writes `<icon>.png` for each icon of the batch into the folder. */
  save?(job: BatchJob, folder: string): Promise<Answer>;
}

/** Answers each line of the standard input until it closes. */
export async function serve(handler: Handler): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(handler, line))}\n`);
  }
}

async function answer(handler: Handler, line: string): Promise<Answer> {
  try {
    const request: Request = JSON.parse(line);
    if (request.op === "run") return await handler.run(request.job, request.repeat);
    if (request.op === "save" && handler.save !== undefined) return await handler.save(request.job, request.folder);
    globalThis.gc?.();
    return {};
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Calls the work `repeat` times and adds up the bytes it returns, so that no call can be left out as unused. */
export function timeSync(repeat: number, work: () => number): Answer {
  let bytes = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeat; i++) bytes += work();
  return { ns: Number(process.hrtime.bigint() - start), bytes };
}

/** The same for work that ends later; one call waits for the one before it. */
export async function timeAsync(repeat: number, work: () => Promise<number>): Promise<Answer> {
  let bytes = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeat; i++) bytes += await work();
  return { ns: Number(process.hrtime.bigint() - start), bytes };
}
