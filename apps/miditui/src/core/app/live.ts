import type { SoundRequest } from "./sound-request.ts";
import type { HeldPitch } from "./sound-state.ts";
import type { AppState } from "./state.ts";

/** Of notes that are made by key or click. */
export const NEW_VELOCITY = 100;
/** Seconds within which a held key comes again: fingers are slower. */
export const REPEAT = 0.07;
/** Seconds that a note sounds whose end nobody tells, and that its key is lit. */
const PREVIEW_TIME = 0.4;
/** Seconds after which a key that came again and again is held no longer. */
const LET_GO = 0.15;

/** A note that is played: by which key, and how hard. */
export interface Touch {
  /** The key that holds it; undefined for one that nobody holds. */
  readonly key: string | undefined;
  /** Whether somebody tells when the key is let go. */
  readonly told: boolean;
  /** 1 to 127. */
  readonly velocity: number;
  /** Whether it sounds already. @default false */
  readonly heard?: boolean;
}

/** How a note sounds that nobody holds. */
export const TOUCH: Touch = { key: undefined, told: false, velocity: NEW_VELOCITY };

interface Struck {
  readonly state: AppState;
  readonly requests: readonly SoundRequest[];
}

/**
 * The state with a key of the drawn keyboard lit, and the wish to hear it: until it is let go where that is told, else for
 * a moment, or as long as the key comes again and again.
 */
export function struck(state: AppState, pitch: number, touch: Touch): Struck {
  const { key, told, velocity, heard = false } = touch;
  const { now, track } = state;
  if (key !== undefined && !told && isHeldOn(state, key)) return { state: heldOn(state, key), requests: [] };
  const quiet = key === undefined ? state : letGo(state, key);
  const id = state.project.tracks[track]?.id ?? 0;
  const until = now + PREVIEW_TIME;
  const end = told ? undefined : until;
  const one = { track: id, pitch, ours: !heard, since: now, at: now, until: end };
  const held: readonly HeldPitch[] = key === undefined ? [] : [{ key, ...one }];
  const seconds = key === undefined ? PREVIEW_TIME : undefined;
  const sound = { ...quiet.sound, held: [...quiet.sound.held, ...held] };
  return {
    state: { ...quiet, sound, preview: { pitch, until } },
    requests: heard ? [] : [{ type: "preview", track, pitch, velocity, seconds }],
  };
}

/** Whether a key that comes again is held, and not struck anew. */
function isHeldOn({ sound, now }: AppState, key: string): boolean {
  return sound.held.some((each) => each.key === key && now - each.at < REPEAT);
}

/** The state with a key that came again a moment after it came last. */
export function heldOn(state: AppState, key: string): AppState {
  const { sound, now } = state;
  const held = sound.held.map((each) =>
    each.key === key && each.until !== undefined
      ? { ...each, at: now, until: Math.max(each.until, now + LET_GO) }
      : each,
  );
  return { ...state, sound: { ...sound, held } };
}

/** The state with what a key holds let go. */
export function letGo(state: AppState, key: string): AppState {
  return holding(state, (each) => each.key !== key);
}

/** The same for all keys but those of a MIDI keyboard, which tells by itself when they are let go. */
export function allLetGo(state: AppState): AppState {
  return holding(state, ({ ours }) => !ours);
}

/** The state without the keys of tracks that are no more: nobody could let them go later. */
export function withoutLost(state: AppState): AppState {
  return holding(state, ({ track }) => state.project.tracks.some(({ id }) => id === track));
}

/** The same for what a click holds, which is heard for a moment at least. */
export function letGoClicked(state: AppState, key: string): AppState {
  const { sound, now } = state;
  const held = sound.held.map((each) => (each.key === key ? { ...each, until: each.since + PREVIEW_TIME } : each));
  return sound.held.some((each) => each.key === key && each.until === undefined && now < each.since + PREVIEW_TIME)
    ? { ...state, sound: { ...sound, held } }
    : holding(state, (each) => each.key !== key || (each.until ?? now) > now);
}

/** The state without keys that have not come again. */
export function withoutExpired(state: AppState): AppState {
  return holding(state, ({ until }) => until === undefined || until > state.now);
}

function holding(state: AppState, stays: (held: HeldPitch) => boolean): AppState {
  const { sound } = state;
  const held = sound.held.filter(stays);
  return held.length === sound.held.length ? state : { ...state, sound: { ...sound, held } };
}

/** Clock when the first key expires; undefined where none will. */
export function expiry({ sound }: AppState): number | undefined {
  const times = sound.held.flatMap(({ until }) => (until === undefined ? [] : [until]));
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Pitches whose keys are lit: those that are held, and what was played a moment ago. */
export function litPitches({ preview, sound, now }: AppState): ReadonlySet<number> {
  const lit = new Set(sound.held.map(({ pitch }) => pitch));
  if (preview !== undefined && now < preview.until) lit.add(preview.pitch);
  return lit;
}
