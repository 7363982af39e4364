import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { listEvents } from "./songs/list-events.ts";
import { randomFile } from "./songs/random-file.ts";
import { meta, mtrk, type SmfEvent, smf } from "./songs/smf.ts";

const FEW = { numRuns: 100 } as const;

test("a file that is read and written has the same events in the same order, and no finding for a well-formed one", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const file = randomFile(seed);
      const { project } = readMidi(file, "song");
      const { bytes } = writeMidi(project);
      expect(listEvents(bytes)).toEqual(listEvents(file));
      expect(isDeepStrictEqual(readMidi(bytes, "song").project, project)).toBe(true);
    }),
    FEW,
  );
});

test.each([1, 24, 96, 120, 384, 480, 960, 32767])("10,000 deltas at %i ticks a quarter drift by none", (division) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 10_000, maxLength: 10_000 }), (deltas) => {
      const events: SmfEvent[] = deltas.map((delta, index) => ({
        delta,
        bytes: [index % 2 === 0 ? 0x90 : 0x80, 60, 64],
      }));
      const file = smf([mtrk([...events, meta(0, 0x2f, [])])], { division });
      const sum = deltas.reduce((total, delta) => total + delta, 0);
      const { project } = readMidi(writeMidi(readMidi(file, "").project).bytes, "");
      expect(project.division).toEqual({ type: "ppq", ticks: division });
      expect(project.chunks[0]?.endTick).toBe(sum);
      const last = project.tracks[0]?.notes.blocks.at(-1);
      expect(last?.lastEnd).toBe(sum);
    }),
    { numRuns: 2 },
  );
});
