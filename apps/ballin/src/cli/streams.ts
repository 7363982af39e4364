import { processStreams, type Streams } from "@side-projects/command/node";
import { BallinError } from "../core/error.ts";

/**
 * The standard streams of the command, which throw BallinError E_DISK where the standard output is full or closed.
 *
 * @param quiet keeps back notes and progress
 */
export function commandStreams(quiet: boolean): Streams {
  const refuse = (code: string): BallinError =>
    new BallinError("E_DISK", `the standard output could not be written (${code})`, "check where it is redirected to");
  return processStreams({ name: "ballin", quiet, refuse });
}
