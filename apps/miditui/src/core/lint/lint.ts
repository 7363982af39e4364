import { type Finding, FindingLog } from "../midi/finding.ts";
import { readMidi } from "../midi/read-midi.ts";
import type { Project } from "../project/project.ts";
import { lintChannels } from "./channels.ts";
import { lintConductor } from "./conductor.ts";
import { lintNotes } from "./notes.ts";

/**
 * What is wrong, or read otherwise by other programs, in a file or a song: first what reading a file had to mend, then what
 * its tracks say, in their order.
 *
 * @throws MidituiError E_MIDI where bytes are no MIDI file
 */
export function lint(subject: Uint8Array | Project): readonly Finding[] {
  if (!(subject instanceof Uint8Array)) return lintProject(subject);
  const { project, findings } = readMidi(subject, "");
  return [...findings, ...lintProject(project)];
}

function lintProject(project: Project): readonly Finding[] {
  const log = new FindingLog();
  const places = new Map(project.chunks.map((chunk, index) => [chunk.id, index]));
  lintConductor(project, log);
  lintChannels(project, places, log);
  for (const track of project.tracks) lintNotes(track, places.get(track.chunk) ?? 0, log);
  return log.all();
}
