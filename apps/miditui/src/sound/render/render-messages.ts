import type { MidituiErrorCode } from "../../core/error.ts";
import type { Project } from "../../core/project/project.ts";
import type { Plan } from "./plan.ts";

/** What a thread renders. */
export interface RenderJob {
  /** File of the bank. */
  readonly bank: string;
  readonly plan: Plan;
  /** Each is the song with the notes of some of its tracks. */
  readonly parts: readonly Project[];
}

/** As many chunks of each part may be rendered beyond those that were asked for before. */
export type RenderRequest = number;

export type RenderReport =
  | {
      readonly type: "chunk";
      /** Place among the parts of the job. */
      readonly part: number;
      readonly left: Float32Array<ArrayBuffer>;
      readonly right: Float32Array<ArrayBuffer>;
      /** Voices that sound at its end. */
      readonly voices: number;
    }
  | { readonly type: "failed"; readonly code: MidituiErrorCode; readonly message: string; readonly hint?: string };
