import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BallinError } from "../src/core/error.ts";
import { formatLevel } from "../src/core/level/format.ts";
import type { Level } from "../src/core/level/level.ts";
import { DEFAULT_OPTIONS } from "../src/core/level/options.ts";
import { readLevel, writeLevel } from "../src/files/level-file.ts";
import { listLevels } from "../src/files/list.ts";
import { checkName } from "../src/files/name.ts";
import { fileError } from "../src/files/reason.ts";

const LEVEL: Level = {
  options: { ...DEFAULT_OPTIONS, color_mode: true },
  scene: { items: [{ id: 1, type: "star", color: "red", x: 9, y: 8, angle: 30, scale: 2 }], wind: 4 },
};

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ballin-files-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function failure(act: () => unknown): BallinError {
  try {
    act();
  } catch (error) {
    if (error instanceof BallinError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

test("a level that is written is read back, and nothing else is left in the folder", () => {
  expect(writeLevel(join(folder, "a.json"), LEVEL, { overwrite: false })).toBe(true);
  expect(readLevel(join(folder, "a.json"))).toEqual({ ...LEVEL, notes: [] });
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

test("a file that is there is kept until overwriting is allowed", () => {
  const path = join(folder, "mine.json");
  writeFileSync(path, "precious");
  expect(writeLevel(path, LEVEL, { overwrite: false })).toBe(false);
  expect(readFileSync(path, "utf8")).toBe("precious");
  expect(writeLevel(path, LEVEL, { overwrite: true })).toBe(true);
  expect(readFileSync(path, "utf8")).toBe(formatLevel(LEVEL));
});

test("a link stays a link to the file that is replaced", () => {
  mkdirSync(join(folder, "real"));
  const real = join(folder, "real", "level.json");
  writeFileSync(real, "old");
  symlinkSync(real, join(folder, "level.json"));
  writeLevel(join(folder, "level.json"), LEVEL, { overwrite: true });
  expect(lstatSync(join(folder, "level.json")).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, "utf8")).toBe(formatLevel(LEVEL));
});

test("a folder that may not be written is told, and the old file stays as it was", () => {
  const path = join(folder, "level.json");
  writeFileSync(path, "old");
  chmodSync(folder, 0o555);
  try {
    // Root may write everywhere; a file in the place of the folder fails for everybody.
    const target = process.getuid?.() === 0 ? join(path, "level.json") : path;
    expect(failure(() => writeLevel(target, LEVEL, { overwrite: true })).code).toBe("E_FILE");
  } finally {
    chmodSync(folder, 0o755);
  }
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["level.json"]);
});

test("a file keeps its permissions, and one that is protected is not replaced", () => {
  const path = join(folder, "level.json");
  writeFileSync(path, "old", { mode: 0o600 });
  writeLevel(path, LEVEL, { overwrite: true });
  expect(lstatSync(path).mode & 0o777).toBe(0o600);
  if (process.getuid?.() === 0) return;
  chmodSync(path, 0o400);
  expect(failure(() => writeLevel(path, LEVEL, { overwrite: true })).code).toBe("E_FILE");
});

test.each([
  ["ENOSPC", "E_DISK"],
  ["EDQUOT", "E_DISK"],
  ["EROFS", "E_FILE"],
  ["EACCES", "E_FILE"],
  ["EIO", "E_FILE"],
])("%s of the system becomes %s with something to do", (code, expected) => {
  const error = fileError("/somewhere/level.json", Object.assign(new Error(code), { code }));
  expect(error.code).toBe(expected);
  expect(error.hint).toBeTruthy();
});

test("a missing file, a folder, a pipe and a link in a circle are told, none of them blocks", () => {
  execFileSync("mkfifo", [join(folder, "pipe.json")]);
  symlinkSync(join(folder, "ring.json"), join(folder, "ring.json"));
  for (const name of ["none.json", ".", "pipe.json", "ring.json"]) {
    expect(failure(() => readLevel(join(folder, name))).code).toBe("E_FILE");
  }
  expect(failure(() => writeLevel(join(folder, "pipe.json"), LEVEL, { overwrite: true })).code).toBe("E_FILE");
});

test("a huge file is refused by its size, bytes that are no text by what they say", () => {
  writeFileSync(join(folder, "huge.json"), Buffer.alloc(1_000_001, 0x20));
  writeFileSync(
    join(folder, "noise.json"),
    Uint8Array.from({ length: 5000 }, (_, i) => (i * 167) % 256),
  );
  expect(failure(() => readLevel(join(folder, "huge.json"))).code).toBe("E_LEVEL");
  expect(failure(() => readLevel(join(folder, "noise.json"))).code).toBe("E_LEVEL");
});

test("a folder's levels are listed by name with size, without others, hidden ones and folders", () => {
  for (const name of ["b.json", "a.json", "C.JSON", ".hidden.json", "notes.txt"])
    writeFileSync(join(folder, name), "{}");
  mkdirSync(join(folder, "folder.json"));
  expect(listLevels(folder).map(({ name, size }) => [name, size])).toEqual([
    ["C.JSON", 2],
    ["a.json", 2],
    ["b.json", 2],
  ]);
  expect(failure(() => listLevels(join(folder, "none"))).code).toBe("E_FILE");
});

test("whatever is typed as a name, it is a file of this folder or refused", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("a", ".", "/", "-", "_", "\\", "0") })),
      (typed) => {
        let name: string;
        try {
          name = checkName(typed);
        } catch (error) {
          expect(error).toMatchObject({ code: "E_FILE" });
          return;
        }
        expect(join("/x", name)).toBe(`/x/${name}`);
        expect(name).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9_.-]*\.json$/i);
      },
    ),
  );
  expect(checkName("my-level_2")).toBe("my-level_2.json");
  expect(checkName("Level.JSON")).toBe("Level.JSON");
  for (const bad of ["", "..", "../a", "a/b", ".a", "a b", "a".repeat(101), "con", "NUL.json"]) {
    expect(failure(() => checkName(bad)).code).toBe("E_FILE");
  }
});
