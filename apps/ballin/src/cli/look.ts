import type { Look, Mode } from "../core/draw/look.ts";
import type { Args } from "./args.ts";
import { MODES } from "./flags.ts";

/** --mode, or undefined where the terminal decides. */
export function modeOf({ texts }: Args): Mode | undefined {
  const name = texts.get("mode");
  return MODES.find((mode) => mode === name);
}

/** How balls are drawn where there is no terminal to ask. @param color also without --color */
export function headlessLook(args: Args, color = false): Look {
  return { mode: modeOf(args) ?? "braille", color: color || args.switches.has("color"), depth: "truecolor" };
}
