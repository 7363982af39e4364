import type { SoundMaker } from "./app-sound.ts";
import { Application } from "./application.ts";
import type { Files, Start } from "./files/create-files.ts";
import { depthOf } from "./screen/depth.ts";

export interface AppSettings {
  /** The song to begin with. */
  readonly start: Start;
  /** Carries out what the app asks of the disk. */
  readonly files: Files;
  /** Makes the sound. */
  readonly sound: SoundMaker;
  /** The SoundFont that stands above that of the song; undefined for none. */
  readonly soundfont: string | undefined;
  /** Folder that the dialogs begin in, absolute. */
  readonly folder: string;
  /** Prints an error that nobody caught. @returns the exit code */
  readonly report: (error: unknown) => number;
}

/**
 * Composes in the terminal until the user quits; unsaved work is kept in the state folder.
 *
 * @returns what there is to tell after that
 * @throws MidituiError E_TERMINAL when there is no terminal
 */
export async function runApp(settings: AppSettings): Promise<readonly string[]> {
  const application = new Application(settings, depthOf(process.env));
  await application.ended;
  return application.close();
}
