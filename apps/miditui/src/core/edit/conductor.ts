import type { ChunkEvent, MetaEvent } from "../project/event.ts";
import {
  allEvents,
  changeEvents,
  type EventList,
  eventsBetween,
  insertEvent,
  removeEvents,
} from "../project/event-list.ts";
import {
  isMeta,
  type Key,
  keyData,
  keyOf,
  META,
  type Metre,
  metaEvent,
  metreData,
  tempoData,
  textMeta,
} from "../project/meta.ts";
import type { Chunk, Project } from "../project/project.ts";
import { textOf, utf8BytesOf } from "../project/text.ts";
import { metreAt, positionAt } from "../time/bars.ts";
import { tempoAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { changeChunk } from "./change.ts";

/** Tempos that can be set, in quarter notes a minute; a file may hold others. */
export const TEMPO_RANGE: { readonly min: 4; readonly max: 1000 } = { min: 4, max: 1000 };

export interface Marker {
  readonly tick: number;
  readonly text: string;
}

/**
 * Sets the tempo from the tick on, in quarter notes a minute. An event that stands at that very tick is changed. Film
 * time knows no tempo: there nothing happens.
 */
export function setTempo(project: Project, tick: number, beatsPerMinute: number): Project {
  if (project.division.type === "smpte" || !Number.isFinite(beatsPerMinute)) return project;
  const bounded = Math.max(TEMPO_RANGE.min, Math.min(TEMPO_RANGE.max, beatsPerMinute));
  const microseconds = Math.round(60_000_000 / bounded);
  if (tempoAt(timeMapOf(project), tick).microseconds === microseconds) return project;
  return setMeta(project, tick, META.tempo, () => tempoData(microseconds));
}

/** Removes the tempo that was set at the tick, so that the one before goes on; not the one at 0, which is changed only. */
export function removeTempo(project: Project, tick: number): Project {
  return tick === 0 ? project : removeMeta(project, tick, META.tempo);
}

/** Sets the metre from the tick on: a new bar begins there. @param metre numerator 1 to 255, denominator 1, 2, 4 to 128 */
export function setMetre(project: Project, tick: number, metre: Metre): Project {
  const { numerator, denominator } = metre;
  const power = 31 - Math.clz32(denominator);
  if (!(numerator >= 1 && numerator <= 255 && denominator === 1 << power && power <= 7)) return project;
  const now = metreAt(timeMapOf(project), tick);
  if (
    now.numerator === numerator &&
    now.denominator === denominator &&
    (now.tick === tick || isBarLine(project, tick))
  ) {
    return project;
  }
  return setMeta(project, tick, META.metre, (like) => metreData(metre, like));
}

/** Removes the metre that was set at the tick; not the one at 0. */
export function removeMetre(project: Project, tick: number): Project {
  return tick === 0 ? project : removeMeta(project, tick, META.metre);
}

/** Sets the key from the tick on. @param key sharps -7 (flats) to 7 */
export function setKey(project: Project, tick: number, key: Key): Project {
  if (!(key.sharps >= -7 && key.sharps <= 7)) return project;
  const there = metasAt(project, tick, META.key).map(keyOf);
  if (there.at(-1)?.sharps === key.sharps && there.at(-1)?.minor === key.minor) return project;
  return setMeta(project, tick, META.key, () => keyData(key));
}

export function removeKey(project: Project, tick: number): Project {
  return removeMeta(project, tick, META.key);
}

/** Sets the marker of the tick, in any Unicode; an empty text removes it. */
export function setMarker(project: Project, tick: number, text: string): Project {
  const name = text.toWellFormed();
  if (name === "") return removeMarker(project, tick);
  const there = metasAt(project, tick, META.marker).at(-1);
  if (there !== undefined && textOf(there.data) === name) return project;
  if (there === undefined) return insertConductor(project, textMeta(tick, META.marker, name));
  return setMeta(project, tick, META.marker, () => utf8BytesOf(name));
}

export function removeMarker(project: Project, tick: number): Project {
  return removeMeta(project, tick, META.marker);
}

/** All markers, by tick. */
export function markersOf(project: Project): Marker[] {
  return metasOf(project, META.marker).flatMap((event) =>
    event.type === "meta" ? [{ tick: event.tick, text: textOf(event.data) }] : [],
  );
}

/** The key in force at the tick, with the tick where it was set; undefined before the first. */
export function keyAt(project: Project, tick: number): (Key & { readonly tick: number }) | undefined {
  return metasOf(project, META.key)
    .filter((event) => event.tick <= tick)
    .flatMap((event) => {
      const key = keyOf(event);
      return key === undefined ? [] : [{ ...key, tick: event.tick }];
    })
    .at(-1);
}

/** Chunks whose conductor events count: in format 2, where each is a song, the first. */
function conductorChunks(project: Project): readonly Chunk[] {
  return project.format === 2 ? project.chunks.slice(0, 1) : project.chunks;
}

function metasOf(project: Project, kind: number): ChunkEvent[] {
  const found: ChunkEvent[] = [];
  for (const chunk of conductorChunks(project)) {
    for (const event of allEvents(chunk.events)) if (isMeta(event, kind)) found.push(event);
  }
  return found.sort((a, b) => a.tick - b.tick);
}

function metasAt(project: Project, tick: number, kind: number): MetaEvent[] {
  return conductorChunks(project).flatMap((chunk) =>
    eventsBetween(chunk.events, tick, tick + 1).filter((event): event is MetaEvent => isMeta(event, kind)),
  );
}

/** Changes the meta of the tick that counts, which is the last, or makes one in the first chunk. */
function setMeta(project: Project, tick: number, kind: number, data: (like?: Uint8Array) => Uint8Array): Project {
  const old = metasAt(project, tick, kind).at(-1);
  if (old === undefined) return insertConductor(project, metaEvent(tick, kind, data()));
  const next = { ...old, data: data(old.data) };
  return changeAll(project, (events) => changeEvents(events, (event) => (event === old ? next : event)));
}

function removeMeta(project: Project, tick: number, kind: number): Project {
  return changeAll(project, (events) => removeEvents(events, (event) => isMeta(event, kind), tick, tick + 1));
}

function insertConductor(project: Project, event: ChunkEvent): Project {
  const [first] = project.chunks;
  return first === undefined ? project : changeChunk(project, first.id, (events) => insertEvent(events, event));
}

function changeAll(project: Project, change: (events: EventList<ChunkEvent>) => EventList<ChunkEvent>): Project {
  return conductorChunks(project).reduce((now, chunk) => changeChunk(now, chunk.id, change), project);
}

function isBarLine(project: Project, tick: number): boolean {
  const position = positionAt(timeMapOf(project), tick);
  return position.beat === 1 && position.tick === 0;
}
