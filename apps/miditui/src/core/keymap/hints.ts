import type { AppState } from "../app/state.ts";
import type { Binding, Place } from "./binding.ts";
import { BINDINGS } from "./bindings.ts";
import { chordHint } from "./chord.ts";
import type { DeedId } from "./deed-id.ts";
import { type KeyState, placeOf } from "./lookup.ts";

/** A key and what it does, in a word: "[^S]Save". */
export interface Hint {
  /** "^S"; of more than one deed with a slash between: ";/'". */
  readonly keys: string;
  readonly text: string;
  /** The deeds, each with its part of `keys`, so that a click on it does it. */
  readonly deeds: readonly { readonly id: DeedId; readonly keys: string }[];
}

const HINTS: Readonly<Record<Place, readonly DeedId[]>> = {
  normal: ["insert-mode", "select-mode", "play", "record", "metronome", "export-wav", "save", "help", "quit"],
  take: ["record"],
  insert: ["piano-key", "octave-down", "octave-up", "play", "metronome", "normal-mode"],
  select: [
    "toggle-note",
    "band",
    "move-up",
    "move-left",
    "move-down",
    "move-right",
    "shorten",
    "lengthen",
    "delete-notes",
    "normal-mode",
    "copy",
    "paste",
    "duplicate",
    "quantize-now",
    "quantize",
  ],
  help: ["line-up", "line-down", "narrow", "close"],
  message: ["confirm", "close"],
  open: ["line-up", "line-down", "narrow", "confirm", "close"],
  bank: ["line-up", "line-down", "narrow", "confirm", "close"],
  wav: ["next-choice", "toggle-stems", "toggle-loop", "line-up", "line-down", "confirm", "close"],
  save: ["next-choice", "line-up", "line-down", "confirm", "close"],
  new: ["previous-choice", "next-choice", "confirm", "close"],
  prompt: ["confirm", "close"],
};

const TRACK_HINTS: readonly (readonly DeedId[])[] = [
  ["volume-down", "volume-up", "pan-left", "pan-right", "previous-instrument", "next-instrument"],
  ["mute", "solo", "add-track", "delete-track"],
];

/** Hints for the line below the keyboard, or for the last line of the dialog. */
export function hintsFor(state: KeyState): readonly Hint[] {
  const place = placeOf(state);
  const hints = hintsOf(HINTS[place], place);
  return place === "take" ? [...hints, ...hintsOf(HINTS.insert, "insert")] : hints;
}

/** The two lines below the track list, as long as the mode has such keys. */
export function trackHints(state: Pick<AppState, "mode">): readonly (readonly Hint[])[] {
  return TRACK_HINTS.map((ids) => hintsOf(ids, state.mode));
}

/** Hints of deeds as a place knows them. */
export function hintsOf(ids: readonly DeedId[], place: Place): Hint[] {
  const shown: Hint[] = [];
  for (const id of ids) {
    const binding = BINDINGS.find((each) => each.id === id && each.hint !== undefined && each.places.includes(place));
    const text = binding?.hint;
    if (binding === undefined || text === undefined) continue;
    const deed = { id, keys: keyOf(binding) };
    const last = shown.at(-1);
    if (last?.text !== text) shown.push({ keys: deed.keys, text, deeds: [deed] });
    else shown[shown.length - 1] = { keys: `${last.keys}/${deed.keys}`, text, deeds: [...last.deeds, deed] };
  }
  return shown;
}

function keyOf(binding: Binding): string {
  return binding.keys ?? chordHint(binding.chords[0] ?? "");
}
