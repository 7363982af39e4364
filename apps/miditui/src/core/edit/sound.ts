import { type ChannelEvent, NO_ORDER } from "../project/event.ts";
import { changeEvents, firstEvent, insertEvent } from "../project/event-list.ts";
import type { Project, Track } from "../project/project.ts";
import { CONTROLLERS, trackPan, trackProgram, trackVolume } from "../project/track-sound.ts";
import { changeTrack } from "./change.ts";

/** Sets the track's first program, and all that repeat it later on; other programs stay. 0 to 127. */
export function setProgram(project: Project, index: number, program: number): Project {
  const next = clamp(program);
  return changeTrack(project, index, (track) => {
    const old = trackProgram(track);
    if (firstEvent(track.events, (event) => event.type === "program") === undefined) {
      return next === old ? track : withEvent(track, { tick: 0, order: NO_ORDER, type: "program", program: next });
    }
    return withChanged(track, (event) =>
      event.type === "program" && event.program === old && next !== old ? { ...event, program: next } : event,
    );
  });
}

/** Sets the track's first volume, 0 to 127, and all later ones in proportion, so that fades stay fades. */
export function setVolume(project: Project, index: number, volume: number): Project {
  const next = clamp(volume);
  return changeTrack(project, index, (track) => {
    const old = trackVolume(track);
    if (next === old) return track;
    return withControl(track, CONTROLLERS.volume, next, (value) => (old === 0 ? value : (value * next) / old));
  });
}

/** Sets the track's first pan, 0 to 127, and moves all later ones as far. */
export function setPan(project: Project, index: number, pan: number): Project {
  const next = clamp(pan);
  return changeTrack(project, index, (track) => {
    const old = trackPan(track);
    if (next === old) return track;
    return withControl(track, CONTROLLERS.pan, next, (value) => value + next - old);
  });
}

function withControl(track: Track, controller: number, first: number, later: (value: number) => number): Track {
  const old = firstEvent(track.events, (event) => event.type === "control" && event.controller === controller);
  if (old === undefined) {
    return withEvent(track, { tick: 0, order: NO_ORDER, type: "control", controller, value: first });
  }
  return withChanged(track, (event) => {
    if (event.type !== "control" || event.controller !== controller) return event;
    const value = event === old ? first : clamp(later(event.value));
    return value === event.value ? event : { ...event, value };
  });
}

function withEvent(track: Track, event: ChannelEvent): Track {
  return { ...track, events: insertEvent(track.events, event) };
}

function withChanged(track: Track, change: (event: ChannelEvent) => ChannelEvent): Track {
  const events = changeEvents(track.events, change);
  return events === track.events ? track : { ...track, events };
}

function clamp(value: number): number {
  return Math.max(0, Math.min(127, Math.round(value)));
}
