import { type Binding, COMMANDS, MODES } from "./binding.ts";

/** Keys of what is shown, and of files. */
export const VIEW_BINDINGS: readonly Binding[] = [
  { id: "view", title: "view: both, piano roll, timeline", group: "View", chords: ["g"], places: COMMANDS },
  { id: "track-details", title: "one or two lines a track", group: "View", chords: ["t"], places: COMMANDS },
  {
    id: "highlight",
    title: "light what sounds: roll, both, off, timeline",
    group: "View",
    chords: ["W"],
    places: COMMANDS,
  },
  { id: "lane", title: "velocities below the roll", group: "View", chords: ["o"], places: COMMANDS },
  { id: "zoom-in", title: "zoom in", group: "View", chords: ["=", "+"], places: MODES },
  { id: "zoom-out", title: "zoom out", group: "View", chords: ["-"], places: MODES },
  { id: "zoom-fit", title: "zoom to the whole song", group: "View", chords: ["Z"], places: COMMANDS },
];

/** Keys of files. */
export const FILE_BINDINGS: readonly Binding[] = [
  { id: "save", title: "save", group: "Files", chords: ["ctrl+s"], places: MODES, hint: "Save" },
  {
    id: "save-as",
    title: "save under another name or as another kind",
    group: "Files",
    chords: ["ctrl+t"],
    places: MODES,
  },
  { id: "open", title: "open", group: "Files", chords: ["ctrl+o"], places: MODES },
  {
    id: "export-wav",
    title: "export as sound (WAV): bits, stems, loop",
    group: "Files",
    chords: ["ctrl+e"],
    places: MODES,
  },
  {
    id: "export-wav",
    title: "export as sound (WAV): bits, stems, loop",
    group: "Files",
    chords: ["e"],
    places: ["normal"],
    hint: "WAV",
  },
  { id: "soundfont", title: "SoundFont to play with", group: "Files", chords: ["ctrl+l"], places: MODES },
  { id: "new", title: "new song", group: "Files", chords: ["ctrl+n"], places: MODES },
];
