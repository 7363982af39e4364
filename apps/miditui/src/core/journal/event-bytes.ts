import { type ChannelEvent, type ChunkEvent, NO_ORDER } from "../project/event.ts";
import { type ByteReader, damaged } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { CHANNEL_EVENTS } from "./things.ts";

export function writeChannelEvent(to: ByteWriter, event: ChannelEvent): void {
  to.byte(CHANNEL_EVENTS.indexOf(event.type));
  writePlace(to, event);
  for (const value of valuesOf(event)) to.number(value);
}

/** In the order in which they are read. */
function valuesOf(event: ChannelEvent): readonly number[] {
  switch (event.type) {
    case "control":
      return [event.controller, event.value];
    case "program":
      return [event.program];
    case "bend":
    case "pressure":
      return [event.value];
    case "key-pressure":
      return [event.pitch, event.value];
    case "stray-off":
      return [event.pitch, event.velocity, event.asOn ? 1 : 0];
  }
}

export function readChannelEvent(from: ByteReader): ChannelEvent {
  const type = CHANNEL_EVENTS[from.byte()];
  const place = readPlace(from);
  switch (type) {
    case "control":
      return { ...place, type, controller: seven(from.number()), value: seven(from.number()) };
    case "program":
      return { ...place, type, program: seven(from.number()) };
    case "bend":
      return { ...place, type, value: from.number() & 0x3fff };
    case "pressure":
      return { ...place, type, value: seven(from.number()) };
    case "key-pressure":
      return { ...place, type, pitch: seven(from.number()), value: seven(from.number()) };
    case "stray-off":
      return { ...place, type, pitch: seven(from.number()), velocity: seven(from.number()), asOn: from.number() === 1 };
    default:
      throw damaged("an event of no known kind");
  }
}

/** Lead byte of a meta, among those of sysex. */
const META = 0xff;

export function writeChunkEvent(to: ByteWriter, event: ChunkEvent): void {
  to.byte(event.type === "meta" ? META : event.lead);
  writePlace(to, event);
  if (event.type === "meta") to.byte(event.kind);
  to.bytes(event.data);
}

export function readChunkEvent(from: ByteReader): ChunkEvent {
  const lead = from.byte();
  const place = readPlace(from);
  if (lead === META) return { ...place, type: "meta", kind: from.byte(), data: from.bytes() };
  if (lead === 0xf0 || lead === 0xf7) return { ...place, type: "sysex", lead, data: from.bytes() };
  throw damaged("an event of no known kind");
}

interface Place {
  readonly tick: number;
  readonly order: number;
}

function writePlace(to: ByteWriter, { tick, order }: Place): void {
  to.number(tick);
  // The commonest order is none at all, so that is the shortest.
  to.number(order === NO_ORDER ? 0 : order + 1);
}

function readPlace(from: ByteReader): Place {
  const tick = from.number();
  const order = from.number();
  return { tick, order: order === 0 ? NO_ORDER : order - 1 };
}

function seven(value: number): number {
  if (value > 127) throw damaged("a value over 127");
  return value;
}
