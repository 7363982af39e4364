import { type Finding, FindingLog } from "../midi/finding.ts";
import type { Project } from "../project/project.ts";
import { lintConductor } from "./conductor.ts";

/** Tempos and metres of zero, which are passed over when the song is shown and played: who opens it is to know. */
export function zeroConductor(project: Project): readonly Finding[] {
  const log = new FindingLog();
  lintConductor(project, log);
  return log.all().filter(({ code }) => code === "bad-tempo" || code === "bad-metre");
}
