import * as z from "zod/mini";
import { META } from "../project/meta.ts";
import { checked } from "./checked.ts";
import type { Details } from "./details.ts";
import { column, hex, text, tick, whole } from "./values.ts";

const value = whole(0, 127);
const identity = whole(0, 0xffffffff);
const placed = { tick, order: z.optional(whole(0, 0xfffffffe)) };

const channelEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("control"), ...placed, controller: value, value }),
  z.object({ type: z.literal("program"), ...placed, program: value }),
  z.object({ type: z.literal("bend"), ...placed, value: whole(0, 16383) }),
  z.object({ type: z.literal("pressure"), ...placed, value }),
  z.object({ type: z.literal("key-pressure"), ...placed, pitch: value, value }),
  z.object({ type: z.literal("stray-off"), ...placed, pitch: value, velocity: value, asOn: z.boolean() }),
]);

const kind = whole(0, 255).check(
  z.refine((one) => one !== META.endOfTrack, { error: "no end of track, which is `end`" }),
);

const chunkEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("meta"), ...placed, kind, text: z.optional(text), data: z.optional(hex) }),
  z.object({ type: z.literal("sysex"), ...placed, lead: z.literal([0xf0, 0xf7]), data: hex }),
]);

const chunk = z.object({ id: identity, end: tick, events: z.array(chunkEvent) });

const noteDetails = z.object({
  starts: z.optional(column(0, 0xffffffff)),
  durations: z.optional(column(0, 0xffffffff)),
  offVelocities: z.optional(column(0, 127)),
  flags: z.optional(column(0, 3)),
  /** Places of the two events of each note in the file, -1 for none. */
  on: z.optional(column(-1, 0xfffffffe)),
  off: z.optional(column(-1, 0xfffffffe)),
});

const track = z.object({
  id: identity,
  name: text,
  chunk: identity,
  port: whole(0, 255),
  events: z.array(channelEvent),
  notes: noteDetails,
});

const division = z.union([
  whole(1, 32767),
  z.object({ framesPerSecond: z.literal([24, 25, 29, 30]), ticksPerFrame: whole(1, 255) }),
]);

const foreign = z.object({
  after: whole(0, 0xffff),
  type: z.string().check(z.length(4, { error: "four characters" })),
  data: hex,
});

const details = z.object({
  version: z.literal(1, { error: "1; a newer miditui may have saved it" }),
  name: text,
  format: z.literal([0, 1, 2]),
  division,
  nextId: identity,
  nextNoteId: identity,
  chunks: z.array(chunk).check(z.minLength(1, { error: "at least one chunk" })),
  tracks: z.array(track),
  foreign: z.array(foreign),
});

/** @throws MidituiError E_PROJECT where the value of the key `miditui` is not what it must be */
export function checkDetails(value: unknown): Details {
  return checked(details, value, "miditui");
}
