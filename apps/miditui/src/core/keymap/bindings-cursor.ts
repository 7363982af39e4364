import { type Binding, COMMANDS, MODES } from "./binding.ts";

const GROUP = "Moving about";

/** Keys that move the cursor. */
export const CURSOR_BINDINGS: readonly Binding[] = [
  { id: "cursor-left", title: "a column to the left", group: GROUP, chords: ["h"], places: COMMANDS },
  { id: "cursor-left", title: "a column to the left", group: GROUP, chords: ["left"], places: MODES },
  { id: "cursor-right", title: "a column to the right", group: GROUP, chords: ["l"], places: COMMANDS },
  { id: "cursor-right", title: "a column to the right", group: GROUP, chords: ["right"], places: MODES },
  {
    id: "cursor-up",
    title: "a semitone up; with the focus on a list, a line",
    group: GROUP,
    chords: ["k"],
    places: COMMANDS,
  },
  {
    id: "cursor-up",
    title: "a semitone up; with the focus on a list, a line",
    group: GROUP,
    chords: ["up"],
    places: MODES,
  },
  {
    id: "cursor-down",
    title: "a semitone down; with the focus on a list, a line",
    group: GROUP,
    chords: ["j"],
    places: COMMANDS,
  },
  {
    id: "cursor-down",
    title: "a semitone down; with the focus on a list, a line",
    group: GROUP,
    chords: ["down"],
    places: MODES,
  },
  { id: "octave-higher", title: "an octave up", group: GROUP, chords: ["pageup"], places: MODES },
  { id: "octave-lower", title: "an octave down", group: GROUP, chords: ["pagedown"], places: MODES },
  { id: "bar-left", title: "a bar to the left", group: GROUP, chords: ["H"], places: COMMANDS },
  { id: "bar-right", title: "a bar to the right", group: GROUP, chords: ["L"], places: COMMANDS },
  { id: "song-start", title: "to the start", group: GROUP, chords: ["0"], places: COMMANDS },
  { id: "song-start", title: "to the start", group: GROUP, chords: ["home"], places: MODES },
  { id: "song-end", title: "to the end", group: GROUP, chords: ["$"], places: COMMANDS },
  { id: "song-end", title: "to the end", group: GROUP, chords: ["end"], places: MODES },
  { id: "previous-marker", title: "to the marker before", group: GROUP, chords: ["8"], places: COMMANDS },
  { id: "next-marker", title: "to the next marker", group: GROUP, chords: ["9"], places: COMMANDS },
  { id: "go-to", title: "go to a bar, a time or a marker", group: GROUP, chords: ["G", ":"], places: COMMANDS },
];
