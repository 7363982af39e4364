import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { addNotes } from "../src/core/edit/notes.ts";
import type { Session } from "../src/core/journal/session.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { Journal } from "../src/files/journal.ts";
import { lastSession } from "../src/files/journal-bytes.ts";

const scratch = mkdtempSync(join(tmpdir(), "miditui-journal-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A song of so many notes, each made from the one before by one edit. */
function songs(count: number): Project[] {
  const made = [newProject()];
  for (let note = 1; note < count; note++) {
    const before = made[note - 1] ?? newProject();
    made.push(addNotes(before, 0, [{ start: note * 240, duration: 120, pitch: 60, velocity: 90 }]).project);
  }
  return made;
}

function sessionOf(project: Project): Session {
  return { project, path: undefined, changed: true, stamp: undefined, at: 7 };
}

function notesIn(bytes: Uint8Array): number | undefined {
  return lastSession(bytes)?.project.tracks[0]?.notes.count;
}

test("a journal that is cut anywhere gives the last song that it holds whole, and one with a wrong byte an earlier one", () => {
  const journal = new Journal(join(scratch, "cut.journal"));
  const ends: number[] = [];
  for (const song of songs(30)) {
    journal.add(sessionOf(song));
    journal.settleNow();
    ends.push(readFileSync(journal.path).length);
  }
  journal.close();
  const bytes = readFileSync(journal.path);
  expect(notesIn(bytes)).toBe(29);
  const wholeUpTo = (at: number): number | undefined => {
    const last = ends.findLastIndex((end) => end <= at);
    return last < 0 ? undefined : last;
  };
  fc.assert(
    fc.property(fc.nat(bytes.length), (at) => {
      expect(notesIn(bytes.subarray(0, at))).toBe(wholeUpTo(at));
    }),
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      expect(notesIn(bytes.with(at, (bytes[at] ?? 0) ^ change))).toBe(wholeUpTo(at));
    }),
  );
});

test("a journal that has grown is written anew and holds the same", () => {
  const journal = new Journal(join(scratch, "grown.journal"), { least: 1000 });
  const sizes: number[] = [];
  for (const song of songs(60)) {
    journal.add(sessionOf(song));
    journal.settleNow();
    const bytes = readFileSync(journal.path);
    expect(notesIn(bytes)).toBe(song.tracks[0]?.notes.count);
    sizes.push(bytes.length);
  }
  journal.close();
  expect(sizes.filter((size, index) => size < (sizes[index - 1] ?? 0)).length).toBeGreaterThan(2);
  expect(Math.max(...sizes)).toBeLessThan(40_000);
});

test("until its first record is on the disk, what lay under the name of a journal is there", () => {
  const path = join(scratch, "old.journal");
  writeFileSync(path, "what was there");
  const journal = new Journal(path);
  journal.add(sessionOf(newProject()));
  expect(readFileSync(path, "utf8")).toBe("what was there");
  expect(notesIn(readFileSync(`${path}.new`))).toBe(0);
  journal.settleNow();
  expect(notesIn(readFileSync(path))).toBe(0);
  journal.remove();
  expect(readdirSync(scratch).filter((name) => name.startsWith("old"))).toEqual([]);
});

test("bytes that follow the last record, or one that lacks its end, take nothing away", () => {
  const path = join(scratch, "tail.journal");
  const journal = new Journal(path);
  for (const song of songs(3)) journal.add(sessionOf(song));
  journal.settleNow();
  journal.close();
  appendFileSync(path, Buffer.alloc(5000, 0xff));
  expect(notesIn(readFileSync(path))).toBe(2);
  truncateSync(path, readFileSync(path).length - 5001);
  expect(notesIn(readFileSync(path))).toBe(1);
});

test("a journal that somebody has removed or taken over begins anew and leaves theirs alone", () => {
  const path = join(scratch, "gone", "own.journal");
  const journal = new Journal(path);
  const [first = newProject(), second = newProject(), third = newProject()] = songs(3);
  journal.add(sessionOf(first));
  journal.settleNow();
  renameSync(path, `${path}.taken`);
  journal.add(sessionOf(second));
  journal.settleNow();
  expect([notesIn(readFileSync(path)), notesIn(readFileSync(`${path}.taken`))]).toEqual([1, 0]);
  rmSync(join(scratch, "gone"), { recursive: true });
  journal.add(sessionOf(third));
  journal.settleNow();
  journal.close();
  expect(notesIn(readFileSync(path))).toBe(2);
});
