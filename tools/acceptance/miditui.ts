import { editingFindings } from "./checks/miditui-editing.ts";
import { fuzzedFileFindings } from "./checks/miditui-fuzzed-files.ts";
import { fuzzedInputFindings } from "./checks/miditui-fuzzed-input.ts";
import { headlessFindings } from "./checks/miditui-headless.ts";
import { hostileFileFindings } from "./checks/miditui-hostile-files.ts";
import { keyFindings } from "./checks/miditui-keys.ts";
import { killFindings } from "./checks/miditui-kills.ts";
import { leavingFindings } from "./checks/miditui-leaving.ts";
import { losslessFindings } from "./checks/miditui-lossless.ts";
import { manyTrackFindings } from "./checks/miditui-many-tracks.ts";
import { metreFindings } from "./checks/miditui-metre.ts";
import { originalFindings } from "./checks/miditui-original.ts";
import { repeatFindings } from "./checks/miditui-repeats.ts";
import { speedFindings } from "./checks/miditui-speed.ts";
import { undoFindings } from "./checks/miditui-undo.ts";
import { wishFindings } from "./checks/miditui-wishes.ts";
import { type Check, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

const checks: readonly (readonly [id: number, title: string, check: Check])[] = [
  [2, "A MIDI file comes back event for event, without a tick of drift", losslessFindings],
  [3, "Notes that touch stay two", repeatFindings],
  [4, "48 tracks have 48 programs, in the file by way of ports", manyTrackFindings],
  [5, "Ruler and positions follow the metre, and a tempo edit moves no playhead", metreFindings],
  [9, "Rubber band, copies, quantize, velocities and loop, by key and by mouse", editingFindings],
  [10, "A thousand steps of any kind on 100,000 notes are undone, within 50 MB", undoFindings],
  [11, "A kill takes a second's work at most, quitting none", killFindings],
  [12, "Frames of a song of 100,000 notes are quick and small", speedFindings],
  [
    13,
    "Whatever comes in, nothing goes uncaught, and every way out gives the terminal back",
    async (quick) => [
      ...(await fuzzedFileFindings(quick)),
      ...(await hostileFileFindings(quick)),
      ...(await fuzzedInputFindings(quick)),
      ...(await leavingFindings(quick)),
    ],
  ],
  [14, "Songs of the original are read and written as its own", originalFindings],
  [15, "info, convert and lint work without a terminal, with exit codes", headlessFindings],
  [16, "Every line of the help is true, by key on both kinds of keyboards and by mouse", keyFindings],
  [17, "What the original's author asked for holds", wishFindings],
];

/** Lines 2 to 16 are those of the specification's list, under their numbers there; 1, 6, 7 and 8 are about sound. */
export const lines: readonly AcceptanceLine[] = checks.map(([id, title, check]) => lineOf("miditui", id, title, check));
