import { instrumentIn } from "../app/instrument-names.ts";
import type { AppState } from "../app/state.ts";
import type { Track } from "../project/project.ts";
import { trackPan, trackVolume } from "../project/track-sound.ts";
import type { Layout } from "../screen/layout.ts";
import { TRACK_COLUMNS } from "../screen/target.ts";
import { firstListTrack } from "../screen/viewport.ts";
import type { Panel } from "./panel.ts";
import { COLORS, type Row, type Span } from "./span.ts";

/** The list of tracks: a line each, or two. */
export function tracksPanel(state: AppState, layout: Layout, hints: readonly Row[]): Panel {
  const { frame, list, hints: below, rowsPerTrack } = layout.tracks;
  const { tracks } = state.project;
  const first = firstListTrack(state, layout.tracks);
  const shown = tracks.slice(first, first + Math.ceil(list.rows / rowsPerTrack));
  const last = first + Math.floor(list.rows / rowsPerTrack);
  return {
    frame,
    title: titleOf(tracks.length, first, last),
    focused: state.focus === "tracks",
    pieces: [
      {
        at: list,
        rows: shown.flatMap((track) => linesOf(state, track, list.columns).slice(0, rowsPerTrack)),
      },
      { at: below, rows: hints },
    ],
  };
}

/** How many there are is told where not all of them are seen. */
function titleOf(count: number, first: number, last: number): string {
  return first === 0 && last >= count ? "Tracks" : `Tracks ${first + 1}-${Math.min(last, count)} of ${count}`;
}

function linesOf(state: AppState, track: Track, columns: number): Row[] {
  const chosen = state.project.tracks[state.track] === track;
  const background = chosen ? COLORS.grey : undefined;
  const fill: Span = { text: " ".repeat(columns), background };
  const quiet = chosen ? COLORS.white : COLORS.grey;
  const gap = (from: number, to: number): Span => ({ text: " ".repeat(to - from), background });
  const volume = trackVolume(track);
  return [
    [
      { text: chosen ? ">" : " ", background, bold: true },
      gap(TRACK_COLUMNS.marker + 1, TRACK_COLUMNS.mute),
      track.muted ? { text: "M", color: COLORS.red, background, bold: true } : { text: ".", color: quiet, background },
      track.solo
        ? { text: "S", color: COLORS.yellow, background, bold: true }
        : { text: ".", color: quiet, background },
      gap(TRACK_COLUMNS.sounding, TRACK_COLUMNS.name),
      { text: track.name, background, bold: chosen },
      fill,
    ],
    [
      gap(0, TRACK_COLUMNS.volume),
      { text: `V${String(volume).padStart(3)}`, color: volumeColor(volume), background },
      gap(TRACK_COLUMNS.volume + 4, TRACK_COLUMNS.pan),
      { text: panText(trackPan(track)), color: COLORS.cyan, background },
      gap(TRACK_COLUMNS.pan + 3, TRACK_COLUMNS.program),
      { text: instrumentIn(state.sound.bank, track), color: quiet, background },
      fill,
    ],
  ];
}

function volumeColor(volume: number): number {
  if (volume > 100) return COLORS.red;
  return volume > 80 ? COLORS.yellow : COLORS.green;
}

/** Three characters: C in the middle, else L or R and how far. */
function panText(pan: number): string {
  if (pan === 64) return "C  ";
  return `${pan < 64 ? "L" : "R"}${String(Math.abs(pan - 64)).padStart(2)}`;
}
