import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
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

test("on macOS the banks of the user's own library are found", () => {
  const bank = file("mac/Library/Audio/Sounds/Banks/GeneralUser GS.sf2", 30 * MB);
  const surroundings = { environment: {}, platform: "darwin", home: join(folder, "mac") };
  expect(systemSoundfont(surroundings)).toBe(bank);
});
