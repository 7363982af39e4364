import { MidituiError } from "../error.ts";
import { type Finding, FindingLog } from "../midi/finding.ts";
import { projectFromOriginal } from "../original/to-project.ts";
import type { Project } from "../project/project.ts";
import { checkDetails } from "./details-schema.ts";
import { projectFromDetails } from "./from-details.ts";
import { checkSong } from "./original-schema.ts";

export interface ReadJson {
  readonly project: Project;
  readonly findings: readonly Finding[];
}

/**
 * A song that we or the original program saved as .json.
 *
 * @throws MidituiError E_PROJECT where it is none, with the path of the value that is not right
 */
export function readJson(text: string): ReadJson {
  const log = new FindingLog();
  const { song, details } = checkSong(parse(text.startsWith("\ufeff") ? text.slice(1) : text));
  const project =
    details === undefined ? projectFromOriginal(song, log) : projectFromDetails(song, checkDetails(details), log);
  return { project, findings: log.all() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MidituiError("E_PROJECT", `the file is not JSON: ${reason}`, "it must be a song that miditui saved");
  }
}
