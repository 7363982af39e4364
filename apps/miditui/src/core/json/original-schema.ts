import * as z from "zod/mini";
import { MIDI_LIMITS } from "../midi/limits.ts";
import { type OriginalNotes, type OriginalSong, originalNotes } from "../original/song.ts";
import { checked } from "./checked.ts";
import { flag, text, tick, whole } from "./values.ts";

/** An id of the original is of 64 bits, which is more than a number here can tell apart: it is taken as it is. */
const id = z.number({ error: "a number" }).check(z.gte(0, { error: "0 or more" }));

const note = z.object(
  { id, pitch: whole(0, 127), velocity: whole(0, 127), start_tick: tick, duration_ticks: tick },
  { error: "a note" },
);

const track = z.object(
  {
    id,
    name: text,
    channel: whole(0, 15),
    program: whole(0, 127),
    volume: whole(0, 127),
    pan: whole(0, 127),
    muted: flag,
    solo: flag,
    notes: z.array(z.unknown(), { error: "a list of notes" }),
  },
  { error: "a track" },
);

const song = z.object(
  {
    name: text,
    tempo: whole(1, 0xffffffff),
    time_sig_numerator: whole(1, 255),
    time_sig_denominator: z.literal([1, 2, 4, 8, 16, 32, 64, 128], { error: "1, 2, 4, 8, 16, 32, 64 or 128" }),
    tracks: z.array(track, { error: "a list of tracks" }),
    next_channel: whole(0, 255),
    soundfont_path: z.nullish(text),
    miditui: z.optional(z.unknown()),
  },
  { error: "an object with the fields of a song" },
);

export interface CheckedSong {
  readonly song: OriginalSong;
  /** Value of the key `miditui`, not looked at yet; undefined in files of the original. */
  readonly details: unknown;
}

/**
 * A song with the fields that the original program saves as .json. All but the SoundFont's must be there; what it does
 * not know is passed over, as it does itself.
 *
 * @throws MidituiError E_PROJECT with the path of the value that is not right
 */
export function checkSong(value: unknown): CheckedSong {
  const got = checked(song, value, "");
  return {
    details: got.miditui,
    song: {
      name: got.name,
      tempo: got.tempo,
      numerator: got.time_sig_numerator,
      denominator: got.time_sig_denominator,
      tracks: got.tracks.map((one, index) => ({ ...one, notes: notesOf(one.notes, `tracks[${index}].notes`) })),
      nextChannel: got.next_channel,
      soundfontPath: got.soundfont_path ?? undefined,
    },
  };
}

function notesOf(values: readonly unknown[], path: string): OriginalNotes {
  const notes = originalNotes(values.length);
  for (const [index, value] of values.entries()) {
    // The schema is asked about a note that seems wrong only: there may be millions.
    const one = isNote(value) ? value : checked(note, value, `${path}[${index}]`);
    notes.ids[index] = one.id;
    notes.pitches[index] = one.pitch;
    notes.velocities[index] = one.velocity;
    notes.starts[index] = one.start_tick;
    notes.durations[index] = one.duration_ticks;
  }
  return notes;
}

interface JsonNote {
  readonly id: number;
  readonly pitch: number;
  readonly velocity: number;
  readonly start_tick: number;
  readonly duration_ticks: number;
}

function isNote(value: unknown): value is JsonNote {
  if (typeof value !== "object" || value === null) return false;
  if (
    !("id" in value && "pitch" in value && "velocity" in value && "start_tick" in value && "duration_ticks" in value)
  ) {
    return false;
  }
  const { id: number, pitch, velocity, start_tick: start, duration_ticks: duration } = value;
  return (
    typeof number === "number" &&
    number >= 0 &&
    isWhole(pitch, 127) &&
    isWhole(velocity, 127) &&
    isWhole(start, MIDI_LIMITS.tick) &&
    isWhole(duration, MIDI_LIMITS.tick)
  );
}

function isWhole(value: unknown, max: number): boolean {
  return typeof value === "number" && value >= 0 && value <= max && Math.floor(value) === value;
}
