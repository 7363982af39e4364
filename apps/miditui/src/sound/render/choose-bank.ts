import type { Project } from "../../core/project/project.ts";
import { systemSoundfont } from "../../files/soundfonts.ts";
import { checkBank } from "../synth/bank-frame.ts";

/** A bank and why it is not the one that was to be expected. */
export interface ChosenBank {
  /** Undefined is our own. */
  readonly path: string | undefined;
  readonly troubles: readonly string[];
}

/**
 * The bank for a song: the one that is asked for, else the one that the song names, else the best of this machine, else
 * ours. One that only the song names may be missing.
 *
 * @throws MidituiError E_FILE, E_SOUNDFONT where the one that is asked for cannot be used
 */
export function chooseBank({ soundfontPath }: Project, asked: string | undefined): ChosenBank {
  if (asked !== undefined) {
    checkBank(asked);
    return { path: asked, troubles: [] };
  }
  const troubles: string[] = [];
  for (const path of [soundfontPath, systemSoundfont()]) {
    if (path === undefined) continue;
    try {
      checkBank(path);
      return { path, troubles };
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { path: undefined, troubles };
}
