import { type Binding, COMMANDS, MODES } from "./binding.ts";

const GROUP = "Tracks";

/** Keys of tracks. */
export const TRACK_BINDINGS: readonly Binding[] = [
  { id: "next-track", title: "next track", group: GROUP, chords: ["J"], places: COMMANDS },
  { id: "previous-track", title: "previous track", group: GROUP, chords: ["K"], places: COMMANDS },
  { id: "add-track", title: "add a track", group: GROUP, chords: ["a"], places: ["normal"], hint: "Add" },
  { id: "add-drums", title: "add a track of drums", group: GROUP, chords: ["A"], places: ["normal"] },
  { id: "delete-track", title: "delete the track", group: GROUP, chords: ["d", "x"], places: ["normal"], hint: "Del" },
  {
    id: "rename-track",
    title: "rename the track",
    group: GROUP,
    chords: ["r"],
    places: COMMANDS,
    mouse: "double-click its name",
  },
  { id: "mute", title: "mute", group: GROUP, chords: ["m"], places: COMMANDS, mouse: "click M", hint: "Mute" },
  { id: "solo", title: "solo", group: GROUP, chords: ["s"], places: ["normal"], mouse: "click S", hint: "Solo" },
  { id: "volume-down", title: "softer by 5", group: GROUP, chords: [";"], places: COMMANDS, hint: "Vol" },
  { id: "volume-up", title: "louder by 5", group: GROUP, chords: ["'"], places: COMMANDS, hint: "Vol" },
  { id: "pan-left", title: "pan to the left by 8", group: GROUP, chords: ["("], places: COMMANDS, hint: "Pan" },
  { id: "pan-right", title: "pan to the right by 8", group: GROUP, chords: [")"], places: COMMANDS, hint: "Pan" },
  { id: "previous-instrument", title: "instrument before", group: GROUP, chords: ["<"], places: MODES, hint: "Inst" },
  { id: "next-instrument", title: "next instrument", group: GROUP, chords: [">"], places: MODES, hint: "Inst" },
  { id: "instrument", title: "instrument by name or number", group: GROUP, chords: ["*"], places: COMMANDS },
  { id: "channel", title: "MIDI channel", group: GROUP, chords: ["C"], places: COMMANDS },
  {
    id: "track-up",
    title: "track up in the list",
    group: GROUP,
    chords: ["ctrl+u", "alt+up"],
    places: MODES,
    mouse: "drag it",
  },
  {
    id: "track-down",
    title: "track down in the list",
    group: GROUP,
    chords: ["ctrl+w", "alt+down"],
    places: MODES,
    mouse: "drag it",
  },
];

const TIME = "Tempo, metre, markers";

/** Keys of what all tracks share. */
export const TIME_BINDINGS: readonly Binding[] = [
  { id: "slower", title: "5 beats a minute less", group: TIME, chords: ["["], places: COMMANDS },
  { id: "faster", title: "5 beats a minute more", group: TIME, chords: ["]"], places: COMMANDS },
  {
    id: "tempo",
    title: "tempo from the cursor on; empty removes it",
    group: TIME,
    chords: ["@"],
    places: COMMANDS,
    mouse: "click BPM",
  },
  { id: "fewer-beats", title: "a beat less in a bar", group: TIME, chords: ["{"], places: COMMANDS },
  { id: "more-beats", title: "a beat more in a bar", group: TIME, chords: ["}"], places: COMMANDS },
  {
    id: "beat-unit",
    title: "beats are halves, quarters, eighths, sixteenths",
    group: TIME,
    chords: ["|"],
    places: COMMANDS,
  },
  {
    id: "metre",
    title: "metre from the cursor's bar on; empty removes it",
    group: TIME,
    chords: ["%"],
    places: COMMANDS,
  },
  {
    id: "key",
    title: "key from the cursor's bar on; empty removes it",
    group: TIME,
    chords: ["U"],
    places: COMMANDS,
  },
  { id: "marker", title: "marker at the cursor; empty removes it", group: TIME, chords: ["M"], places: COMMANDS },
];
