import { badSoundFindings } from "./checks/miditui-bad-sound.ts";
import { bankFindings } from "./checks/miditui-bank.ts";
import { devicelessFindings } from "./checks/miditui-deviceless.ts";
import { editingFindings } from "./checks/miditui-editing.ts";
import { exportFindings } from "./checks/miditui-export.ts";
import { fuzzedFileFindings } from "./checks/miditui-fuzzed-files.ts";
import { fuzzedInputFindings } from "./checks/miditui-fuzzed-input.ts";
import { headlessFindings } from "./checks/miditui-headless.ts";
import { headlessSoundFindings } from "./checks/miditui-headless-sound.ts";
import { hostileFileFindings } from "./checks/miditui-hostile-files.ts";
import { keyFindings } from "./checks/miditui-keys.ts";
import { killFindings } from "./checks/miditui-kills.ts";
import { leavingFindings } from "./checks/miditui-leaving.ts";
import { liveFindings } from "./checks/miditui-live.ts";
import { losslessFindings } from "./checks/miditui-lossless.ts";
import { manyTrackFindings } from "./checks/miditui-many-tracks.ts";
import { metreFindings } from "./checks/miditui-metre.ts";
import { midiKeyboardFindings } from "./checks/miditui-midi-keyboard.ts";
import { onsetFindings } from "./checks/miditui-onsets.ts";
import { originalFindings } from "./checks/miditui-original.ts";
import { repeatFindings } from "./checks/miditui-repeats.ts";
import { soundingRepeatFindings } from "./checks/miditui-sounding-repeats.ts";
import { soundingTempoFindings } from "./checks/miditui-sounding-tempo.ts";
import { soundingWishFindings } from "./checks/miditui-sounding-wishes.ts";
import { speedFindings } from "./checks/miditui-speed.ts";
import { stemFindings } from "./checks/miditui-stems.ts";
import { undoFindings } from "./checks/miditui-undo.ts";
import { wishFindings } from "./checks/miditui-wishes.ts";
import { type Check, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

/** One check after the other, the later ones in the full form alone. */
function both(first: Check, ...inFull: readonly Check[]): Check {
  return async (quick) => {
    const findings = [...(await first(quick))];
    for (const check of quick ? [] : inFull) findings.push(...(await check(quick)));
    return findings;
  };
}

const checks: readonly (readonly [id: number, title: string, check: Check])[] = [
  [1, "Every note begins at its frame, in a file and live while the screen's thread stands still", onsetFindings],
  [2, "A MIDI file comes back event for event, without a tick of drift", losslessFindings],
  [3, "Notes that touch stay two, in a file and to the ear", both(repeatFindings, soundingRepeatFindings)],
  [
    4,
    "48 tracks have 48 programs, in the file by way of ports, and each sounds by itself",
    async (quick) => [...(await manyTrackFindings()), ...(await stemFindings(quick))],
  ],
  [
    5,
    "Ruler and positions follow the metre, and a tempo edit moves no playhead and loses no note",
    both(metreFindings, soundingTempoFindings),
  ],
  [
    6,
    "Keys are heard at once and written as they are held; metronome and count-in",
    both(liveFindings, midiKeyboardFindings),
  ],
  [7, "It plays and exports without a device or a SoundFont, and no stray byte reaches the screen", devicelessFindings],
  [8, "Exports are quick, the same each time, and in every format", exportFindings],
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
  [
    15,
    "info, convert, lint, render and play work without a terminal, with exit codes",
    async (quick) => [...(await headlessFindings()), ...(await headlessSoundFindings(quick))],
  ],
  [16, "Every line of the help is true, by key on both kinds of keyboards and by mouse", keyFindings],
  [17, "What the original's author asked for holds", both(wishFindings, soundingWishFindings)],
  [
    18,
    "Our own bank: every program sounds, in tune, as loud as the others, without clicks, and like no other",
    bankFindings,
  ],
  [19, "Bad SoundFonts, places and players are told, and the song plays on", badSoundFindings],
];

/** Lines 1 to 16 are those of the specification's list, under their numbers there. */
export const lines: readonly AcceptanceLine[] = checks.map(([id, title, check]) => lineOf("miditui", id, title, check));
