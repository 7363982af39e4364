import { fsyncSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { replaceFile } from "../src/node/replace.ts";

vi.mock(import("node:fs"), { spy: true });

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "command-replace-"));
  path = join(folder, "file");
});
afterEach(() => {
  vi.mocked(fsyncSync).mockReset();
  rmSync(folder, { recursive: true, force: true });
});

test("a file has its new content and the mode that was asked for, and is alone in its folder", () => {
  writeFileSync(path, "old", { mode: 0o644 });
  replaceFile(path, "new", "ballin", 0o600);
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["file"]);
});

test("until it is complete a file is aside, under the name of its command, and the old one is whole", () => {
  writeFileSync(path, "old");
  const seen: string[] = [];
  vi.mocked(fsyncSync).mockImplementationOnce(() => seen.push(...readdirSync(folder), readFileSync(path, "utf8")));
  replaceFile(path, Uint8Array.of(1, 2, 3), "miditui");
  expect(seen).toEqual([expect.stringMatching(/^\.miditui-\d+-[0-9a-z]+\.part$/), "file", "old"]);
  expect(readFileSync(path)).toEqual(Buffer.from([1, 2, 3]));
});

test("a full disk leaves the old file and nothing beside it", () => {
  writeFileSync(path, "old");
  vi.mocked(fsyncSync).mockImplementationOnce(() => {
    throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  });
  expect(() => replaceFile(path, "new", "ballin")).toThrow(expect.objectContaining({ code: "ENOSPC" }));
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["file"]);
});

test("a folder in the place of the file stays, with nothing beside it", () => {
  mkdirSync(path);
  expect(() => replaceFile(path, "new", "ballin")).toThrow(expect.objectContaining({ syscall: "rename" }));
  expect(readdirSync(folder)).toEqual(["file"]);
  expect(statSync(path).isDirectory()).toBe(true);
});

test("a folder that is missing is what the system says", () => {
  expect(() => replaceFile(join(folder, "none/file"), "new", "ballin")).toThrow(
    expect.objectContaining({ code: "ENOENT" }),
  );
});
