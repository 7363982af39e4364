/**
 * Events sorted by tick, those of one tick as they are to be sent. Never changed: an insertion or a removal makes another
 * list that shares all blocks but one or two, so that a thousand steps of history cost little.
 */
export interface EventList<Event> {
  readonly count: number;
  readonly blocks: readonly (readonly Event[])[];
}
