import { type Binding, MODES } from "./binding.ts";
import type { MouseDeed } from "./deed-id.ts";

function deed(id: MouseDeed, mouse: string, title: string): Binding {
  return { id, title, mouse, group: "Mouse", chords: [], places: MODES };
}

/** What a mouse does. Ctrl or Alt does as well as Shift where a terminal keeps Shift to itself. */
export const MOUSE_BINDINGS: readonly Binding[] = [
  deed("mouse-seek", "click a ruler", "play from that beat"),
  deed("mouse-loop", "drag along a ruler", "loop that range"),
  deed("mouse-select", "click a note", "select it; in Insert, an empty place gets one"),
  deed("mouse-select-more", "Shift+click a note", "select it too, or not (or Ctrl, Alt)"),
  deed("mouse-band", "Shift+drag on empty", "rubber band; in Select without Shift (or Ctrl, Alt)"),
  deed("mouse-move", "drag a note", "move it, with all that is selected"),
  deed("mouse-copy", "Shift+drag a note", "copy it, with all that is selected (or Ctrl, Alt)"),
  deed("mouse-resize", "drag a note's end", "make it shorter or longer"),
  deed("mouse-toggle-note", "double-click the roll", "add a note, delete the one that is there"),
  deed("mouse-pan", "drag on empty, or middle", "pan"),
  deed("mouse-lane", "drag in the lane", "velocity of the notes there"),
  deed("mouse-key", "click a key's name", "play it; in Insert, write it at the cursor"),
  deed("mouse-insert-mode", "right-click", "Insert mode on, off"),
  deed("mouse-wheel", "wheel", "scroll pitches, tracks, lists"),
  deed("mouse-wheel-sideways", "wheel sideways, Shift+wheel", "scroll time"),
  deed("mouse-zoom", "Ctrl+wheel", "zoom at the pointer"),
  deed("mouse-wheel-tempo", "wheel over the transport", "tempo by 1"),
  deed("mouse-wheel-tracks", "wheel over the tracks", "next track, track before"),
  deed("mouse-wheel-keyboard", "wheel over the keyboard", "octave"),
  deed("mouse-track", "click a track", "show it"),
  deed("mouse-mute", "click its M", "mute it"),
  deed("mouse-solo", "click its S", "solo it"),
  deed("mouse-rename", "double-click a track", "rename it"),
  deed("mouse-reorder", "drag a track", "another place in the list"),
  deed("mouse-play", "click PLAY", "play, pause"),
  deed("mouse-stop", "click STOP, double-click", "stop, back to the start"),
  deed("mouse-keyboard-halves", "click beside the piano keys", "octave down on the left, up on the right"),
  deed("mouse-keyboard-reset", "double-click there", "octave 0"),
  deed("mouse-hint", "click a hint", "do what its key does"),
  deed("mouse-dialog", "click in a dialog", "choose; outside closes it"),
  deed("mouse-help", "wheel in the help", "scroll by three lines"),
];
