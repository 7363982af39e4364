import type { SoundRequest } from "./sound-request.ts";
import type { HeldPitch } from "./sound-state.ts";
import type { AppState } from "./state.ts";

/** Of notes that are made by key or click. */
export const NEW_VELOCITY = 100;
/** Seconds that a note sounds whose end nobody tells, and that its key is lit. */
const PREVIEW_TIME = 0.4;

/** A note that is played: by which key, and how hard. */
export interface Touch {
  /** The key that holds it until it is let go; undefined for one that nobody holds. */
  readonly key: string | undefined;
  /** 1 to 127. */
  readonly velocity: number;
  /** Whether it sounds already. @default false */
  readonly heard?: boolean;
}

/** How a note sounds that nobody holds. */
export const TOUCH: Touch = { key: undefined, velocity: NEW_VELOCITY };

/** The state with a key of the drawn keyboard lit, and the wish to hear it. */
export function struck(
  state: AppState,
  pitch: number,
  { key, velocity, heard = false }: Touch,
): { readonly state: AppState; readonly requests: readonly SoundRequest[] } {
  const again = key === undefined ? { state, requests: [] } : letGo(state, key);
  const id = state.project.tracks[state.track]?.id ?? 0;
  const held: readonly HeldPitch[] = key === undefined ? [] : [{ key, track: id, pitch }];
  const { sound } = again.state;
  const preview = key === undefined ? { pitch, until: state.now + PREVIEW_TIME } : state.preview;
  const seconds = key === undefined ? PREVIEW_TIME : undefined;
  const note = { type: "preview", track: state.track, pitch, velocity, seconds } as const;
  return {
    state: { ...again.state, preview, sound: { ...sound, held: [...sound.held, ...held] } },
    requests: heard ? again.requests : [...again.requests, note],
  };
}

/** The state with what a key holds let go; all keys where none is named. */
export function letGo(
  state: AppState,
  key?: string,
): { readonly state: AppState; readonly requests: readonly SoundRequest[] } {
  const { sound, project } = state;
  const ending = sound.held.filter((each) => key === undefined || each.key === key);
  if (ending.length === 0) return { state, requests: [] };
  const held = sound.held.filter((each) => !ending.includes(each));
  const requests = ending.flatMap(({ track: id, pitch }): SoundRequest[] => {
    const track = project.tracks.findIndex((each) => each.id === id);
    return track < 0 ? [] : [{ type: "let-go", track, pitch }];
  });
  return { state: { ...state, sound: { ...sound, held } }, requests };
}

/** Pitches whose keys are lit: those that are held, and what was played a moment ago. */
export function litPitches({ preview, sound, now }: AppState): readonly number[] {
  const held = sound.held.map(({ pitch }) => pitch);
  return preview !== undefined && now < preview.until ? [...held, preview.pitch] : held;
}
