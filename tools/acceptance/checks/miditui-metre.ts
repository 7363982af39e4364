import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seeded, type Terminal } from "@side-projects/testkit";
import { playheadTick } from "../../../apps/miditui/src/core/app/playhead.ts";
import { setMetre } from "../../../apps/miditui/src/core/edit/conductor.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { newProject } from "../../../apps/miditui/src/core/project/new-project.ts";
import type { Project } from "../../../apps/miditui/src/core/project/project.ts";
import { positionAt } from "../../../apps/miditui/src/core/time/bars.ts";
import { timeMapOf } from "../../../apps/miditui/src/core/time/time-map.ts";
import { Session, songWith } from "../../../apps/miditui/test/app-session.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { composing } from "./miditui-play.ts";

/** A metre from a bar on, counted from 1. */
type Change = readonly [bar: number, numerator: number, denominator: number];

const SONGS: readonly (readonly [name: string, changes: readonly Change[], ruler: string])[] = [
  ["3/4", [[1, 3, 4]], "1   .   .   2   .   .   3   .   .   4"],
  ["6/8", [[1, 6, 8]], "1 . . . . . 2 . . . . . 3 . . . . . 4"],
  ["7/8", [[1, 7, 8]], "1 . . . . . . 2 . . . . . . 3 . . . . . . 4"],
  // What changes is told beside the bar's number.
  [
    "changes",
    [
      [1, 4, 4],
      [2, 3, 4],
      [4, 7, 8],
    ],
    "1 4/4   .   .   2 3/4   .   3   .   .   4 7/8 . . . . 5",
  ],
];

/** Rulers and positions of metres on the screen, all positions by counting, and a playhead that a tempo does not move. */
export async function metreFindings(quick: boolean): Promise<Finding[]> {
  return [
    await rulers(quick ? SONGS.slice(-1) : SONGS),
    positions(quick ? 20 : 500),
    tempoEdits(quick ? 50 : 5000),
    await tempoEdit(),
  ];
}

function songOf(changes: readonly Change[]): Project {
  return changes.reduce(
    (song, [bar, numerator, denominator]) => setMetre(song, startOfBar(changes, bar), { numerator, denominator }),
    newProject("metre"),
  );
}

/** Start of a bar, by counting from the first one. */
function startOfBar(changes: readonly Change[], bar: number): number {
  let tick = 0;
  for (let at = 1; at < bar; at++) tick += lengthOfBar(changes, at);
  return tick;
}

function metreOf(changes: readonly Change[], bar: number): Change {
  return changes.findLast(([from]) => from <= bar) ?? [1, 4, 4];
}

function lengthOfBar(changes: readonly Change[], bar: number): number {
  const [, numerator, denominator] = metreOf(changes, bar);
  return (numerator * 4 * 480) / denominator;
}

function rulers(songs: typeof SONGS): Promise<Finding> {
  return inFolder(async (folder) => {
    const wrong: string[] = [];
    for (const [name, changes, ruler] of songs) {
      writeFileSync(path.join(folder, "metre.mid"), writeMidi(songOf(changes)).bytes);
      const options = { args: ["metre.mid"], cwd: folder, columns: 100, rows: 36, state: path.join(folder, "state") };
      const seen = await composing(options, async (terminal) => {
        const lines = [terminal.row(4), terminal.row(19)].map((line) => line.slice(36));
        terminal.press(":");
        await terminal.until(({ screen }) => screen().includes("┌ Go to"));
        terminal.paste("4");
        terminal.press("enter", "F");
        await terminal.until(({ row }) => /Pos: 4:01:000/.test(row(1)));
        const [, numerator, denominator] = metreOf(changes, 4);
        return [...lines, terminal.row(1).includes(` ${numerator}/${denominator} `) ? ruler : terminal.row(1)];
      });
      for (const line of seen) if (!line.startsWith(ruler)) wrong.push(`${name}: ${line}`);
    }
    return allOf("rulers and metres on the screen of 3/4, 6/8, 7/8 and changes", 3 * songs.length, wrong);
  });
}

/** Positions of random ticks in songs with random metres, beside counting bar by bar. */
function positions(songs: number): Finding {
  const wrong: string[] = [];
  let count = 0;
  for (let seed = 1; seed <= songs; seed++) {
    const random = seeded(seed);
    let bar = 1;
    const changes = Array.from({ length: random.int(1, 6) }, (): Change => {
      const change: Change = [bar, random.int(1, 13), random.pick([2, 4, 8, 16])];
      bar += random.int(1, 5);
      return change;
    });
    const map = timeMapOf(songOf(changes));
    for (let at = 1; at < bar + 3; at++) {
      const start = startOfBar(changes, at);
      const beat = 1920 / metreOf(changes, at)[2];
      const within = random.int(0, lengthOfBar(changes, at) - 1);
      const got = positionAt(map, start + within);
      const expected = { bar: at, beat: Math.floor(within / beat) + 1, tick: within % beat };
      count++;
      if (got.bar !== at || got.beat !== expected.beat || got.tick !== expected.tick)
        wrong.push(`seed ${seed}, bar ${at}: ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`);
    }
  }
  return allOf("positions in songs of random metres that are those counted bar by bar", count, wrong);
}

/** Edits of the tempo at random moments of playing: the playhead is at the very tick before and after. */
function tempoEdits(times: number): Finding {
  const wrong: string[] = [];
  const notes = Array.from({ length: 64 }, (_, index) => ({ start: 480 * index }));
  for (let seed = 1; seed <= times; seed++) {
    const random = seeded(seed);
    const session = new Session({ project: songWith(notes) }).keys("] space").wait(20 * random.next(), 0.5);
    const before = playheadTick(session.state);
    const key = random.pick(["[", "]", "ctrl+z", "{", "}", "|"]);
    session.keys(key);
    const after = playheadTick(session.state);
    if (after !== before) wrong.push(`${key} at ${before}: ${after - before} ticks`);
  }
  return allOf("edits of tempo and metre while playing that move the playhead 0 ticks", times, wrong);
}

/** The same in the command: the position goes on from where it was, however the tempo jumps. */
function tempoEdit(): Promise<Finding> {
  return inFolder((folder) => {
    const song = songWith(Array.from({ length: 64 }, (_, index) => ({ start: 480 * index })));
    writeFileSync(path.join(folder, "long.mid"), writeMidi(song).bytes);
    const options = { args: ["long.mid"], cwd: folder, columns: 100, rows: 36, state: path.join(folder, "state") };
    return composing(options, async (terminal) => {
      terminal.press("space");
      await terminal.until(({ row }) => /Pos: 2:/.test(row(1)));
      const wrong: string[] = [];
      for (let time = 0; time < 6; time++) {
        const [before, from] = [tickShown(terminal), performance.now()];
        terminal.press(...Array.from({ length: 10 }, () => (time % 2 === 0 ? "]" : "[")));
        const bpm = time % 2 === 0 ? "BPM: 170 " : "BPM: 120 ";
        await terminal.until(({ row }) => row(1).includes(bpm));
        const [gone, passed] = [tickShown(terminal) - before, (performance.now() - from) / 1000];
        // At 170 beats a minute 1360 ticks go by in a second; the screen is a frame or so late at both ends.
        if (gone < 0 || gone > 1360 * (passed + 0.3)) wrong.push(`${gone} ticks in ${passed.toFixed(2)} s`);
        await pause(100);
      }
      return allOf("jumps of the tempo while the command plays, none of which the playhead follows", 6, wrong);
    });
  });
}

function tickShown(terminal: Terminal): number {
  const [, bar = "0", beat = "0", tick = "0"] = /Pos: (\d+):(\d+):(\d+)/.exec(terminal.row(1)) ?? [];
  return 1920 * (Number(bar) - 1) + 480 * (Number(beat) - 1) + Number(tick);
}
