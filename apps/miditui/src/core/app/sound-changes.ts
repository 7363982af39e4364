import type { SoundRequest } from "./sound-request.ts";
import type { AppState } from "./state.ts";

/**
 * What the sound has to be told after a step of the app, in an order in which it makes sense: what each deed means for
 * the sound is seen by its outcome, so that none can forget it.
 */
export function soundChanges(before: AppState, after: AppState): SoundRequest[] {
  const { project, transport, loop, track, sound } = after;
  const requests: SoundRequest[] = [];
  const plays = transport.state === "playing";
  const begins = plays && (before.transport.state !== "playing" || transport.begun !== before.transport.begun);
  if (before.transport.state === "playing" && !plays) requests.push({ type: "halt" });
  if (sound.wanted !== before.sound.wanted) requests.push({ type: "bank", path: sound.wanted.path });
  requests.push(...endedKeys(before, after));
  if (project !== before.project) requests.push({ type: "song", project });
  if (track !== before.track) requests.push({ type: "live-track", track });
  if (sound.metronome !== before.sound.metronome) requests.push({ type: "metronome", on: sound.metronome });
  if (!plays && transport.tick !== before.transport.tick) {
    requests.push({ type: "rest", tick: Math.floor(transport.tick) });
  }
  if (begins) {
    const { tick, countIn } = transport.begun ?? { tick: transport.tick, countIn: 0 };
    requests.push({ type: "play", tick, countIn, loop });
  } else if (plays && loop !== before.loop) requests.push({ type: "loop", loop });
  return requests;
}

/** Keys that are held no longer, on the tracks as they were. */
function endedKeys(before: AppState, after: AppState): SoundRequest[] {
  const { tracks } = before.project;
  if (before.sound.held === after.sound.held) return [];
  return before.sound.held.flatMap((held): SoundRequest[] => {
    const isHeld = after.sound.held.some(({ key, since }) => key === held.key && since === held.since);
    if (isHeld || !held.ours) return [];
    return [{ type: "let-go", track: tracks.findIndex(({ id }) => id === held.track), pitch: held.pitch }];
  });
}

/** What the sound has to be told when it comes into being later than the app. */
export function soundSoFar(state: AppState, playhead: number): SoundRequest[] {
  const { project, track, sound, transport, loop } = state;
  const plays = transport.state === "playing";
  const countIn = state.now < transport.since ? (transport.begun?.countIn ?? 0) : 0;
  return [
    { type: "song", project },
    { type: "live-track", track },
    ...(sound.metronome ? [{ type: "metronome", on: true } as const] : []),
    ...(!plays && playhead > 0 ? [{ type: "rest", tick: Math.floor(playhead) } as const] : []),
    ...(plays ? [{ type: "play", tick: Math.floor(playhead), countIn, loop } as const] : []),
  ];
}
