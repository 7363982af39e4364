import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { row, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { clicksIn, hearing } from "./miditui-heard.ts";

const RATE = 44_100;
const BEATS = 32;

/**
 * The tempo changes while it plays, up and down: every note of the song is heard once, beats are as long as one of the
 * tempos says, and those within which it changed are between the shortest and the longest.
 */
export function soundingTempoFindings(): Promise<Finding[]> {
  return inFolder((folder) => {
    writeFileSync(path.join(folder, "beat.mid"), songFile([{ program: 0, notes: row(BEATS, 480) }], 240));
    return hearing(folder, "beat.mid", {}, async ({ terminal, capture }) => {
      terminal.press("space");
      const [edits, each] = [6, 4];
      for (let time = 0; time < edits; time++) {
        await pause(900);
        terminal.press(...Array.from({ length: each }, () => (time % 2 === 0 ? "]" : "[")));
        await terminal.until(({ row: line }) => line(1).includes(time % 2 === 0 ? "BPM: 260 " : "BPM: 240 "));
      }
      await terminal.until(({ screen }) => screen().includes("STOP"));
      const { samples } = await capture();
      const found = clicksIn(samples);
      const beats = found.slice(1).map((frame, at) => frame - (found[at] ?? 0));
      const tempos = Array.from({ length: each + 1 }, (_, step) => (RATE * 60) / (240 + 5 * step));
      const steady = beats.filter((beat) => tempos.some((tempo) => Math.abs(beat - tempo) <= 1.01));
      const [shortest, longest] = [Math.min(...tempos) - 1.01, Math.max(...tempos) + 1.01];
      const wild = beats.filter((beat) => beat < shortest || beat > longest);
      const wrong = [
        ...(found.length === BEATS ? [] : [`${found.length} notes are heard`]),
        ...wild.map((beat) => `a beat of ${beat} frames`),
        ...(steady.length >= beats.length - edits * each ? [] : [`only ${steady.length} beats of one tempo`]),
      ];
      return [allOf("notes heard once and in time while the tempo changes", BEATS, wrong)];
    });
  });
}
