import { BallinError } from "../core/error.ts";
import { readRecordingFile } from "../headless/recording-file.ts";
import { type ReplayResult, replay } from "../headless/replay.ts";
import type { Args } from "./args.ts";
import { EXIT } from "./failure.ts";
import type { Streams } from "./streams.ts";

/** ballin replay. @returns the exit code */
export async function replayCommand(args: Args, streams: Streams): Promise<number> {
  const [path] = args.words;
  if (path === undefined) throw new BallinError("E_USAGE", "no recording", "write ballin replay FILE");
  const recording = readRecordingFile(path);
  const json = args.switches.has("json");
  const result = await replay(recording, (part) => streams.status(`replaying ${Math.floor(part * 100)} %`));
  streams.status("");
  streams.write(`${json ? JSON.stringify(result) : told(result)}\n`);
  return result.agrees === false ? EXIT.differs : EXIT.done;
}

/** A result in words. */
export function told({ balls, commands, steps, engine, hash, recorded }: ReplayResult): string {
  const run = `${number(balls)} balls on ${engine}, ${number(commands)} actions in ${number(steps)} steps: state ${hash}`;
  if (recorded === null) return `${run}; the recording has no end to compare with`;
  return recorded === hash ? `${run}, as recorded` : `${run}, but ${recorded} was recorded`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
