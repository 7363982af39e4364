import { END, meta, mtrk, type SmfEvent, smf } from "./smf.ts";

/** A note of a song that is written for its sound. */
export interface Played {
  /** Ticks, 480 a quarter. */
  readonly start: number;
  readonly length: number;
  readonly pitch: number;
  /** @default 127 */
  readonly velocity?: number;
}

/** What plays on a channel of its own. */
export interface Part {
  readonly program: number;
  readonly notes: readonly Played[];
  /** 0 to 15. @default the place of the part */
  readonly channel?: number;
  /** @default 0 */
  readonly port?: number;
  /** Controllers at the begin. @default no reverb and no chorus, so that nothing is heard beside the notes */
  readonly controls?: readonly (readonly [controller: number, value: number])[];
}

const DRY = [
  [91, 0],
  [93, 0],
] as const;

/** Ticks a quarter of the songs here. */
export const QUARTER = 480;

/**
 * A MIDI file of parts, byte by byte.
 *
 * @param bpm quarters a minute
 * @param end tick of the last End of Track. @default that of the last note
 */
export function songFile(parts: readonly Part[], bpm: number, end = 0): Uint8Array {
  const tempo = Math.round(60_000_000 / bpm);
  const last = Math.max(end, ...parts.flatMap(({ notes }) => notes.map(({ start, length }) => start + length)));
  const conductor = mtrk([meta(0, 0x51, [tempo >> 16, (tempo >> 8) & 255, tempo & 255]), { ...END, delta: last }]);
  return smf([conductor, ...parts.map((part, at) => mtrk(eventsOf(part, at % 16)))]);
}

function eventsOf({ program, notes, channel, port, controls = DRY }: Part, place: number): SmfEvent[] {
  const own = channel ?? place;
  const timed = notes.flatMap(({ start, length, pitch, velocity = 127 }) => [
    { tick: start, order: 1, bytes: [0x90 | own, pitch, velocity] },
    { tick: start + length, order: 0, bytes: [0x80 | own, pitch, 64] },
  ]);
  timed.sort((a, b) => a.tick - b.tick || a.order - b.order);
  let before = 0;
  const moved = timed.map(({ tick, bytes }) => {
    const delta = tick - before;
    before = tick;
    return { delta, bytes };
  });
  return [
    ...(port === undefined ? [] : [meta(0, 0x21, [port])]),
    { delta: 0, bytes: [0xc0 | own, program] },
    ...controls.map(([controller, value]) => ({ delta: 0, bytes: [0xb0 | own, controller, value] })),
    ...moved,
    END,
  ];
}

/** Notes one after the other, `every` ticks from begin to begin. */
export function row(count: number, every: number, more: Partial<Played> = {}): Played[] {
  return Array.from({ length: count }, (_, at) => ({ start: at * every, length: every, pitch: 60, ...more }));
}
