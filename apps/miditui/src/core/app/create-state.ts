import { emptyHistory } from "../history/history.ts";
import { emptySet } from "../notes/note-set.ts";
import type { Project, Track } from "../project/project.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import { showPitch, showTick, showTrack } from "./follow.ts";
import { bankFor, createSound } from "./sound-state.ts";
import type { AppState, FileState, Screen } from "./state.ts";

export interface StateOptions {
  readonly project: Project;
  /** Where Ctrl+S writes to; undefined for a new song. */
  readonly path: string | undefined;
  /** The folder that the dialogs begin in. */
  readonly folder: string;
  /** Whether the project has changes that its file does not have. @default false */
  readonly recovered?: boolean;
  /** The SoundFont that stands above that of the song. @default none */
  readonly soundfont?: string | undefined;
  /** Seconds that are to be rendered ahead. @default as the output likes it */
  readonly latency?: number | undefined;
  /** Cells of the terminal. */
  readonly columns: number;
  readonly rows: number;
  /** Whether the terminal tells of key releases. */
  readonly releases: boolean;
  /** Seconds on the clock. */
  readonly now: number;
}

/** Middle C, where the cursor starts. */
const FIRST_PITCH = 60;

/** The app as it starts. */
export function createState(options: StateOptions): AppState {
  const { columns, rows, releases, now } = options;
  const screen: Screen = { columns, rows, releases };
  return opened(blankState(options, screen), options.project, fileOf(options, now));
}

/** What is remembered about a file that was just opened or begun. */
export function fileOf(
  { project, path, folder, recovered = false }: Pick<StateOptions, "project" | "path" | "folder" | "recovered">,
  now: number,
): FileState {
  return {
    path,
    folder,
    saved: recovered ? undefined : project,
    saving: undefined,
    autosaved: project,
    autosaving: undefined,
    changedAt: recovered ? now : undefined,
    unkept: false,
  };
}

/**
 * The state with another song in it: rewound, nothing playing, nothing to undo. Mode, octave, view and what else is of
 * the user and not of the song stay.
 */
export function opened(state: AppState, project: Project, file: FileState): AppState {
  const track = Math.max(
    0,
    project.tracks.findIndex((each) => each.notes.count > 0),
  );
  const quarter = ticksPerQuarter(project.division);
  const pitch = middlePitch(project.tracks[track]);
  const next: AppState = {
    ...state,
    project,
    file,
    track,
    history: emptyHistory,
    selection: emptySet,
    newest: undefined,
    cursor: { tick: 0, pitch },
    scroll: { tick: 0, pitch: -1, tracks: 0, timeline: 0 },
    ticksPerColumn: Math.max(1, Math.round(quarter / 4)),
    transport: { state: "stopped", tick: 0, since: state.now },
    sound: { ...state.sound, wanted: bankFor(state.sound, project.soundfontPath), held: [] },
    loop: { on: false, start: 0, end: 0 },
    grid: { ...state.grid, step: Math.max(1, Math.round(quarter / 4)) },
    recording: undefined,
    pointer: undefined,
    click: undefined,
    band: undefined,
    preview: undefined,
    dialog: undefined,
    next: undefined,
    opening: undefined,
  };
  return showTrack(showTick(showPitch(next, pitch, "middle"), 0));
}

/** Middle between the highest and the lowest note at the start of a track, so that the first look is at music. */
function middlePitch(track: Track | undefined): number {
  const block = track?.notes.blocks[0];
  if (block === undefined || block.count === 0) return FIRST_PITCH;
  let low = 127;
  let high = 0;
  for (const pitch of block.pitches.subarray(0, block.count)) {
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
  }
  return Math.floor((low + high) / 2) + block.pitchShift;
}

function blankState(options: StateOptions, screen: Screen): AppState {
  return {
    project: options.project,
    history: emptyHistory,
    file: fileOf(options, options.now),
    track: 0,
    selection: emptySet,
    newest: undefined,
    cursor: { tick: 0, pitch: FIRST_PITCH },
    mode: "normal",
    view: "combined",
    focus: "roll",
    scroll: { tick: 0, pitch: 127, tracks: 0, timeline: 0 },
    ticksPerColumn: 1,
    trackDetails: true,
    lane: false,
    highlight: "roll",
    transport: { state: "stopped", tick: 0, since: options.now },
    sound: createSound(options, options.project.soundfontPath),
    loop: { on: false, start: 0, end: 0 },
    grid: { step: 1, swing: 50, strength: 100 },
    octave: 0,
    recording: undefined,
    clipboard: undefined,
    pointer: undefined,
    click: undefined,
    band: undefined,
    preview: undefined,
    dialog: undefined,
    notice: undefined,
    told: undefined,
    nudge: undefined,
    next: undefined,
    opening: undefined,
    leaving: "no",
    screen,
    now: options.now,
  };
}
