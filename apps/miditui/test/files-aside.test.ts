import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeOldAside } from "../src/files/set-aside.ts";

const DAY = 24 * 3600 * 1000;

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "miditui-aside-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setAside(count: number, ending: string): void {
  for (let number = 0; number < count; number++) writeFileSync(join(folder, `song-${number}.${ending}`), "a song");
}

test("of what was set aside all stays for 90 days, and ten for ever", () => {
  setAside(9, "mid.1.kept");
  setAside(8, "1-1-00000000.journal.damaged");
  removeOldAside(folder, Date.now() + 89 * DAY);
  expect(readdirSync(folder)).toHaveLength(17);
  removeOldAside(folder, Date.now() + 91 * DAY);
  expect(readdirSync(folder)).toHaveLength(10);
});

test("journals are never taken for something set aside, however old they are", () => {
  setAside(30, "1-1-00000000.journal");
  setAside(30, "1-1-00000000.journal.new");
  removeOldAside(folder, Date.now() + 1000 * DAY);
  expect(readdirSync(folder)).toHaveLength(60);
});
