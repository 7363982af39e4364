/** A place among all that a song says. */
export interface Moment {
  readonly tick: number;
  /** Place of the chunk that says it. */
  readonly chunk: number;
  /** Place in the file, among what the chunk says at the tick. */
  readonly order: number;
}

/** Before all that a song says. */
export const BEFORE_ALL: Moment = { tick: -1, chunk: 0, order: 0 };

/** Whether something that a chunk says comes after a moment. */
export function isAfter({ tick, chunk, order }: Moment, chunkOf: number, said: Omit<Moment, "chunk">): boolean {
  if (said.tick !== tick) return said.tick > tick;
  return chunkOf === chunk ? said.order > order : chunkOf > chunk;
}
