import { spawnSync } from "node:child_process";
import type { Child } from "./child.ts";
import type { Answer, Job } from "./protocol.ts";
import type { Subject } from "./runner.ts";

const MAKES_FILES: ReadonlySet<Job["task"]> = new Set<Job["task"]>(["png", "export-csv", "export-jsonl", "report"]);

function makesFile(job: Job): boolean {
  if (job.task === "balls") return job.made !== "steps";
  if (job.task === "song") return job.made === "write-mid" || job.made.startsWith("frame-");
  return MAKES_FILES.has(job.task) || (job.task === "cloud" && job.made === "png");
}

/** A contestant that keeps running and measures inside itself. */
export function keptSubject(name: string, child: Child, job: Job): Subject {
  let bytes: number | undefined;
  let last: Answer = {};
  return {
    name,
    async sample(repeat) {
      last = await child.ask({ op: "run", job, repeat });
      if (makesFile(job) && last.bytes !== undefined) bytes = last.bytes / repeat;
      return perRepeat(last, repeat);
    },
    bytes: () => bytes,
    placed: () => last.placed,
    ink: () => last.ink,
    height: () => last.height,
    overlap: () => last.overlap,
    settle: async () => void (await child.ask({ op: "settle" })),
  };
}

/** A contestant that is started anew for each sample; only the work is measured, not the start. */
export function freshSubject(name: string, start: () => Child, job: Job, seen: (answer: Answer) => void): Subject {
  return {
    name,
    async sample() {
      const child = start();
      const answer = await child.ask({ op: "run", job, repeat: 1 });
      await child.close();
      seen(answer);
      return perRepeat(answer, 1);
    },
    settle: async () => {},
  };
}

/** A whole command from its start to its end. */
export function commandSubject(name: string, [command, args]: [string, string[]], now: () => number): Subject {
  return {
    name,
    async sample(repeat) {
      const start = now();
      for (let i = 0; i < repeat; i++) {
        const { status, stderr } = spawnSync(command, args, { stdio: ["ignore", "ignore", "pipe"] });
        if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr?.toString().trim().slice(-500)}`);
      }
      return (now() - start) / repeat;
    },
    settle: async () => {},
  };
}

function perRepeat(answer: Answer, repeat: number): number {
  if (answer.ns === undefined) throw new Error("the contestant answered without a time");
  return answer.ns / 1e6 / repeat;
}
