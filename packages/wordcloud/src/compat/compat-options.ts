import type { CreateOptions } from "../create-cloud.ts";

/** Options for {@link createCloud} that stand for the parameters of one of the originals. */
export interface CompatOptions extends Omit<CreateOptions, "font"> {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
}

/** The angles that both originals know, in degrees clockwise: upright, and read upwards. */
export const ORIGINAL_ANGLES: readonly number[] = [0, -90];
