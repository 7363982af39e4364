import { visitNotes } from "../notes/note-list.ts";
import { eventAt } from "../project/event-list.ts";
import { RESET_CONTROLLERS } from "./channel-state.ts";
import type { Part } from "./part.ts";

const PEDAL = 64;

/** Seconds back from which a pedal brings notes: what was struck before has faded. */
export const PEDAL_MEMORY = 4;

/**
 * Pitches that only the pedal holds at a tick, with the velocity of their last note: those of the part that ended while the
 * pedal was down, and that began at `since` or later.
 *
 * @param group parts that speak to the same MIDI channel
 * @param reset tick of the last reset of all channels, which lifts the pedal
 */
export function pedalled(
  part: Part,
  group: readonly Part[],
  tick: number,
  { since, reset }: { readonly since: number; readonly reset: number },
): Map<number, number> {
  const down = pedalDown(group, tick, reset);
  const pitches = new Map<number, number>();
  if (down === undefined) return pitches;
  visitNotes(part.track.notes, Math.max(down, since), tick, (block, index) => {
    const start = (block.starts[index] ?? 0) + block.tickShift;
    const end = start + (block.durations[index] ?? 0);
    // What ends with the tick at which the pedal goes down ends before it, unless it begins there.
    const isCaught = end > down || start === down;
    if (start < since || !isCaught || end > tick) return;
    pitches.set((block.pitches[index] ?? 0) + block.pitchShift, block.velocities[index] ?? 0);
  });
  return pitches;
}

/** Tick since which the pedal is down, of what was said before a tick and not before a reset; undefined where it is up. */
function pedalDown(group: readonly Part[], tick: number, reset: number): number | undefined {
  let down: number | undefined;
  for (let before = tick; ; ) {
    const said = group.flatMap(({ track }) => eventAt(track.events, Math.ceil(before) - 1, isPedal) ?? []);
    const last = said.reduce<(typeof said)[number] | undefined>(
      (latest, event) => (latest === undefined || event.tick >= latest.tick ? event : latest),
      undefined,
    );
    if (last?.type !== "control" || last.controller !== PEDAL || last.value < 64 || last.tick < reset) return down;
    down = last.tick;
    before = last.tick;
  }
}

function isPedal(event: { readonly type: string; readonly controller?: number }): boolean {
  return event.type === "control" && (event.controller === PEDAL || event.controller === RESET_CONTROLLERS);
}
