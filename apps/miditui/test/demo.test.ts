import { expect, test } from "vitest";
import { demoSong } from "../src/core/demo/demo-song.ts";
import { bars, phrase, SECTIONS } from "../src/core/demo/form.ts";
import { songInfo } from "../src/core/info/song-info.ts";
import { lint } from "../src/core/lint/lint.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";

test("the song that comes along has ten players, changes of tempo and metre, and nothing for lint to find", () => {
  const song = demoSong();
  const { bytes, warnings } = writeMidi(song);
  expect([warnings, lint(bytes), lint(song)]).toEqual([[], [], []]);
  const info = songInfo(readMidi(bytes, "").project);
  expect(info.name).toBe("Night Ferry");
  expect(info.tracks.filter(({ notes }) => notes > 20)).toHaveLength(10);
  expect(new Set(info.tracks.map(({ channel }) => channel)).size).toBe(10);
  expect(info.time_signatures.map(({ numerator }) => numerator)).toEqual([4, 3, 4]);
  expect(info.tempo_map.length).toBeGreaterThan(4);
  expect(info.duration_seconds).toBeGreaterThan(60);
});

test("each tune fills the bars of its section", () => {
  for (const { part, tune, eighths } of SECTIONS.filter((section) => section.tune !== "")) {
    const count = bars().filter((bar) => bar.part === part).length;
    const last = phrase(tune).at(-1);
    expect((last?.at ?? 0) + (last?.length ?? 0), part).toBe(count * eighths);
  }
});
