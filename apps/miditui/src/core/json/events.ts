import { type ChannelEvent, type ChunkEvent, NO_ORDER } from "../project/event.ts";
import { utf8BytesOf, utf8Of } from "../project/text.ts";
import type { ChannelEventDetails, ChunkEventDetails } from "./details.ts";
import { bytesOfHex, hexOf } from "./values.ts";

/** The last kind of meta that is text. */
const LAST_TEXT = 15;

export function channelEventOf(details: ChannelEventDetails): ChannelEvent {
  return { ...details, order: details.order ?? NO_ORDER };
}

export function chunkEventOf(details: ChunkEventDetails): ChunkEvent {
  const placed = { tick: details.tick, order: details.order ?? NO_ORDER };
  if (details.type === "sysex") {
    return { ...placed, type: "sysex", lead: details.lead, data: bytesOfHex(details.data) };
  }
  const data = details.text === undefined ? bytesOfHex(details.data ?? "") : utf8BytesOf(details.text);
  return { ...placed, type: "meta", kind: details.kind, data };
}

export function detailsOfChannelEvent(event: ChannelEvent): ChannelEventDetails {
  return event.order === NO_ORDER ? { ...event, order: undefined } : event;
}

export function detailsOfChunkEvent(event: ChunkEvent): ChunkEventDetails {
  const placed = { tick: event.tick, order: event.order === NO_ORDER ? undefined : event.order };
  const data = hexOf(event.data);
  if (event.type === "sysex") return { type: "sysex", ...placed, lead: event.lead, data };
  const text = event.kind >= 1 && event.kind <= LAST_TEXT ? utf8Of(event.data) : undefined;
  return { type: "meta", ...placed, kind: event.kind, ...(text === undefined ? { data } : { text }) };
}
