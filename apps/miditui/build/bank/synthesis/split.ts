import type { Zone } from "../patch.ts";
import { acrossKeys } from "./keyboard.ts";
import { type Layer, levelled } from "./levels.ts";

/** One zone for each key that a tone is made for. All are equally loud, so that nobody hears where one ends. */
export function split(keys: readonly number[], make: (key: number) => Layer): Zone[] {
  return acrossKeys(keys, (key) => [levelled(make(key))]);
}
