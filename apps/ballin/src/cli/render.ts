import type { Streams } from "@side-projects/command/node";
import { cellsToText } from "@side-projects/terminal";
import { cellsToPng } from "../core/draw/picture.ts";
import { BallinError } from "../core/error.ts";
import { castOf, lastFrame } from "../headless/film.ts";
import { checkFolder, makeFolder, writeOutput } from "../headless/output.ts";
import { type Target, targetOf } from "../headless/target.ts";
import type { Args } from "./args.ts";
import { noteCrowd } from "./crowd.ts";
import { EXIT } from "./failure.ts";
import { filmOf } from "./film.ts";
import { FORMATS } from "./flags.ts";

/** ballin render. @returns the exit code */
export async function renderCommand(args: Args, streams: Streams): Promise<number> {
  const format = FORMATS.find((name) => name === args.texts.get("format"));
  const target = targetOf(args.texts.get("output"), format);
  if (target.path === "-" && target.format === "png" && streams.outputIsTerminal)
    throw new BallinError("E_USAGE", "a PNG is nothing for a terminal", "write it to a file: -o balls.png");
  // Told before minutes of simulation rather than after them.
  if (target.path !== "-" && target.inFolder !== true) checkFolder(target.path);
  const job = filmOf(args, streams);
  noteCrowd({ ...job, balls: job.options.ball_count }, streams);
  const progress = (part: number): void => streams.status(`simulating ${Math.floor(part * 100)} %`);
  if (target.format === "cast") {
    const { text, isCut } = await castOf(job, progress);
    if (isCut) streams.note("the asciicast is full and ends early; take fewer --frames or a smaller --size");
    return put(text, target, streams);
  }
  const cells = await lastFrame(job, progress);
  return put(target.format === "png" ? cellsToPng(cells) : cellsToText(cells), target, streams);
}

function put(content: string | Uint8Array, { path, inFolder }: Target, streams: Streams): number {
  streams.status("");
  if (inFolder === true) makeFolder(path);
  if (path === "-") streams.write(content);
  else writeOutput(path, content);
  return EXIT.done;
}
