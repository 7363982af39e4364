import type { ChannelEvent } from "../project/event.ts";
import { allEvents } from "../project/event-list.ts";
import type { Track } from "../project/project.ts";
import { type EventTable, STRAY_OFF } from "./event-table.ts";

/** Adds all that the track says apart from notes. */
export function addChannelEvents(table: EventTable, track: Track): void {
  for (const event of allEvents(track.events)) {
    const message = messageOf(event, track.channel);
    if (event.type === "stray-off") table.off(event.tick, event.order, message | STRAY_OFF, 1);
    else table.control(event.tick, event.order, message);
  }
}

/** Status, first and second byte, as one number. */
function messageOf(event: ChannelEvent, channel: number): number {
  switch (event.type) {
    case "control":
      return packed(0xb0 | channel, event.controller, event.value);
    case "program":
      return packed(0xc0 | channel, event.program, 0);
    case "bend":
      return packed(0xe0 | channel, event.value & 0x7f, event.value >> 7);
    case "pressure":
      return packed(0xd0 | channel, event.value, 0);
    case "key-pressure":
      return packed(0xa0 | channel, event.pitch, event.value);
    case "stray-off":
      return packed((event.asOn ? 0x90 : 0x80) | channel, event.pitch, event.asOn ? 0 : event.velocity);
  }
}

function packed(status: number, first: number, second: number): number {
  return (status << 16) | (first << 8) | second;
}
