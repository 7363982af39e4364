import { quote } from "@side-projects/command";
import type { Streams } from "@side-projects/command/node";
import { MidituiError } from "../core/error.ts";
import { notesBefore } from "../core/notes/notes-before.ts";
import type { Project } from "../core/project/project.ts";
import { songEnd } from "../core/project/song-end.ts";
import { barAt, tickOfPosition } from "../core/time/bars.ts";
import { timeMapOf } from "../core/time/time-map.ts";
import { readSong } from "../files/song-file.ts";
import { chooseBank } from "../sound/render/choose-bank.ts";
import type { PlayFrom } from "../sound/sound.ts";
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
  const { start, end, loop } = stretchOf(project, args);
  const { path: bank, troubles } = chooseBank(project, sound.soundfont);
  for (const trouble of troubles)
    streams.note(`${trouble}; played with ${bank === undefined ? "the instruments of miditui" : quote(bank)}`);
  const heard = loop.on || end >= songEnd(project) ? project : before(project, end);
  const verbose = args.switches.has("verbose");
  return new Performance({ project: heard, sound, bank, start, end, loop, streams, keys, verbose }).ended;
}

interface Stretched {
  readonly start: number;
  /** That of the song, or sooner. */
  readonly end: number;
  readonly loop: PlayFrom["loop"];
}

/** @throws MidituiError E_USAGE for bars that the song does not have */
function stretchOf(project: Project, args: Args): Stretched {
  const map = timeMapOf(project);
  const last = songEnd(project);
  const bars = { least: 1, most: MOST_BARS, whole: true };
  const from = numberOption(args, "from", bars) ?? 1;
  const to = numberOption(args, "to-bar", bars);
  const startOf = (bar: number): number => tickOfPosition(map, { bar, beat: 1, tick: 0 });
  const start = startOf(from);
  if (start > 0 && start >= last)
    throw new MidituiError("E_USAGE", `the song has no bar ${from} to play from`, "see miditui info");
  if (to !== undefined && to < from)
    throw new MidituiError("E_USAGE", `bar ${to} is before bar ${from}`, `end at bar ${from} or later`);
  const round = last === 0 ? 0 : barAt(map, last - 1).end;
  const stop = to === undefined ? Number.POSITIVE_INFINITY : startOf(to + 1);
  // A song of no length has nothing to come back to.
  const loop = { on: args.switches.has("loop") && last > 0, start, end: Math.min(stop, round) };
  return { start, end: Math.min(stop, last), loop };
}

function before(project: Project, end: number): Project {
  return { ...project, tracks: project.tracks.map((track) => ({ ...track, notes: notesBefore(track.notes, end) })) };
}
