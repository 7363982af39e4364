import type { ChunkEvent } from "../project/event.ts";
import { allEvents, type EventList } from "../project/event-list.ts";

/** A system exclusive message, joined of its parts. */
export interface SysexMessage {
  /** Of its last part. */
  readonly tick: number;
  readonly order: number;
  /** From F0 to F7. */
  readonly bytes: Uint8Array;
  /** Whether it sets all channels back: General MIDI 1 and 2 on and off, GS and XG reset. */
  readonly resets: boolean;
}

const START = 0xf0;
const END = 0xf7;

/** -1 is any byte: the number of a device. */
const RESETS: readonly (readonly number[])[] = [
  [START, 0x7e, -1, 0x09, -1, END],
  [START, 0x41, -1, 0x42, 0x12, 0x40, 0x00, 0x7f, -1, -1, END],
  [START, 0x43, -1, 0x4c, 0x00, 0x00, 0x7e, 0x00, END],
];

const known = new WeakMap<EventList<ChunkEvent>, readonly SysexMessage[]>();

/** The messages of a chunk, in order. One that never ends, or has no start, is none. */
export function sysexOf(events: EventList<ChunkEvent>): readonly SysexMessage[] {
  const last = known.get(events);
  if (last !== undefined) return last;
  const messages: SysexMessage[] = [];
  let parts: Uint8Array[] = [];
  for (const event of allEvents(events)) {
    if (event.type !== "sysex") continue;
    if (event.lead === START) parts = [Uint8Array.of(START), event.data];
    else if (parts.length > 0) parts.push(event.data);
    if (parts.at(-1)?.at(-1) !== END) continue;
    const bytes = joined(parts);
    messages.push({ tick: event.tick, order: event.order, bytes, resets: isReset(bytes) });
    parts = [];
  }
  known.set(events, messages);
  return messages;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function isReset(bytes: Uint8Array): boolean {
  return RESETS.some(
    (reset) => reset.length === bytes.length && reset.every((byte, index) => byte < 0 || byte === bytes[index]),
  );
}
