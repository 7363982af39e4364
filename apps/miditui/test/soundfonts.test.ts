import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findSoundfonts, systemSoundfont } from "../src/files/soundfonts.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "miditui-fonts-")));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of that size that takes no room. */
function file(path: string, size: number): string {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, "");
  truncateSync(whole, size);
  return whole;
}

const MB = 1024 * 1024;

test("fonts with all of General MIDI come first, links are followed, and what is no font is left out", () => {
  const piano = file("linux/soundfonts/Grand Piano.sf2", 30 * MB);
  const small = file("linux/soundfonts/TimGM6mb.sf2", 6 * MB);
  const fluid = file("linux/sounds/sf2/FluidR3_GM.sf2", 148 * MB);
  const cut = file("linux/sounds/sf3/MuseScore_General.SF3", 100);
  file("linux/sounds/sf3/empty_GM.sf3", 0);
  file("linux/sounds/sf3/readme-gm.txt", MB);
  mkdirSync(join(folder, "linux/sounds/sf3/loop"));
  symlinkSync(folder, join(folder, "linux/sounds/sf3/loop/back"));
  symlinkSync(small, join(folder, "linux/sounds/sf2/default-GM.sf2"));
  const environment = { XDG_DATA_HOME: "/nowhere", XDG_DATA_DIRS: join(folder, "linux") };
  const surroundings = { environment, platform: "linux", home: "/nowhere" };
  const fonts = findSoundfonts(surroundings);
  const here = fonts.filter(({ path }) => path.startsWith(folder));
  expect(here.map(({ path, general }) => [path, general])).toEqual([
    [fluid, true],
    [small, true],
    [piano, false],
    [cut, false],
  ]);
  expect(here[0]).toMatchObject({ name: "FluidR3_GM", size: 148 * MB });
});

test("folders that the environment names are looked in instead of the system's", () => {
  const own = file("own/deep/My general-midi set.sf2", MB);
  const environment = { MIDITUI_SOUNDFONTS: join(folder, "own") };
  expect(systemSoundfont({ environment })).toBe(own);
  expect(findSoundfonts({ environment: { MIDITUI_SOUNDFONTS: "" } })).toEqual([]);
  const single = file("single/organ.dls", MB);
  const named = { MIDITUI_SOUNDFONTS: `${single}:${join(folder, "missing")}` };
  expect(findSoundfonts({ environment: named, platform: "linux" }).map(({ path }) => path)).toEqual([single]);
  expect(systemSoundfont({ environment: named, platform: "linux" })).toBeUndefined();
});

/** As much of a SoundFont as tells its presets, of a bank each; its samples take no room. */
function fontWith(path: string, presets: readonly (readonly [bank: number, program: number])[]): string {
  const whole = file(path, MB + 84);
  const list = Buffer.alloc(20 + 38 * (presets.length + 1));
  list.write("LIST", 0, "latin1");
  list.writeUInt32LE(list.length - 8, 4);
  list.write("pdtaphdr", 8, "latin1");
  list.writeUInt32LE(list.length - 20, 16);
  for (const [index, [bank, program]] of presets.entries()) {
    list.writeUInt16LE(program, 20 + 38 * index + 20);
    list.writeUInt16LE(bank, 20 + 38 * index + 22);
  }
  const samples = Buffer.alloc(8);
  samples.write("LIST", 0, "latin1");
  samples.writeUInt32LE(MB + 63, 4);
  const head = Buffer.concat([Buffer.from("RIFF\0\0\0\0sfbk", "latin1"), samples]);
  const descriptor = openSync(whole, "r+");
  writeSync(descriptor, head, 0, head.length, 0);
  writeSync(descriptor, list, 0, list.length, 12 + 8 + MB + 64);
  closeSync(descriptor);
  return whole;
}

test("a font whose name tells nothing is taken for its presets, and one of other presets is not", () => {
  const environment = { MIDITUI_SOUNDFONTS: join(folder, "nameless") };
  const programs = Array.from({ length: 128 }, (_, program) => program);
  fontWith(
    "nameless/Other banks.sf2",
    programs.map((program) => [8, program] as const),
  );
  fontWith("nameless/Piano.sf2", [
    [0, 0],
    [128, 0],
  ]);
  file("nameless/Nothing in it.sf2", MB);
  expect(systemSoundfont({ environment })).toBeUndefined();
  const whole = fontWith(
    "nameless/Mine.sf2",
    programs.map((program) => [0, program] as const),
  );
  expect(systemSoundfont({ environment })).toBe(whole);
  expect(findSoundfonts({ environment })).toHaveLength(4);
});

test("on macOS the banks of the user's own library are found", () => {
  const bank = file("mac/Library/Audio/Sounds/Banks/GeneralUser GS.sf2", 30 * MB);
  const surroundings = { environment: {}, platform: "darwin", home: join(folder, "mac") };
  expect(systemSoundfont(surroundings)).toBe(bank);
});
