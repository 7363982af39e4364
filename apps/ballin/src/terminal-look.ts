import { WriteStream } from "node:tty";
import type { Depth } from "@side-projects/terminal";
import type { Mode } from "./core/draw/look.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Colours that the terminal of an environment has; NO_COLOR and FORCE_COLOR are heard. */
export function depthOf(environment: Environment): Depth {
  if (environment.NO_COLOR || environment.TERM === "dumb") return "none";
  const bits = WriteStream.prototype.getColorDepth({ ...environment });
  if (bits >= 24) return "truecolor";
  if (bits >= 8) return "256";
  return bits >= 4 ? "16" : "none";
}

/** How balls are drawn by default: as ASCII where the locale has nothing else, without Braille on the Linux console. */
export function modeFor(environment: Environment): Mode {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || "UTF-8";
  if (!/utf-?8/i.test(locale)) return "ascii";
  return environment.TERM === "linux" ? "half" : "braille";
}
