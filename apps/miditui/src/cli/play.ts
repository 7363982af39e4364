import { quote } from "@side-projects/command";
import type { Streams } from "@side-projects/command/node";
import { MidituiError } from "../core/error.ts";
import type { Project } from "../core/project/project.ts";
import { songEnd } from "../core/project/song-end.ts";
import { barAt, tickOfPosition } from "../core/time/bars.ts";
import { timeMapOf } from "../core/time/time-map.ts";
import { readSong } from "../files/song-file.ts";
import { chooseBank } from "../sound/render/choose-bank.ts";
import type { Args } from "./args.ts";
import { readInput } from "./input.ts";
import { numberOption } from "./number-option.ts";
import { Performance } from "./performance.ts";
import { soundOptions } from "./sound-options.ts";

/** More than a song can have. */
const MOST_BARS = 1_000_000_000;

/** miditui play. @returns the exit code */
export async function playCommand(args: Args, streams: Streams): Promise<number> {
  const [path = "-"] = args.words;
  const { project, findings } = await readSong(readInput(path), path);
  for (const { text, severity } of findings) if (severity !== "note") streams.note(`${path}: ${text}`);
  return perform(project, args, streams, path !== "-");
}

/** @param keys whether the standard input is free to be asked for keys. @returns the exit code */
export async function perform(project: Project, args: Args, streams: Streams, keys: boolean): Promise<number> {
  const sound = soundOptions(args, process.env);
  const map = timeMapOf(project);
  const end = songEnd(project);
  const bar = numberOption(args, "from", { least: 1, most: MOST_BARS, whole: true }) ?? 1;
  const start = tickOfPosition(map, { bar, beat: 1, tick: 0 });
  if (start > 0 && start >= end)
    throw new MidituiError("E_USAGE", `the song has no bar ${bar} to play from`, "see miditui info");
  // A song of no length has nothing to come back to.
  const loop = { on: args.switches.has("loop") && end > 0, start, end: end === 0 ? 0 : barAt(map, end - 1).end };
  const { path: bank, troubles } = chooseBank(project, sound.soundfont);
  for (const trouble of troubles)
    streams.note(`${trouble}; played with ${bank === undefined ? "the instruments of miditui" : quote(bank)}`);
  return new Performance({ project, sound, bank, start, loop, streams, keys }).ended;
}
