import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { repository } from "@side-projects/testkit";
import { row, songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { clicksIn, hearing } from "./miditui-heard.ts";
import { bare } from "./miditui-render.ts";
import { clickFont } from "./sound-font.ts";

const OWN_BANK = path.join(repository, "apps/miditui/dist/bank/general.sf2");
/** Milliseconds within which another output takes over. */
const OVER = 200;

/** Bad SoundFonts, folders that can't be written and players that end: told in a line, and the song plays on. */
export async function badSoundFindings(quick: boolean): Promise<Finding[]> {
  return [
    await inFolder((folder) => fonts(folder, quick)),
    await inFolder((folder) => places(folder, quick)),
    ...(await inFolder((folder) => lost(folder, quick))),
    ...(quick ? [] : [await inFolder(picked)]),
  ];
}

function badFonts(folder: string): string[] {
  const whole = readFileSync(OWN_BANK);
  const write = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(path.join(folder, name), bytes);
    return name;
  };
  const clicks = clickFont();
  const huge = openSync(path.join(folder, "huge.sf2"), "w");
  writeSync(huge, Uint8Array.from([...clicks.subarray(0, 4), 0xff, 0xff, 0xff, 0xff, ...clicks.subarray(8, 60)]));
  ftruncateSync(huge, 6 * 2 ** 30);
  closeSync(huge);
  mkdirSync(path.join(folder, "folder.sf2"));
  return [
    write("half.sf2", whole.subarray(0, whole.length >> 1)),
    write("tail.sf2", whole.subarray(0, -200)),
    write("head.sf2", whole.subarray(0, 40)),
    write("empty.sf2", ""),
    write("words.sf2", "these are words\n".repeat(100)),
    write("zeros.sf2", new Uint8Array(10_000)),
    write("short.sf2", clicks.subarray(0, clicks.length - 30)),
    write("song.sf2", songFile([{ program: 0, notes: row(2, 480) }], 120)),
    "huge.sf2",
    "folder.sf2",
    "missing.sf2",
  ];
}

async function fonts(folder: string, quick: boolean): Promise<Finding> {
  writeFileSync(path.join(folder, "song.mid"), songFile([{ program: 0, notes: row(2, 480) }], 240));
  const wrong: string[] = [];
  const all = badFonts(folder);
  const names = quick ? all.filter((name) => /half|huge/.test(name)) : all;
  for (const name of names) {
    const begin = performance.now();
    const ran = await bare(folder, ["render", "song.mid", "-o", "song.wav", "--soundfont", name]);
    const seconds = (performance.now() - begin) / 1000;
    const told = ran.stderr.trim();
    if (ran.code !== 2 || !/^miditui: E_\w+: /.test(told) || told.includes("\n") || !told.includes(name))
      wrong.push(`${name}: ${ran.code} ${told.slice(0, 200)}`);
    if (existsSync(path.join(folder, "song.wav"))) wrong.push(`${name}: a file is there`);
    if (seconds > 20) wrong.push(`${name}: ${seconds.toFixed(0)} s`);
  }
  return allOf("SoundFonts that are cut off, huge or none, told in one line", names.length, wrong);
}

async function places(folder: string, quick: boolean): Promise<Finding> {
  writeFileSync(path.join(folder, "song.mid"), songFile([{ program: 0, notes: row(2, 480) }], 240));
  writeFileSync(path.join(folder, "file"), "");
  const ways = [
    ["-o", "none/song.wav"],
    ["-o", "file/song.wav"],
    ["-o", "."],
    ["-o", "song.wav", "--stems", "file"],
    ["-o", "/proc/song.wav"],
  ];
  const wrong: string[] = [];
  for (const way of quick ? ways.slice(0, 1) : ways) {
    const ran = await bare(folder, ["render", "song.mid", ...way]);
    const told = ran.stderr.trim();
    if (ran.code !== 2 || !/^miditui: E_\w+: /.test(told) || told.includes("\n"))
      wrong.push(`${way.join(" ")}: ${ran.code} ${told}`);
  }
  return allOf("places that can't be written, told in one line", quick ? 1 : ways.length, wrong);
}

/** A player that ends after a second, one that never begins, and one that takes all. */
function lost(folder: string, quick: boolean): Promise<Finding[]> {
  const beats = quick ? 16 : 40;
  writeFileSync(path.join(folder, "beat.mid"), songFile([{ program: 0, notes: row(beats, 240) }], 240));
  const players = { "pw-cat": "fails at once", pacat: "hangs up after a second", aplay: "takes all" } as const;
  return hearing(folder, "beat.mid", { players }, async ({ terminal, players: standIns, capture }) => {
    terminal.press("space");
    await terminal.until(({ row: line }) => line(0).includes("aplay"));
    await terminal.until(({ screen }) => screen().includes("STOP"), { seconds: 60 });
    await capture;
    await pause(400);
    const [, first, second] = standIns.map((player) => (player.starts().length === 0 ? undefined : player));
    const [before, after] = [first?.capture(), second?.capture()];
    const gap = (after?.arrivals[0]?.at ?? Number.NaN) - (before?.arrivals.at(-1)?.at ?? Number.NaN);
    const heard =
      clicksIn(before?.samples ?? new Float64Array()).length + clicksIn(after?.samples ?? new Float64Array()).length;
    const clicks = clicksIn(after?.samples ?? new Float64Array());
    const beat = (44_100 * 60) / 240 / 2;
    const off = Math.max(
      0,
      ...clicks.map((frame) =>
        Math.abs(frame - (clicks[0] ?? 0) - Math.round((frame - (clicks[0] ?? 0)) / beat) * beat),
      ),
    );
    return [
      allOf(
        "notes of a song whose player ends, in the hands of the next one but for two",
        beats,
        heard >= beats - 2 ? [] : [`${heard} are heard`],
      ),
      atMost("frames off the grid in its hands", off, 1),
      ...(quick ? [] : [atMost("between the two", 1000 * gap, OVER, " ms")]),
    ];
  });
}

/** In the app a SoundFont that is none is told, the one before stays, and the song plays on. */
function picked(folder: string): Promise<Finding> {
  writeFileSync(path.join(folder, "beat.mid"), songFile([{ program: 0, notes: row(24, 240) }], 240));
  writeFileSync(path.join(folder, "zz-broken.sf2"), readFileSync(OWN_BANK).subarray(0, 5000));
  return hearing(folder, "beat.mid", {}, async ({ terminal, capture }) => {
    terminal.press("space", { key: "l", ctrl: true });
    await terminal.until(({ screen }) => screen().includes("zz-broken.sf2"));
    terminal.press("end", "enter");
    await terminal.until(({ screen }) => /zz-broken\.sf2.*(cut|not|whole|ends|SoundFont)/.test(screen()));
    await terminal.until(({ screen }) => screen().includes("STOP"));
    const { samples } = await capture();
    const found = clicksIn(samples).length;
    return allOf(
      "notes heard while a broken SoundFont is chosen and refused",
      24,
      found === 24 ? [] : [`${found} of them`],
    );
  });
}
