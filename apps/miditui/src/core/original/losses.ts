import type { ChannelEvent, ChunkEvent } from "../project/event.ts";
import { allEvents } from "../project/event-list.ts";
import { META, metreOf, tempoOf } from "../project/meta.ts";
import type { Project } from "../project/project.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import { CONTROLLERS } from "../project/track-sound.ts";
import { beatsPerMinute } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { ORIGINAL_RESOLUTION } from "./song.ts";

/** What of the song is lost where it is saved as the original's .oxm, a sentence each. */
export function lossesOf(project: Project): string[] {
  const map = timeMapOf(project);
  const losses: string[] = [];
  const tell = (count: number, one: string, many: string): void => {
    if (count > 0) losses.push(count === 1 ? `1 ${one}` : `${count} ${many}`);
  };
  const quarter = ticksPerQuarter(project.division);
  if (quarter !== ORIGINAL_RESOLUTION) {
    losses.push(`times are rounded from ${quarter} to ${ORIGINAL_RESOLUTION} ticks a quarter`);
  }
  tell(
    map.tempos.filter((point) => point.tick > 0).length,
    "tempo change is left out, the first tempo stays",
    "tempo changes are left out, the first tempo stays",
  );
  const tempo = beatsPerMinute(map.tempos[0] ?? { microseconds: 500_000 });
  if (Math.abs(tempo - Math.round(tempo)) > 0.01) losses.push(`the tempo of ${tempo.toFixed(2)} is rounded`);
  tell(
    map.metres.filter((point) => point.tick > 0).length,
    "change of metre is left out, the first metre stays",
    "changes of metre are left out, the first metre stays",
  );
  const marks = "(markers, lyrics, keys, system exclusive and the like)";
  tell(countChunkEvents(project), `event ${marks} is left out`, `events ${marks} are left out`);
  const sounds = "of controllers, pitch bend, pressure and program changes";
  tell(countChannelEvents(project), `event ${sounds} is left out`, `events ${sounds} are left out`);
  tell(
    project.tracks.filter((track) => track.port > 0).length,
    "track on another port shares the channels of the first",
    "tracks on other ports share the channels of the first",
  );
  tell(project.foreign.length, "chunk that is no track is left out", "chunks that are no track are left out");
  return losses;
}

function countChunkEvents(project: Project): number {
  let count = 0;
  for (const chunk of project.chunks) for (const event of allEvents(chunk.events)) if (!isKnown(event)) count++;
  return count;
}

function isKnown(event: ChunkEvent): boolean {
  if (tempoOf(event) !== undefined || metreOf(event) !== undefined) return true;
  return event.type === "meta" && (event.kind === META.name || event.kind === META.port);
}

function countChannelEvents(project: Project): number {
  let count = 0;
  for (const track of project.tracks) {
    const seen = new Set<string>();
    for (const event of allEvents(track.events)) {
      const kind = soundOf(event);
      if (kind === undefined || seen.has(kind)) count++;
      else seen.add(kind);
    }
  }
  return count;
}

/** Which of a track's three settings the event is, if any. */
function soundOf(event: ChannelEvent): string | undefined {
  if (event.type === "program") return "program";
  if (event.type !== "control") return undefined;
  if (event.controller === CONTROLLERS.volume) return "volume";
  return event.controller === CONTROLLERS.pan ? "pan" : undefined;
}
