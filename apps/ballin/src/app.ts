import { Application } from "./application.ts";
import type { Mode } from "./core/draw/look.ts";
import type { BallinError } from "./core/error.ts";
import type { GalleryScene } from "./core/gallery/gallery.ts";
import type { RecordingSink } from "./core/recording/recording.ts";
import type { EngineName } from "./physics/engines.ts";
import type { FrameRate } from "./threads/messages.ts";

export interface AppSettings {
  /** Balls at the start, 100 to 100,000; undefined takes those of the level, or 5,000. */
  readonly balls?: number | undefined;
  /** Colours on from the start. @default false, or what the level says */
  readonly color?: boolean;
  /** A level file to start with; one that cannot be read is told in the app. */
  readonly open?: string | undefined;
  /** A scene of the gallery instead of a level: what stands in it, its options, and what happens in it by itself. */
  readonly scene?: GalleryScene | undefined;
  /** Two to four shapes at random, unless there is a level or a scene. @default true */
  readonly shapes?: boolean;
  /** @default "auto" */
  readonly engine?: EngineName;
  /** Of every ball in units. @default 0.15 */
  readonly radius?: number;
  readonly seed: number;
  /** @default what the locale and the terminal can show */
  readonly mode?: Mode | undefined;
  /** No flashes, fewer frames. @default false */
  readonly reducedMotion?: boolean;
  /** Frames a second. @default 120, or 60 with the option `fps_cap` */
  readonly frames?: FrameRate;
  /** Takes the run as it goes on. */
  readonly record?: RecordingSink;
  /** Prints an error that nobody caught. @returns the exit code */
  readonly report: (error: unknown) => number;
}

/**
 * Plays in the terminal until somebody quits.
 *
 * @returns the exit code
 * @throws BallinError E_TERMINAL when there is no terminal; what ended the physics or the drawing. The terminal is given
 * back before.
 */
export async function runApp(settings: AppSettings): Promise<number> {
  const application = new Application(settings);
  const failure: BallinError | undefined = await application.ended;
  await application.close();
  if (failure !== undefined) throw failure;
  return 0;
}
