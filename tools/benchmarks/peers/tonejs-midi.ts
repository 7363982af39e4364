/** @tonejs/midi as a contestant. Usage: `node --expose-gc peers/tonejs-midi.ts`. */
import { readFileSync } from "node:fs";
import tonejs from "@tonejs/midi";
import type { Answer, Job } from "../src/protocol.ts";
import { serve, timeSync } from "../src/serve.ts";

let known: { readonly key: string; readonly work: () => number } | undefined;

function workOf(job: Job): () => number {
  const key = JSON.stringify(job);
  if (known?.key === key) return known.work;
  const work = newWork(job);
  known = { key, work };
  return work;
}

function newWork(job: Job): () => number {
  if (job.task !== "song" || job.files === undefined) throw new Error("songs in a file only");
  const bytes = readFileSync(job.files.mid);
  const read = (): InstanceType<typeof tonejs.Midi> => new tonejs.Midi(bytes);
  if (job.made === "read-mid") return () => read().tracks.reduce((sum, { notes }) => sum + notes.length, 0);
  if (job.made !== "write-mid") throw new Error(`it cannot do ${job.made}`);
  const song = read();
  return () => song.toArray().length;
}

await serve({
  async run(job: Job, repeat: number): Promise<Answer> {
    return timeSync(repeat, workOf(job));
  },
});
