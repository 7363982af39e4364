import type { Project } from "../../core/project/project.ts";
import { checkBank } from "../synth/bank-frame.ts";

/** A bank and why it is not the one that was to be expected. */
export interface ChosenBank {
  /** Undefined is our own. */
  readonly path: string | undefined;
  readonly troubles: readonly string[];
}

/**
 * The bank for a song: the one that is asked for, else the one that the song names, else ours. One that only the song
 * names may be missing.
 *
 * @throws MidituiError E_FILE, E_SOUNDFONT where the one that is asked for cannot be used
 */
export function chooseBank({ soundfontPath }: Project, asked: string | undefined): ChosenBank {
  if (asked !== undefined) {
    checkBank(asked);
    return { path: asked, troubles: [] };
  }
  if (soundfontPath === undefined) return { path: undefined, troubles: [] };
  try {
    checkBank(soundfontPath);
    return { path: soundfontPath, troubles: [] };
  } catch (error) {
    return { path: undefined, troubles: [error instanceof Error ? error.message : String(error)] };
  }
}
