import { setMetre, setTempo } from "../edit/conductor.ts";
import { renameProject, renameTrack } from "../edit/rename.ts";
import { setPan, setProgram, setVolume } from "../edit/sound.ts";
import { originalTempo, withOriginal } from "../original/from-project.ts";
import type { OriginalSong, OriginalTrack } from "../original/song.ts";
import type { Project } from "../project/project.ts";
import { metreAt } from "../time/bars.ts";
import { timeMapOf } from "../time/time-map.ts";

/** What the tracks of a project were made of, by their ids. */
export interface Sources {
  readonly sources: ReadonlyMap<number, OriginalTrack>;
  readonly noteOrder: ReadonlyMap<number, Uint32Array>;
}

/** The project changed to what the original's fields say where its events say something else. */
export function followOriginal(project: Project, song: OriginalSong, { sources, noteOrder }: Sources): Project {
  const renamed = withSound(renameProject(project, song.name), sources);
  const { tempo, numerator, denominator, nextChannel: next } = song;
  const timed = originalTempo(renamed) === tempo ? renamed : setTempo(renamed, 0, tempo);
  const metre = metreAt(timeMapOf(timed), 0);
  const isSame = metre.numerator === numerator && metre.denominator === denominator;
  const all = isSame ? timed : setMetre(timed, 0, { numerator, denominator });
  return withOriginal(all, next, noteOrder);
}

function withSound(project: Project, sources: Sources["sources"]): Project {
  return project.tracks.reduce((now, { id }, index) => {
    const from = sources.get(id);
    if (from === undefined) return now;
    const renamed = renameTrack(now, index, from.name);
    return setPan(setVolume(setProgram(renamed, index, from.program), index, from.volume), index, from.pan);
  }, project);
}
