import { visible } from "@side-projects/command";
import { textWidth } from "@side-projects/terminal";
import { counted } from "../counted.ts";
import { instrumentName } from "../instruments.ts";
import type { Project, Track } from "../project/project.ts";
import { songEnd } from "../project/song-end.ts";
import { trackProgram } from "../project/track-sound.ts";
import { type SongInfo, songInfo, type TrackInfo } from "./song-info.ts";
import { trackPlot } from "./track-plot.ts";

export interface InfoLook {
  /** Characters of a line; what is narrower than 60 is taken as 60. */
  readonly width: number;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Cells that the name of a track may take, and those that a plot needs to tell anything. */
const LONGEST_NAME = 24;
const LEAST_PLOT = 12;
/** Lines of the tempo map and of the metres; a person reads no more. */
const MOST_POINTS = 12;

/** What is in a song, for people: a table of its tracks with where they play, its tempo and its metre. */
export function infoText(project: Project, look: InfoLook): string {
  const info = songInfo(project);
  const name = visible(info.name);
  return `${look.strong(name === "" ? "Untitled" : name)}
${summaryOf(info)}

${trackTable(project, info, look)}

${tempoTable(info, look)}

${metreTable(info, look)}
`;
}

function summaryOf({ format, ppq, smpte, tracks, notes, duration_seconds }: SongInfo): string {
  const resolution =
    smpte === null
      ? `${ppq} ticks a quarter`
      : `${smpte.frames_per_second} frames a second of ${smpte.ticks_per_frame} ticks`;
  return [
    clock(duration_seconds),
    counted(notes, "note"),
    counted(tracks.length, "track"),
    `MIDI format ${format}`,
    resolution,
  ].join(", ");
}

function trackTable(project: Project, { tracks }: SongInfo, look: InfoLook): string {
  const names = project.tracks.map((track) => clipped(visible(track.name), LONGEST_NAME));
  const wide = Math.max(5, ...names.map(textWidth));
  const sounds = project.tracks.map(soundOf);
  const soundWide = Math.max(5, ...sounds.map(textWidth));
  const count = Math.max(5, ...tracks.map((track) => String(track.notes).length));
  const left = 4 + wide + 2 + 5 + 2 + soundWide + 2 + count + 2;
  const plot = Math.max(LEAST_PLOT, Math.max(60, look.width) - left);
  const end = Math.max(1, songEnd(project));
  const head = `  # ${padded("Track", wide)}  ${"Chan.".padStart(5)}  ${padded("Sound", soundWide)}  ${"Notes".padStart(count)}  Where it plays`;
  const lines = project.tracks.map((track, index) => {
    const info = tracks[index];
    const number = String(index + 1).padStart(3);
    const chosen = padded(names[index] ?? "", wide);
    const cells = [chosen, channelOf(info).padStart(5), padded(sounds[index] ?? "", soundWide)];
    const notes = String(info?.notes ?? 0).padStart(count);
    return `${number} ${cells.join("  ")}  ${notes}  ${trackPlot(track.notes, end, plot)}`;
  });
  return [look.faint(head), ...lines].join("\n");
}

/** As musicians count, from 1; the port before it where there is more than the first. */
function channelOf(track: TrackInfo | undefined): string {
  if (track === undefined) return "";
  return track.port === 0 ? `${track.channel + 1}` : `${track.port + 1}/${track.channel + 1}`;
}

function soundOf(track: Track): string {
  return instrumentName(track.channel, trackProgram(track));
}

function tempoTable({ tempo_map }: SongInfo, { faint }: InfoLook): string {
  const lines = tempo_map.slice(0, MOST_POINTS).map(({ tick, seconds, bpm }) => {
    const tempo = String(Math.round(bpm * 1000) / 1000);
    return `${clock(seconds).padStart(12)}  ${tempo.padStart(8)}  ${faint(`tick ${tick}`)}`;
  });
  return [faint("  Tempo from   Quarters a minute"), ...lines, ...rest(tempo_map.length)].join("\n");
}

function metreTable({ time_signatures }: SongInfo, { faint }: InfoLook): string {
  const lines = time_signatures.slice(0, MOST_POINTS).map(({ tick, bar, numerator, denominator }) => {
    return `${`bar ${bar}`.padStart(12)}  ${`${numerator}/${denominator}`.padStart(8)}  ${faint(`tick ${tick}`)}`;
  });
  return [faint("  Metre from"), ...lines, ...rest(time_signatures.length)].join("\n");
}

function rest(count: number): string[] {
  return count > MOST_POINTS ? [`  and ${count - MOST_POINTS} more, which --json tells`] : [];
}

/** Minutes, seconds and thousandths. */
function clock(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const rest = String(thousandths % 60_000).padStart(5, "0");
  return `${Math.floor(thousandths / 60_000)}:${rest.slice(0, 2)}.${rest.slice(2)}`;
}

function padded(text: string, cells: number): string {
  return text + " ".repeat(Math.max(0, cells - textWidth(text)));
}

function clipped(text: string, cells: number): string {
  if (textWidth(text) <= cells) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(characters.join("")) > cells - 1) characters.pop();
  return `${characters.join("")}.`;
}
