import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seeded, type Terminal } from "@side-projects/testkit";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { bigSong } from "../../../apps/miditui/test/songs/big-song.ts";
import { listEvents } from "../../../apps/miditui/test/songs/list-events.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { composing } from "./miditui-play.ts";

/** Milliseconds of work that a kill may take along. */
const LOST = 1000;
/** Every so many-th session is of a song of 100,000 notes. */
const LARGE = 10;
/** Where the notes are made: above all of the large song, so that none of those is one of them. */
const PITCH = 119;
const COLUMN = 120;

/** A note that was made, and when it was seen on the screen. */
interface Made {
  readonly tick: number;
  readonly at: number;
}

const NONE = { lost: 0, made: 0, back: 0 } as const;

interface Killed {
  readonly wrong?: string;
  /** Milliseconds between the kill and the oldest note that it took. */
  readonly lost: number;
  /** Notes that were seen on the screen, and those that were there again. */
  readonly made: number;
  readonly back: number;
}

/**
 * Sessions that are killed at random moments while notes are made and undone: the next start has the song as it was at
 * some moment of the last second. And sessions that are quit: it has all of it. Nothing is written beside the song.
 */
export async function killFindings(quick: boolean): Promise<Finding[]> {
  const [kills, quits] = quick ? [3, 1] : [200, 10];
  const results: Killed[] = [];
  // Sessions mostly wait, so that some run side by side.
  const seeds = Array.from({ length: kills + quits }, (_, index) => index + 1);
  const large = quick ? undefined : writeMidi(bigSong(100_000)).bytes;
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const song = large !== undefined && seed % LARGE === 0 ? large : undefined;
        const how = seed > kills ? "quit" : "kill";
        const result = await session(seed, how, song).catch((error: unknown) => ({ wrong: String(error), ...NONE }));
        results.push(result.wrong === undefined ? result : { ...result, wrong: `session ${seed}: ${result.wrong}` });
      }
    }),
  );
  const wrong = results.flatMap((result) => (result.wrong === undefined ? [] : [result.wrong]));
  const [made, back] = [
    results.reduce((sum, each) => sum + each.made, 0),
    results.reduce((sum, each) => sum + each.back, 0),
  ];
  return [
    { met: made > 0 && back > 0, text: `${made} notes made, ${back} of them there again` },
    allOf(`sessions of which ${kills} were killed and ${quits} quit that go on where they were`, results.length, wrong),
    atMost("most that a kill took", Math.max(...results.map(({ lost }) => lost)) / 1000, LOST / 1000, " s"),
  ];
}

function session(seed: number, how: "kill" | "quit", song: Uint8Array | undefined): Promise<Killed> {
  return inFolder(async (folder) => {
    const random = seeded(seed);
    const work = path.join(folder, "work");
    mkdirSync(work);
    if (song !== undefined) writeFileSync(path.join(work, "tune.mid"), song);
    const options = { args: ["tune.mid"], cwd: work, state: path.join(folder, "state"), columns: 100, rows: 30 };
    const made: Made[] = [];
    const ended = await composing(options, async (terminal) => {
      let over = false;
      const moment = pause(200 + 3300 * random.next()).then(() => {
        over = true;
        if (how === "kill") terminal.kill("SIGKILL");
        return performance.now();
      });
      await compose(terminal, made, () => over);
      const at = await moment;
      if (how === "quit") terminal.press({ key: "q", ctrl: true });
      await terminal.exited;
      return at;
    });
    const beside = readdirSync(work).filter((name) => name !== "tune.mid" || song === undefined);
    if (beside.length > 0) return { wrong: `beside the song there is ${beside.join(", ")}`, ...NONE };
    const back = await composing(options, async (terminal) => {
      terminal.press({ key: "s", ctrl: true });
      await terminal.until(({ screen }) => screen().includes("Saved tune.mid"));
      return ticksIn(readFileSync(path.join(work, "tune.mid")));
    });
    return judged(made, back, ended, how);
  });
}

/** Makes notes one after the other, a column each, until it is over; now and then one is undone and done again. */
async function compose(terminal: Terminal, made: Made[], over: () => boolean): Promise<void> {
  for (let i = 0; i < 5; i++) terminal.press("pageup");
  for (let i = 0; i < 24; i++) terminal.press("up");
  for (let i = 0; i < 8; i++) terminal.press("down");
  try {
    for (let tick = 0; !over(); tick += COLUMN) {
      terminal.press("n");
      await terminal.until(({ screen }) => over() || screen().includes(`Added B8 at ${positionOf(tick)}`));
      if (over()) return;
      made.push({ tick, at: performance.now() });
      if (made.length % 5 === 0) terminal.press({ key: "z", ctrl: true }, { key: "y", ctrl: true });
      terminal.press("l");
      await pause(15);
    }
  } catch (error) {
    // What is awaited when the program is killed never comes.
    if (!over()) throw error;
  }
}

/** Bar, beat and tick of a sixteenth's start in 4/4 at 480 ticks. */
function positionOf(tick: number): string {
  const beat = Math.floor(tick / 480);
  return `${Math.floor(beat / 4) + 1}:${String((beat % 4) + 1).padStart(2, "0")}:${String(tick % 480).padStart(3, "0")}`;
}

function ticksIn(file: Uint8Array): number[] {
  const ons = listEvents(file).filter((line) => line.includes(` 9`) && line.endsWith(` ${PITCH.toString(16)} 64`));
  return ons.map((line) => Number(line.split(" ")[1])).sort((a, b) => a - b);
}

/** The song that is back holds the first of the notes, in their order, and at least those of more than a second ago. */
function judged(made: readonly Made[], back: readonly number[], ended: number, how: "kill" | "quit"): Killed {
  const first = made[back.length];
  const lost = first === undefined ? 0 : Math.max(0, ended - first.at);
  const result = { lost, made: made.length, back: back.length };
  const stray = back.findIndex((tick, index) => tick !== index * COLUMN);
  if (stray >= 0) return { wrong: `note ${stray} is at ${back[stray]}`, ...result };
  if (how === "quit" && lost > 0)
    return { wrong: `${made.length - back.length} notes are gone after quitting`, ...result };
  return lost > LOST ? { wrong: `it lost ${Math.round(lost)} ms`, ...result } : result;
}
