import type { AppState } from "../app/state.ts";
import type { Binding, Place } from "./binding.ts";
import { BINDINGS } from "./bindings.ts";

const byPlace: ReadonlyMap<Place, ReadonlyMap<string, Binding>> = placesOf(BINDINGS);

/** What of the app tells where its keys go. */
export type KeyState = Pick<AppState, "dialog" | "mode"> & Partial<Pick<AppState, "recording">>;

/** What takes the keys now. */
export function placeOf({ dialog, mode, recording }: KeyState): Place {
  return dialog?.type ?? (mode === "insert" && recording?.take === true ? "take" : mode);
}

/** What a chord does there; undefined where it does nothing. */
export function bindingFor(place: Place, chord: string): Binding | undefined {
  return byPlace.get(place)?.get(chord) ?? (place === "take" ? bindingFor("insert", chord) : undefined);
}

function placesOf(bindings: readonly Binding[]): Map<Place, Map<string, Binding>> {
  const places = new Map<Place, Map<string, Binding>>();
  for (const binding of bindings) {
    for (const place of binding.places) {
      const chords = places.get(place) ?? new Map<string, Binding>();
      places.set(place, chords);
      for (const chord of binding.chords) chords.set(chord, binding);
    }
  }
  return places;
}
