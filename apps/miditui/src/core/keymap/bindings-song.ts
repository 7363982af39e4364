import { type Binding, COMMANDS, MODES } from "./binding.ts";

/** Keys of the whole app, of playing and of the modes. */
export const SONG_BINDINGS: readonly Binding[] = [
  { id: "help", title: "this help", group: "General", chords: ["?", "f1"], places: MODES, hint: "Help" },
  { id: "quit", title: "quit; nothing is lost", group: "General", chords: ["q"], places: ["normal"], hint: "Quit" },
  { id: "quit", title: "quit; nothing is lost", group: "General", chords: ["ctrl+q", "ctrl+c"], places: MODES },
  {
    id: "message",
    title: "the last message, all of it",
    group: "General",
    chords: ["ctrl+r"],
    places: MODES,
    hint: "More",
  },
  { id: "undo", title: "undo", group: "General", chords: ["ctrl+z"], places: MODES },
  { id: "redo", title: "redo", group: "General", chords: ["ctrl+y"], places: MODES },
  {
    id: "focus-next",
    title: "next panel: tracks, timeline, roll, keyboard",
    group: "General",
    chords: ["tab"],
    places: MODES,
  },
  { id: "focus-previous", title: "previous panel", group: "General", chords: ["shift+tab"], places: MODES },
  { id: "suspend", title: "to the shell; fg comes back", group: "General", chords: ["ctrl+b"], places: MODES },

  {
    id: "insert-mode",
    title: "Insert mode: keys play and record",
    group: "Modes",
    chords: ["i"],
    places: ["normal"],
    hint: "Ins",
  },
  {
    id: "select-mode",
    title: "Select mode: act on selected notes",
    group: "Modes",
    chords: ["v"],
    places: ["normal"],
    hint: "Sel",
  },
  { id: "normal-mode", title: "back to Normal mode", group: "Modes", chords: ["escape"], places: MODES, hint: "Exit" },

  { id: "play", title: "play, pause", group: "Playing", chords: ["space"], places: MODES, hint: "Play" },
  { id: "restart", title: "play from the start", group: "Playing", chords: ["ctrl+p", "shift+space"], places: MODES },
  { id: "play-from-cursor", title: "play from the cursor", group: "Playing", chords: ["p"], places: COMMANDS },
  { id: "stop", title: "stop, back to the start", group: "Playing", chords: ["."], places: COMMANDS },
  { id: "cursor-to-playhead", title: "cursor to the playhead", group: "Playing", chords: ["f"], places: COMMANDS },
  { id: "playhead-to-cursor", title: "playhead to the cursor", group: "Playing", chords: ["F"], places: COMMANDS },
  {
    id: "loop",
    title: "loop on, off; first the selection or the bar",
    group: "Playing",
    chords: ["\\"],
    places: MODES,
  },
  { id: "loop-start", title: "the loop begins at the cursor", group: "Playing", chords: ["B"], places: COMMANDS },
  { id: "loop-end", title: "the loop ends at the cursor", group: "Playing", chords: ["E"], places: COMMANDS },
];
