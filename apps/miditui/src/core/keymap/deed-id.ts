/** Names of all that can be done by key, each with an entry of the table and a function that does it. */
export type DeedId =
  | GeneralDeed
  | TransportDeed
  | SoundDeed
  | CursorDeed
  | SelectDeed
  | NoteDeed
  | TrackDeed
  | TimeDeed
  | ViewDeed
  | FileDeed
  | DialogDeed
  | MouseDeed;

export type GeneralDeed =
  | "quit"
  | "help"
  | "message"
  | "undo"
  | "redo"
  | "suspend"
  | "focus-next"
  | "focus-previous"
  | "normal-mode"
  | "insert-mode"
  | "select-mode";

export type TransportDeed =
  | "play"
  | "restart"
  | "play-from-cursor"
  | "stop"
  | "cursor-to-playhead"
  | "playhead-to-cursor"
  | "loop"
  | "loop-start"
  | "loop-end";

export type SoundDeed =
  | "record"
  | "metronome"
  | "count-in"
  | "quantize-recording"
  | "latency"
  | "soundfont"
  | "export-wav";

export type CursorDeed =
  | "cursor-left"
  | "cursor-right"
  | "cursor-up"
  | "cursor-down"
  | "bar-left"
  | "bar-right"
  | "octave-higher"
  | "octave-lower"
  | "song-start"
  | "song-end"
  | "next-marker"
  | "previous-marker"
  | "go-to";

export type SelectDeed =
  | "toggle-note"
  | "select-all"
  | "select-none"
  | "band"
  | "move-up"
  | "move-down"
  | "move-left"
  | "move-right"
  | "shorten"
  | "lengthen"
  | "legato"
  | "notes-to-next-track"
  | "notes-to-previous-track";

export type NoteDeed =
  | "place-note"
  | "delete-note"
  | "delete-notes"
  | "copy"
  | "cut"
  | "paste"
  | "duplicate"
  | "louder-notes"
  | "softer-notes"
  | "velocity"
  | "transpose"
  | "quantize"
  | "quantize-now"
  | "split"
  | "join"
  | "piano-key";

export type TrackDeed =
  | "next-track"
  | "previous-track"
  | "add-track"
  | "add-drums"
  | "delete-track"
  | "rename-track"
  | "mute"
  | "solo"
  | "next-instrument"
  | "previous-instrument"
  | "instrument"
  | "channel"
  | "volume-down"
  | "volume-up"
  | "pan-left"
  | "pan-right"
  | "track-up"
  | "track-down";

export type TimeDeed =
  | "slower"
  | "faster"
  | "tempo"
  | "fewer-beats"
  | "more-beats"
  | "beat-unit"
  | "metre"
  | "key"
  | "marker";

export type ViewDeed =
  | "view"
  | "track-details"
  | "highlight"
  | "lane"
  | "zoom-in"
  | "zoom-out"
  | "zoom-fit"
  | "octave-down"
  | "octave-up"
  | "octave-reset";

export type FileDeed = "save" | "save-as" | "open" | "new";

/** What a dialog does with a key; what is no deed of it is typed into its field. */
export type DialogDeed =
  | "close"
  | "confirm"
  | "line-up"
  | "line-down"
  | "page-up"
  | "page-down"
  | "first-line"
  | "last-line"
  | "next-choice"
  | "previous-choice"
  | "choose-save"
  | "choose-discard"
  | "toggle-stems"
  | "toggle-loop"
  | "parent-folder"
  | "narrow"
  | "caret-left"
  | "caret-right"
  | "caret-start"
  | "caret-end"
  | "erase-left"
  | "erase-right"
  | "erase-all";

export type MouseDeed =
  | "mouse-seek"
  | "mouse-loop"
  | "mouse-select"
  | "mouse-select-more"
  | "mouse-band"
  | "mouse-move"
  | "mouse-copy"
  | "mouse-resize"
  | "mouse-toggle-note"
  | "mouse-pan"
  | "mouse-lane"
  | "mouse-key"
  | "mouse-insert-mode"
  | "mouse-wheel"
  | "mouse-wheel-sideways"
  | "mouse-zoom"
  | "mouse-wheel-tempo"
  | "mouse-wheel-tracks"
  | "mouse-wheel-keyboard"
  | "mouse-track"
  | "mouse-mute"
  | "mouse-solo"
  | "mouse-rename"
  | "mouse-reorder"
  | "mouse-play"
  | "mouse-stop"
  | "mouse-keyboard-halves"
  | "mouse-keyboard-reset"
  | "mouse-hint"
  | "mouse-dialog"
  | "mouse-help";
