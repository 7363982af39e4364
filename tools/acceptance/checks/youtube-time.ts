import path from "node:path";
import { atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { resultOf, SOME_KEY } from "./youtube-command.ts";
import { measured } from "./youtube-counts.ts";
import { withFake } from "./youtube-fake.ts";

interface TimeOptions {
  videos: number;
  /** Milliseconds before each answer. */
  latency: number;
  /** Seconds and megabytes at most. */
  limits: { seconds: number; megabytes: number };
}

/** A scrape against the fake in another process, timed as a user would: from the start of the program to its end. */
export function timeFindings({ videos, latency, limits }: TimeOptions): Promise<Finding[]> {
  return withFake({ videos, args: ["--latency", String(latency)] }, ({ url, channel }) =>
    inFolder(async (folder) => {
      const args = ["scrape", channel, "--db", path.join(folder, "a.db"), "--base-url", url, "--json"];
      const began = performance.now();
      const { result, megabytes } = await measured(args, { cwd: folder, key: SOME_KEY });
      const seconds = (performance.now() - began) / 1000;
      const line = resultOf(result);
      return [
        {
          met: result.code === 0 && line.videos === videos,
          text: `${videos} videos at ${latency} ms: exit ${result.code} with ${line.videos}`,
        },
        atMost("wall time", seconds, limits.seconds, " s"),
        atMost("memory", megabytes, limits.megabytes, " MB"),
      ];
    }),
  );
}
