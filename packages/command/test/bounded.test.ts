import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readBounded } from "../src/node/bounded.ts";

vi.mock(import("node:fs"), { spy: true });
const unwatched = await vi.importActual<typeof import("node:fs")>("node:fs");

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "command-bounded-"));
  path = join(folder, "file");
});
afterEach(() => {
  vi.mocked(readSync).mockReset();
  rmSync(folder, { recursive: true, force: true });
});

const refuse = (what: string): Error => new Error(`it is ${what}`);

/** Appends to the file after each of its next reads, as another program may. */
function growing(parts: readonly string[]): void {
  const left = [...parts];
  vi.mocked(readSync).mockImplementation((...given: unknown[]) => {
    const read = Reflect.apply(unwatched.readSync, undefined, given);
    const part = left.shift();
    if (part !== undefined) appendFileSync(path, part);
    return read;
  });
}

test("a file is read whole up to as many bytes as it may have, and not at all beyond", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (content, most) => {
      writeFileSync(path, content);
      const expected = content.length <= most ? content : undefined;
      expect(readBounded(path, most, refuse)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test("a file that grows while it is read is read on", () => {
  writeFileSync(path, "one");
  growing([", two", ", and three that are longer"]);
  expect(Buffer.from(readBounded(path, 100, refuse) ?? []).toString()).toBe("one, two, and three that are longer");
});

test("a file that grows beyond its bound while it is read is not kept", () => {
  writeFileSync(path, "one");
  growing([", two", ", three"]);
  expect(readBounded(path, 10, refuse)).toBe(undefined);
});

test("a folder, a pipe without a writer and a device are refused at once", () => {
  execFileSync("mkfifo", [path]);
  expect(() => readBounded(folder, 100, refuse)).toThrow("it is a folder");
  expect(() => readBounded(path, 100, refuse)).toThrow("it is no plain file");
  expect(() => readBounded("/dev/zero", 100, refuse)).toThrow("it is no plain file");
});

test("a file that is missing and a link in a circle are what the system says", () => {
  symlinkSync(path, path);
  expect(() => readBounded(join(folder, "none"), 100, refuse)).toThrow(expect.objectContaining({ code: "ENOENT" }));
  expect(() => readBounded(path, 100, refuse)).toThrow(expect.objectContaining({ code: "ELOOP" }));
});
