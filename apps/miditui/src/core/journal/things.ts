/**
 * What a journal is made of. A thing is written once and called by its number from then on, which is how many there were
 * before it; so an edit writes only what it made.
 */
export const THING = {
  bytes: 1,
  words: 2,
  noteBlock: 3,
  channelEvents: 4,
  chunkEvents: 5,
  noteList: 6,
  channelEventList: 7,
  chunkEventList: 8,
  track: 9,
  chunk: 10,
  foreign: 11,
  session: 12,
} as const;

/** Kinds of channel events by their number in a journal. */
export const CHANNEL_EVENTS = ["control", "program", "bend", "pressure", "key-pressure", "stray-off"] as const;
