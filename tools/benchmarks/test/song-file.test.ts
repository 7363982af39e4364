import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tonejs from "@tonejs/midi";
import { expect, test } from "vitest";
import { songFiles } from "../src/song-file.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");

test("a seeded song begins the same notes in both of its files, as many as asked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-test-"));
  try {
    const files = await songFiles(ROOT, folder, { task: "song", made: "read-mid", notes: 120 });
    const song: { tracks: { notes: { pitch: number; start_tick: number }[] }[] } = JSON.parse(
      readFileSync(files.json, "utf8"),
    );
    const inJson = song.tracks.flatMap(({ notes }) => notes.map((n) => [n.pitch, n.start_tick]));
    const { tracks } = new tonejs.Midi(readFileSync(files.mid));
    const inMidi = tracks.flatMap(({ notes }) => notes.map((n) => [n.midi, n.ticks]));
    expect(inMidi).toHaveLength(120);
    // Which of two ends belongs to which of two such notes is up to the reader, so only their starts are compared.
    expect(inMidi.map(String).sort()).toEqual(inJson.map(String).sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
