import { isDeepStrictEqual } from "node:util";
import { seeded } from "@side-projects/testkit";
import { readJson } from "../../../apps/miditui/src/core/json/read-json.ts";
import { writeJson } from "../../../apps/miditui/src/core/json/write-json.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { randomFile } from "../../../apps/miditui/test/songs/random-file.ts";
import { END, mtrk, type SmfEvent, smf } from "../../../apps/miditui/test/songs/smf.ts";
import { allOf, type Finding } from "../src/findings.ts";

const RESOLUTIONS = [24, 96, 120, 384, 480, 960, 1024, 15_360];
const DELTAS = 10_000;

/** Import, save, import: the same events in the same order; and no tick of drift. The second reader is that of the tests. */
export function losslessFindings(quick: boolean): Finding[] {
  const files = quick ? 200 : 20_000;
  return [roundTrips(files), throughJson(quick ? 40 : 2000), ...RESOLUTIONS.map(drift)];
}

function roundTrips(files: number): Finding {
  const wrong: string[] = [];
  let events = 0;
  for (let seed = 1; seed <= files; seed++) {
    const file = randomFile(seed);
    const { project } = readMidi(file, "song");
    const { bytes } = writeMidi(project);
    const before = listEvents(file);
    events += before.length;
    if (!isDeepStrictEqual(listEvents(bytes), before)) wrong.push(`file ${seed}: other events`);
    else if (!isDeepStrictEqual(readMidi(bytes, "song").project, project)) wrong.push(`file ${seed}: another song`);
  }
  return allOf(
    `fuzzed files of formats 0 to 2 with the same ${events} events after import, save, import`,
    files,
    wrong,
  );
}

function throughJson(files: number): Finding {
  const wrong: string[] = [];
  for (let seed = 1; seed <= files; seed++) {
    const file = randomFile(seed);
    const { project } = readJson(writeJson(readMidi(file, "song").project));
    if (!isDeepStrictEqual(listEvents(writeMidi(project).bytes), listEvents(file))) wrong.push(`file ${seed}`);
  }
  return allOf("fuzzed files with the same events by way of .json", files, wrong);
}

/** Each note of the song begins and ends on the exact sum of the deltas before it. */
function drift(resolution: number): Finding {
  const random = seeded(resolution);
  const deltas = Array.from({ length: DELTAS }, () => random.int(1, 3 * resolution));
  const events = deltas.map((delta, index): SmfEvent => ({ delta, bytes: [index % 2 === 0 ? 0x90 : 0x80, 60, 64] }));
  const imported = readMidi(smf([mtrk([...events, END])], { division: resolution }), "song").project;
  const { project } = readMidi(writeMidi(imported).bytes, "song");
  const ticks = (project.tracks[0]?.notes.blocks ?? []).flatMap((block) =>
    Array.from(block.starts, (start, note) => [start + block.tickShift, start + (block.durations[note] ?? 0)]).flat(),
  );
  let sum = 0;
  const wrong = deltas.flatMap((delta, index) => {
    sum += delta;
    return ticks[index] === sum ? [] : [`event ${index} at ${ticks[index]} instead of ${sum}`];
  });
  return allOf(`deltas at ${resolution} ticks a quarter without drift`, DELTAS, wrong);
}
