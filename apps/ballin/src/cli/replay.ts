import type { Streams } from "@side-projects/command/node";
import { BallinError } from "../core/error.ts";
import type { Recording } from "../core/recording/recording.ts";
import { readRecordingFile } from "../headless/recording-file.ts";
import { type ReplayResult, replay, resultOf, simulationOf } from "../headless/replay.ts";
import type { Args } from "./args.ts";
import { EXIT, reporter } from "./failure.ts";
import { grouped } from "./grouped.ts";
import { modeOf } from "./look.ts";

/** ballin replay. @returns the exit code */
export async function replayCommand(args: Args, streams: Streams): Promise<number> {
  const [path] = args.words;
  if (path === undefined) throw new BallinError("E_USAGE", "no recording", "write ballin replay FILE");
  const recording = readRecordingFile(path);
  const json = args.switches.has("json");
  if (!json && streams.inputIsTerminal && streams.outputIsTerminal) return show(recording, args, streams);
  const result = await replay(recording, (part) => streams.status(`replaying ${Math.floor(part * 100)} %`));
  streams.status("");
  streams.write(`${json ? JSON.stringify(result) : told(result)}\n`);
  return result.agrees === false ? EXIT.differs : EXIT.done;
}

async function show(recording: Recording, args: Args, streams: Streams): Promise<number> {
  const simulation = await simulationOf(recording);
  try {
    const { showReplay } = await import("../replay-player.ts");
    const isOver = await showReplay(recording, {
      simulation,
      speed: args.numbers.get("speed") ?? 1,
      mode: modeOf(args),
      report: reporter(args.switches.has("verbose")),
    });
    if (!isOver) return EXIT.done;
    const result = resultOf(recording, simulation);
    streams.write(`${told(result)}\n`);
    return result.agrees === false ? EXIT.differs : EXIT.done;
  } finally {
    simulation.free();
  }
}

/** A result in words. */
function told({ balls, commands, steps, engine, hash, recorded }: ReplayResult): string {
  const run = `${grouped(balls)} balls on ${engine}, ${grouped(commands)} actions in ${grouped(steps)} steps: state ${hash}`;
  if (recorded === null) return `${run}; the recording has no end to compare with`;
  return recorded === hash ? `${run}, as recorded` : `${run}, but ${recorded} was recorded`;
}
