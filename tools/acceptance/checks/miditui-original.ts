import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { readJson } from "../../../apps/miditui/src/core/json/read-json.ts";
import { writeJson } from "../../../apps/miditui/src/core/json/write-json.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { allNotes } from "../../../apps/miditui/src/core/notes/note-list.ts";
import { readOxm } from "../../../apps/miditui/src/core/oxm/read-oxm.ts";
import { writeOxm } from "../../../apps/miditui/src/core/oxm/write-oxm.ts";
import type { Project } from "../../../apps/miditui/src/core/project/project.ts";
import { trackPan, trackProgram, trackVolume } from "../../../apps/miditui/src/core/project/track-sound.ts";
import { randomFile } from "../../../apps/miditui/test/songs/random-file.ts";
import { allOf, type Finding } from "../src/findings.ts";

/** Songs that the original's own code wrote. */
const FIXTURES: string = path.join(repository, "apps/miditui/test/fixtures");

type Fields = Readonly<Record<string, unknown>>;
type Rule = (value: unknown) => boolean;

const text: Rule = (value) => typeof value === "string";
const yes: Rule = (value) => typeof value === "boolean";
const upTo =
  (most: number): Rule =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
const U8 = upTo(255);
const U32 = upTo(0xffffffff);
const ID = upTo(Number.MAX_SAFE_INTEGER);

/** The fields of the original's file and what may be in them, by the specification. */
const NOTE: Readonly<Record<string, Rule>> = {
  id: ID,
  pitch: upTo(127),
  velocity: upTo(127),
  start_tick: U32,
  duration_ticks: U32,
};
const TRACK: Readonly<Record<string, Rule>> = {
  id: ID,
  name: text,
  channel: upTo(15),
  program: upTo(127),
  volume: upTo(127),
  pan: upTo(127),
  muted: yes,
  solo: yes,
  notes: listOf(NOTE),
};
const SONG: Readonly<Record<string, Rule>> = {
  name: text,
  tempo: U32,
  time_sig_numerator: U8,
  time_sig_denominator: U8,
  tracks: listOf(TRACK),
  next_channel: U8,
  soundfont_path: (value) => value === null || value === undefined || typeof value === "string",
};

function listOf(rules: Readonly<Record<string, Rule>>): Rule {
  return (value) => Array.isArray(value) && value.every((item) => brokenIn(item, rules).length === 0);
}

function brokenIn(value: unknown, rules: Readonly<Record<string, Rule>>): string[] {
  if (!isFields(value)) return ["it is no object"];
  return Object.keys(rules).filter((name) => rules[name]?.(value[name]) !== true);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Songs of the original are read as they are and written as they were; what we write it can read. */
export function originalFindings(quick: boolean): Finding[] {
  return [sameSong(), sameBytes(), schema(quick ? 40 : 2000)];
}

/** The three forms of one song, against its own JSON as it stands in the file. */
function sameSong(): Finding {
  const json = readFileSync(path.join(FIXTURES, "original.json"), "utf8");
  const plain: unknown = JSON.parse(json);
  const wrong: string[] = [];
  const forms: readonly (readonly [name: string, song: Project, named: boolean])[] = [
    ["original.json", readJson(json).project, true],
    ["original.oxm", readOxm(readFileSync(path.join(FIXTURES, "original.oxm"))).project, true],
    ["original-no-path.oxm", readOxm(readFileSync(path.join(FIXTURES, "original-no-path.oxm"))).project, false],
  ];
  for (const [name, song, hasPath] of forms) {
    const said = isFields(plain) && Array.isArray(plain.tracks) ? plain.tracks : [];
    const tracks = said.map((track: Fields) => [
      ...[track.name, track.channel, track.program, track.volume, track.pan, track.muted, track.solo],
      sorted(
        Array.isArray(track.notes)
          ? track.notes.map((note: Fields) =>
              [note.start_tick, note.duration_ticks, note.pitch, note.velocity].join(" "),
            )
          : [],
      ),
    ]);
    const read = song.tracks.map((track) => [
      ...[track.name, track.channel, trackProgram(track), trackVolume(track), trackPan(track), track.muted, track.solo],
      sorted(
        [...allNotes(track.notes)].map(({ start, duration, pitch, velocity }) =>
          [start, duration, pitch, velocity].join(" "),
        ),
      ),
    ]);
    if (tracks.length === 0 || JSON.stringify(read) !== JSON.stringify(tracks))
      wrong.push(`${name}: other tracks or notes`);
    if (isFields(plain) && song.name !== plain.name) wrong.push(`${name}: ${song.name}`);
    if (isFields(plain) && hasPath && song.soundfontPath !== plain.soundfont_path)
      wrong.push(`${name}: ${song.soundfontPath}`);
  }
  return allOf("files of the original with its names, channels, sounds and notes", forms.length, wrong);
}

function sorted(lines: readonly string[]): string {
  return lines.toSorted().join(",");
}

function sameBytes(): Finding {
  const wrong: string[] = [];
  const whole = readFileSync(path.join(FIXTURES, "original.oxm"));
  const again = writeOxm(readOxm(whole).project);
  if (!whole.equals(again.bytes) || again.warnings.length > 0) wrong.push("original.oxm has other bytes");
  const without = readFileSync(path.join(FIXTURES, "original-no-path.oxm"));
  const readable = writeOxm(readOxm(without).project).bytes;
  // The original leaves the missing path out and can not read that; with its tag it can.
  if (!Buffer.concat([without, Buffer.of(0)]).equals(readable))
    wrong.push("original-no-path.oxm is not just given its tag");
  if (!Buffer.from(writeOxm(readOxm(readable).project).bytes).equals(readable))
    wrong.push("what we wrote has other bytes then");
  const json = readFileSync(path.join(FIXTURES, "original.json"), "utf8");
  const through = writeOxm(readJson(json).project).bytes;
  if (!whole.equals(through)) wrong.push("its JSON makes another .oxm than its own");
  return allOf("byte-identical round trips of .oxm", 4, wrong);
}

/** Any MIDI file as our JSON is one of the original's too, and as .oxm what the original would read. */
function schema(songs: number): Finding {
  const wrong: string[] = [];
  for (let seed = 1; seed <= songs; seed++) {
    const { project } = readMidi(randomFile(seed), "song");
    const written: unknown = JSON.parse(writeJson(project));
    const broken = brokenIn(written, SONG);
    if (broken.length > 0) wrong.push(`song ${seed}: ${broken.join(", ")}`);
    const { bytes } = writeOxm(project);
    if (!Buffer.from(writeOxm(readOxm(bytes).project).bytes).equals(bytes)) wrong.push(`song ${seed}: another .oxm`);
  }
  return allOf("songs whose JSON holds on the original's schema and whose .oxm is itself again", songs, wrong);
}
