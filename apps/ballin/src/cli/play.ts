import type { Streams } from "@side-projects/command/node";
import type { AppSettings } from "../app.ts";
import { BallinError } from "../core/error.ts";
import { RADIUS } from "../core/physics/constants.ts";
import { RecordingWriter } from "../headless/recording-writer.ts";
import type { Args } from "./args.ts";
import { engineOf } from "./engine.ts";
import { reporter } from "./failure.ts";
import { gallerySceneOf } from "./gallery-scene.ts";
import { grouped } from "./grouped.ts";
import { modeOf } from "./look.ts";

const SEEDS = 2 ** 32;

/** ballin and ballin record. @returns the exit code */
export async function playCommand(args: Args, streams: Streams): Promise<number> {
  refuseWithoutTerminal(streams);
  if (args.command.name !== "record") return play(args);
  const path = args.texts.get("output");
  if (path === undefined)
    throw new BallinError("E_USAGE", "record without a file", "write ballin record -o game.jsonl");
  const recorder = new RecordingWriter(path, { force: args.switches.has("force") });
  try {
    const code = await play(args, recorder);
    const { written, failure } = recorder;
    if (failure !== undefined) throw failure;
    if (written !== undefined) streams.note(`${grouped(written)} bytes in ${path}; again: ballin replay ${path}`);
    return code;
  } finally {
    recorder.leave();
  }
}

async function play(args: Args, record?: RecordingWriter): Promise<number> {
  const { numbers, texts, switches } = args;
  const settings: AppSettings = {
    balls: numbers.get("balls"),
    color: switches.has("color"),
    open: texts.get("open"),
    shapes: !switches.has("no-shapes"),
    scene: gallerySceneOf(args),
    engine: engineOf(args),
    radius: numbers.get("radius") ?? RADIUS,
    seed: numbers.get("seed") ?? Math.floor(Math.random() * SEEDS),
    mode: modeOf(args),
    reducedMotion: switches.has("reduced-motion"),
    ...(record && { record }),
    report: reporter(switches.has("verbose")),
  };
  const { runApp } = await import("../app.ts");
  return runApp(settings);
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
