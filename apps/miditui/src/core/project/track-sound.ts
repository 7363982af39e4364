import type { ChannelEvent } from "./event.ts";
import { eventAt, firstEvent } from "./event-list.ts";
import type { Project, Track } from "./project.ts";

/** Controllers that the track list shows, after the MIDI 1.0 specification. */
export const CONTROLLERS: { readonly bank: 0; readonly volume: 7; readonly pan: 10; readonly bankFine: 32 } = {
  bank: 0,
  volume: 7,
  pan: 10,
  bankFine: 32,
};

/** What a synthesizer has before it is told otherwise. */
const DEFAULT_VOLUME = 100;
const DEFAULT_PAN = 64;

export const DRUM_CHANNEL = 9;

/** The first program of the track, 0 without one. */
export function trackProgram(track: Track): number {
  const event = firstEvent(track.events, isProgram);
  return event?.type === "program" ? event.program : 0;
}

/** The first volume of the track, 0 to 127. */
export function trackVolume(track: Track): number {
  return firstControl(track, CONTROLLERS.volume) ?? DEFAULT_VOLUME;
}

/** The first pan of the track, 0 (left) to 127. */
export function trackPan(track: Track): number {
  return firstControl(track, CONTROLLERS.pan) ?? DEFAULT_PAN;
}

/** Program in force at the tick; before the first one, the first. */
export function programAt(track: Track, tick: number): number {
  const event = eventAt(track.events, tick, isProgram);
  return event?.type === "program" ? event.program : trackProgram(track);
}

/** Volume in force at the tick; before the first one, the first. */
export function volumeAt(track: Track, tick: number): number {
  return controlAt(track, CONTROLLERS.volume, tick) ?? trackVolume(track);
}

/** Pan in force at the tick; before the first one, the first. */
export function panAt(track: Track, tick: number): number {
  return controlAt(track, CONTROLLERS.pan, tick) ?? trackPan(track);
}

/** Whether mute and solo let the track be heard: a mute silences it, a solo anywhere silences all without one. */
export function isHeard(project: Project, track: Track): boolean {
  return !track.muted && (track.solo || !project.tracks.some((other) => other.solo));
}

function isProgram(event: ChannelEvent): boolean {
  return event.type === "program";
}

function firstControl(track: Track, controller: number): number | undefined {
  return controlValue(firstEvent(track.events, (event) => event.type === "control" && event.controller === controller));
}

function controlAt(track: Track, controller: number, tick: number): number | undefined {
  return controlValue(
    eventAt(track.events, tick, (event) => event.type === "control" && event.controller === controller),
  );
}

function controlValue(event: ChannelEvent | undefined): number | undefined {
  return event?.type === "control" ? event.value : undefined;
}
