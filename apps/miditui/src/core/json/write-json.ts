import { MidituiError } from "../error.ts";
import { originalFromProject } from "../original/from-project.ts";
import type { OriginalNotes, OriginalTrack } from "../original/song.ts";
import type { Project } from "../project/project.ts";
import type { ChunkEventDetails, Details, TrackDetails } from "./details.ts";
import { detailsOf } from "./details-of.ts";

/** A text cannot be longer than half a gigabyte, and a note takes about 90 characters. */
const MOST_NOTES = 4_000_000;

/**
 * The song as .json: the fields of the original program, which can open it, and beside them under one key all that those
 * have no room for. A note or an event is a line. `readJson` gives the very same song.
 *
 * @throws MidituiError E_LIMIT with more than 4 million notes
 */
export function writeJson(project: Project): string {
  const count = project.tracks.reduce((sum, track) => sum + track.notes.count, 0);
  if (count > MOST_NOTES) {
    throw new MidituiError(
      "E_LIMIT",
      `${count} notes are too many for a .json file, at most ${MOST_NOTES}`,
      "save it as .mid",
    );
  }
  const { song, extras } = originalFromProject(project);
  const lines = fieldsOf({
    name: song.name,
    tempo: song.tempo,
    time_sig_numerator: song.numerator,
    time_sig_denominator: song.denominator,
  });
  lines.push('  "tracks": [');
  for (const [index, track] of song.tracks.entries()) {
    pushTrack(lines, track);
    lines.push(index + 1 < song.tracks.length ? "    }," : "    }");
  }
  lines.push("  ],", ...fieldsOf({ next_channel: song.nextChannel, soundfont_path: song.soundfontPath }));
  lines.push(`  "miditui": ${detailsText(detailsOf(project, extras))}`);
  return `{\n${lines.join("\n")}\n}\n`;
}

function fieldsOf(values: Readonly<Record<string, unknown>>, indent = "  "): string[] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${indent}${JSON.stringify(key)}: ${JSON.stringify(value)},`);
}

function pushTrack(lines: string[], { notes, ...track }: OriginalTrack): void {
  const { id, name, channel, program, volume, pan, muted, solo } = track;
  lines.push("    {", ...fieldsOf({ id, name, channel, program, volume, pan, muted, solo }, "      "));
  if (notes.count === 0) {
    lines.push('      "notes": []');
    return;
  }
  lines.push('      "notes": [');
  for (let from = 0; from < notes.count; from += BATCH) lines.push(notesText(notes, from));
  lines.push("      ]");
}

/** Notes whose lines are put together at a time. */
const BATCH = 512;

/** The lines of a batch of notes. One join of small pieces takes a quarter of the time of a text for each note. */
function notesText(notes: OriginalNotes, from: number): string {
  const to = Math.min(notes.count, from + BATCH);
  const pieces: (string | number | undefined)[] = [];
  for (let index = from; index < to; index++) {
    pieces.push(
      index === from ? '        { "id": ' : '\n        { "id": ',
      notes.ids[index],
      ', "pitch": ',
      notes.pitches[index],
      ', "velocity": ',
      notes.velocities[index],
      ', "start_tick": ',
      notes.starts[index],
      ', "duration_ticks": ',
      notes.durations[index],
      index + 1 < notes.count ? " }," : " }",
    );
  }
  return pieces.join("");
}

function detailsText(details: Details): string {
  const { chunks, tracks, foreign, ...fields } = details;
  const lines = fieldsOf(fields, "    ");
  lines.push(`    "chunks": ${listText(chunks, "    ", (chunk) => entryText(chunk, "      "))},`);
  lines.push(`    "tracks": ${listText(tracks, "    ", (track) => entryText(track, "      "))},`);
  lines.push(`    "foreign": ${listText(foreign, "    ", (one) => JSON.stringify(one))}`);
  return `{\n${lines.join("\n")}\n  }`;
}

/** A chunk or a track: its fields on one line each, an event a line. */
function entryText(entry: Details["chunks"][number] | TrackDetails, indent: string): string {
  const { events, ...fields } = entry;
  const lines = fieldsOf(fields, `${indent}  `);
  lines.push(
    `${indent}  "events": ${listText<ChunkEventDetails | TrackDetails["events"][number]>(events, `${indent}  `, (event) => JSON.stringify(event))}`,
  );
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function listText<Item>(items: readonly Item[], indent: string, write: (item: Item) => string): string {
  if (items.length === 0) return "[]";
  return `[\n${items.map((item) => `${indent}  ${write(item)}`).join(",\n")}\n${indent}]`;
}
