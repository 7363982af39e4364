import { WriteStream } from "node:tty";
import type { Depth } from "@side-projects/terminal";

/** Colours that the terminal of an environment has; NO_COLOR and FORCE_COLOR are heard. */
export function depthOf(environment: Readonly<Record<string, string | undefined>>): Depth {
  if (environment.NO_COLOR || environment.TERM === "dumb") return "none";
  const bits = WriteStream.prototype.getColorDepth({ ...environment });
  if (bits >= 24) return "truecolor";
  if (bits >= 8) return "256";
  return bits >= 4 ? "16" : "none";
}
