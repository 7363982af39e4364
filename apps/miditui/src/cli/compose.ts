import { homedir } from "node:os";
import { dirname } from "node:path";
import type { Streams } from "@side-projects/command/node";
import { formatOf } from "../core/app/file-format.ts";
import { MidituiError } from "../core/error.ts";
import { createFiles } from "../files/create-files.ts";
import { loadFormats } from "../files/song-file.ts";
import { stateFolder } from "../files/state-folder.ts";
import { statusOf } from "../files/status.ts";
import { makeSound } from "../make-sound.ts";
import { type Args, nearestCommand, unknownCommand } from "./args.ts";
import { EXIT, failureOf } from "./failure.ts";
import { holdWarnings } from "./hold-warnings.ts";
import { soundOptions } from "./sound-options.ts";

/** miditui without a command. @returns the exit code */
export async function composeCommand(args: Args, streams: Streams): Promise<number> {
  const [path] = args.words;
  if (path === "-")
    throw new MidituiError("E_USAGE", "a song to compose needs a file", "info, convert and lint take -");
  if (path !== undefined) refuseMistyped(path);
  refuseWithoutTerminal(streams);
  const verbose = args.switches.has("verbose");
  const { soundfont, audio, latency } = soundOptions(args, process.env);
  const sound = makeSound({ audio, latency });
  const files = createFiles(stateFolder({ env: process.env, platform: process.platform, home: homedir() }));
  // React and the song are read at the same time.
  const [{ runApp }, start] = await Promise.all([import("../app.ts"), files.start(path, args.switches.has("new"))]);
  const folder = start.path === undefined ? process.cwd() : dirname(start.path);
  const release = holdWarnings();
  const report = (error: unknown): number => {
    release();
    const { line, code } = failureOf(error, verbose);
    process.stderr.write(`${line}\n`);
    return code;
  };
  // Where a format cannot be loaded now, that is told when it is asked for.
  const formats = loadFormats().catch(() => undefined);
  const settings = { start, files, sound, soundfont, folder, report };
  const [farewell] = await Promise.all([runApp(settings), formats]);
  release();
  for (const text of farewell) streams.note(text);
  return EXIT.done;
}

/** A word that names no file, could not name a new one and looks like a command of ours. */
function refuseMistyped(word: string): void {
  if (statusOf(word) !== undefined || formatOf(word) !== undefined) return;
  if (nearestCommand(word) !== undefined) throw unknownCommand(word);
}

function refuseWithoutTerminal({ inputIsTerminal, outputIsTerminal }: Streams): void {
  const isTerminal = inputIsTerminal && outputIsTerminal;
  if (isTerminal && process.env.TERM !== "dumb") return;
  const stream = outputIsTerminal ? "input" : "output";
  throw new MidituiError(
    "E_TERMINAL",
    isTerminal ? "the terminal has no screen to draw on, TERM is dumb" : `the standard ${stream} is no terminal`,
    "without one there are miditui play, render, info, convert and lint, see miditui --help",
  );
}
