import { existsSync } from "node:fs";
import path from "node:path";
import { both, cursorAt, GRID, hides, ROW, row, type Seen, saved, shows, type Walk } from "./miditui-walk.ts";

const PLAYING = shows("[>] PLAY");
const STOPPED = row(1, /\[\.\] STOP .*Pos: 1:01:000 /);

function position(text: string): Seen {
  return row(1, new RegExp(`Pos: ${text}`));
}

/** Lines on the whole app, on playing, moving about, tempo and metre, the view and files, by the name of the deed. */
export const SONG_WALKS: Readonly<Record<string, Walk>> = {
  help: { keys: shows("┌ Help") },
  undo: { before: ["n", { until: shows("(changed)") }], keys: hides("(changed)") },
  redo: {
    before: ["n", { until: shows("(changed)") }, "ctrl+z", { until: hides("(changed)") }],
    keys: shows("(changed)"),
  },
  message: { before: ["W", { until: shows("lights up") }], keys: shows("┌ Message") },
  // The focus is seen by what the arrow does then: it goes through the tracks.
  "focus-next": { after: ["tab", "down"], keys: row(6, /^│> .. {2}Beta/) },
  "focus-previous": { after: ["down"], keys: row(6, /^│> .. {2}Beta/) },
  suspend: { keys: ({ terminal }) => terminal.raw().lastIndexOf("\x1b[?1049l") > 0 },
  play: { keys: PLAYING, mouse: [{ click: [3, 1] }] },
  restart: { before: ["space", "l", "l", { until: PLAYING }], keys: shows("Playing from the start") },
  "play-from-cursor": { before: ["9"], keys: position("3:") },
  stop: { before: ["9", "F", { until: position("3:") }], keys: STOPPED },
  "cursor-to-playhead": { before: ["9", "F", "0", { until: cursorAt(0, ROW.d4) }], keys: cursorAt(32, ROW.d4) },
  "playhead-to-cursor": { before: ["9"], keys: position("3:01:000") },
  loop: { keys: ({ terminal }) => terminal.cell(GRID + 3, ROW.ruler).underline },
  "loop-start": { before: ["L"], keys: ({ terminal }) => terminal.cell(GRID + 18, ROW.ruler).underline },
  "loop-end": { before: ["L"], keys: ({ terminal }) => terminal.cell(GRID + 8, ROW.ruler).underline },
  record: { keys: ({ terminal }) => /-- (COUNT|REC) --/.test(terminal.row(1)) },
  metronome: { keys: shows("Keyboard (Octave: +0) - Metronome") },
  "count-in": { keys: shows("Keyboard (Octave: +0) - No count-in") },
  "quantize-recording": { keys: shows("Keyboard (Octave: +0) - Recording to the grid") },
  latency: { after: [{ until: shows("┌ Latency") }, "ctrl+u", { text: "80" }, "enter"], keys: shows("Latency 80 ms") },
  "insert-mode": { keys: shows("-- INSERT --") },
  "select-mode": { keys: shows("-- SELECT --") },
  "normal-mode": { before: ["v", { until: shows("-- SELECT --") }], keys: shows("-- NORMAL --") },
  "cursor-left": { before: ["l", "l"], keys: cursorAt(1, ROW.d4) },
  "cursor-right": { keys: cursorAt(1, ROW.d4) },
  "cursor-up": { keys: cursorAt(0, ROW.d4 - 1) },
  "cursor-down": { keys: cursorAt(0, ROW.d4 + 1) },
  "octave-higher": { keys: row(5, / D5 [_|]/) },
  "octave-lower": { keys: both(row(16, / D3 /), ({ terminal }) => terminal.cell(GRID, 16).foreground === "palette 6") },
  "bar-left": { before: ["L", "L"], keys: cursorAt(16, ROW.d4) },
  "bar-right": { keys: cursorAt(16, ROW.d4) },
  "song-start": { before: ["L"], keys: cursorAt(0, ROW.d4) },
  "song-end": { keys: cursorAt(36, ROW.d4) },
  "previous-marker": { before: ["L", "L", "L"], keys: cursorAt(32, ROW.d4) },
  "next-marker": { keys: cursorAt(32, ROW.d4) },
  "go-to": { after: [{ text: "3" }, "enter"], keys: cursorAt(32, ROW.d4) },
  slower: { keys: shows("BPM: 115 ") },
  faster: { keys: shows("BPM: 125 ") },
  tempo: {
    after: [{ until: shows("┌ Tempo") }, "ctrl+u", { text: "90" }, "enter"],
    keys: shows("BPM: 90 "),
    mouse: [{ click: [60, 1] }],
  },
  "fewer-beats": { keys: row(1, / 3\/4 /) },
  "more-beats": { keys: row(1, / 5\/4 /) },
  "beat-unit": { keys: row(1, / 4\/8 /) },
  metre: {
    after: [{ until: shows("┌ Metre") }, "ctrl+u", { text: "7/8" }, "enter"],
    keys: row(1, / 7\/8 /),
    mouse: [{ click: [76, 1] }],
  },
  key: { after: [{ until: shows("┌ Key") }, { text: "Bb" }, "enter"], keys: shows("Key Bb major from 1:01:000") },
  marker: { before: ["L"], after: [{ until: shows("┌ Marker") }, { text: "Verse" }, "enter"], keys: shows("Verse") },
  "octave-down": { keys: shows("Octave: -1") },
  "octave-up": { keys: shows("Octave: +1") },
  "octave-reset": {
    before: ["/", "/", { until: shows("Octave: +2") }],
    keys: shows("Octave: +0"),
    mouse: [{ click: [90, 32], times: 2 }],
  },
  view: { keys: hides("Project Timeline") },
  "track-details": { keys: row(5, /^│ {2}\.\. {2}Beta/) },
  highlight: { keys: shows("ight") },
  lane: { keys: shows(" Vel ") },
  "zoom-in": { keys: row(ROW.c4, /C4 .={6,}/) },
  "zoom-out": { keys: row(ROW.ruler, / 1 .{3,} 3 .* 5 .* 7 /) },
  "zoom-fit": { before: ["-", "-", "-"], keys: row(ROW.alpha, /={10,}/) },
  save: { before: ["n", { until: shows("(changed)") }], keys: both(hides("(changed)"), saved(hasD4)) },
  "save-as": {
    after: [{ until: shows("┌ Save") }, "ctrl+u", { text: "other" }, { until: shows("other") }, "enter"],
    keys: ({ folder }) => existsSync(path.join(folder, "other.mid")),
  },
  open: { keys: both(shows("┌ Open"), shows("walk.mid")) },
  "export-wav": {
    after: [{ until: shows("┌ Export sound") }, "ctrl+u", { text: "mix" }, { until: shows("mix") }, "enter"],
    keys: ({ folder }) => existsSync(path.join(folder, "mix.wav")),
  },
  soundfont: { keys: both(shows("┌ SoundFont"), shows("Sounds of miditui")) },
  new: { keys: both(hides("Alpha"), shows("Track 1")) },
};

function hasD4(events: readonly string[]): boolean {
  return events.some((line) => / 90 3e /.test(line));
}
