import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { clicksIn, hearing } from "./miditui-heard.ts";
import { rendered } from "./miditui-render.ts";
import { CLICK_AT } from "./sound-font.ts";
import { mono } from "./sound-wav.ts";

/** Frames within which two clicks are one to the ear, and to `clicksIn`. */
const ONE = 1100;
const RATE = 44_100;

/** What the original's author wished for its sound: what is placed and recorded is heard, live and in a file. */
export function soundingWishFindings(): Promise<Finding[]> {
  return inFolder((folder) => {
    const file = path.join(folder, "take.mid");
    writeFileSync(file, songFile([{ program: 0, notes: [] }], 120, 1920));
    return hearing(folder, "take.mid", {}, async ({ terminal, capture }) => {
      const heard = async (): Promise<number> => clicksIn((await capture()).samples).length;
      terminal.press("n");
      await terminal.until(({ screen }) => screen().includes("Added"));
      const placed = await heard();
      // One key again and again, and a chord, recorded a bar later, with nothing else to be heard.
      terminal.press("L", "i");
      await terminal.until(({ screen }) => screen().includes("-- INSERT --"));
      for (const keys of [["q"], ["q"], ["q"], ["q", "e", "t"], ["q"]]) {
        terminal.press(...keys);
        await pause(250);
      }
      const played = (await heard()) - placed;
      terminal.press("escape");
      await pause(150);
      terminal.press({ key: "s", ctrl: true });
      await terminal.until(({ screen }) => screen().includes("Saved take.mid"));
      const ons = listEvents(readFileSync(file)).filter((line) => /^\d+ \d+ 9/.test(line) && !/ 00$/.test(line));
      const starts = [...new Set(ons.map((line) => Number(line.split(" ")[1])))].toSorted((a, b) => a - b);
      const times = starts.map((tick) => (tick / 960) * RATE);
      const apart = times.filter((time, at) => at === 0 || time - (times[at - 1] ?? 0) > ONE).length;
      terminal.press(".", "space");
      await terminal.until(({ screen }) => screen().includes("PLAY"));
      await terminal.until(({ screen }) => screen().includes("STOP"));
      const again = (await heard()) - placed - played;
      const { sound } = await rendered(folder, readFileSync(file), ["--soundfont", "clicks.sf2"]);
      const written = clicksIn(mono(sound));
      const wrong = [
        ...(placed === 1 ? [] : [`a note that is placed is heard ${placed} times`]),
        ...(ons.length === 8 ? [] : [`${ons.length} notes instead of 8 are recorded`]),
        ...(played >= 5 && played <= 7 ? [] : [`${played} of the five touches are heard`]),
        ...(again === apart ? [] : [`${again} of ${apart} are heard when it is played`]),
        ...(written.length === apart ? [] : [`${written.length} of ${apart} are in the file`]),
        ...(Math.abs((written[0] ?? 0) - CLICK_AT) <= 1 ? [] : [`the note at tick 0 is at frame ${written[0]}`]),
      ];
      return [allOf("sounds of a placed note, repeats and a chord: when made, when played, in a file", 5, wrong)];
    });
  });
}
