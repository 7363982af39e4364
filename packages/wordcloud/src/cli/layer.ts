import type { CloudInput } from "../input/read-input.ts";
import type { LoadedOptions } from "./load-options.ts";

/** A cloud of the picture: what it is made of and how. */
export interface Layer {
  readonly input: CloudInput;
  readonly options: LoadedOptions;
}
