import { BallinError } from "../core/error.ts";
import type { Args } from "./args.ts";
import { EXIT } from "./failure.ts";
import type { Streams } from "./streams.ts";

/** ballin and ballin record. @returns the exit code */
export async function playCommand(args: Args, streams: Streams): Promise<number> {
  refuseWithoutTerminal(streams);
  const recordTo = args.command.name === "record" ? args.texts.get("output") : undefined;
  if (args.command.name === "record" && recordTo === undefined)
    throw new BallinError("E_USAGE", "record without a file", "write ballin record -o game.jsonl");
  return EXIT.done;
}

function refuseWithoutTerminal({ inputIsTerminal, outputIsTerminal }: Streams): void {
  if (inputIsTerminal && outputIsTerminal) return;
  const stream = outputIsTerminal ? "input" : "output";
  throw new BallinError(
    "E_TERMINAL",
    `the standard ${stream} is no terminal`,
    "without one there are ballin bench, ballin render and ballin replay, see ballin --help",
  );
}
