import { spawn } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesBelow, folderWith, LONE_PROGRAM, PROGRAM, TEXT, wordcloud } from "./cli-command.ts";

const ARGS = ["a.txt", "--size", "200"];

describe("a file that is written", () => {
  test("has its folders made, and is named in a folder that is there", async () => {
    const folder = folderWith({ "a.txt": TEXT });
    mkdirSync(join(folder, "there"));
    for (const output of ["new/deep/a.svg", "there", "other/"]) {
      expect((await wordcloud(folder, [...ARGS, "-o", output, "-q"])).stderr).toBe("");
    }
    expect(filesBelow(folder)).toEqual(["a.txt", "new/deep/a.svg", "other/wordcloud.png", "there/wordcloud.png"]);
  });

  test("takes the place of an older one at once, and a link stays a link", async () => {
    const folder = folderWith({ "a.txt": TEXT, "real.png": "old" });
    symlinkSync("real.png", join(folder, "link.png"));
    expect((await wordcloud(folder, [...ARGS, "-o", "link.png"])).code).toBe(0);
    expect(lstatSync(join(folder, "link.png")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "real.png")).subarray(1, 4).toString()).toBe("PNG");
    expect(filesBelow(folder)).toEqual(["a.txt", "link.png", "real.png"]);
  });

  test("is never one that is read", async () => {
    const folder = folderWith({ "a.txt": TEXT, "b.png": "a picture", "c.json": "[]" });
    for (const args of [
      ["-o", "./a.txt", "--format", "png"],
      ["--mask", "b.png", "-o", "b.png"],
      ["--pins", "c.json", "--save-layout", "c.json"],
      ["-o", "d.svg", "--save-layout", "d.svg"],
    ]) {
      const run = await wordcloud(folder, [...ARGS, ...args]);
      expect([run.code, run.stderr]).toEqual([
        2,
        expect.stringMatching(/^wordcloud: E_OUTPUT: .*; choose another name\n$/),
      ]);
    }
    expect(filesBelow(folder)).toEqual(["a.txt", "b.png", "c.json"]);
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe(TEXT);
  });

  test("that cannot be ends 1 with one line, and leaves what was there", async () => {
    const folder = folderWith({ "a.txt": TEXT, file: "kept" });
    mkdirSync(join(folder, "folder.png"));
    mkdirSync(join(folder, "folder.png/wordcloud.png"));
    const outputs = ["file/a.png", "folder.png", `${"a".repeat(300)}.png`];
    // The system lets root write where nobody may.
    if (process.getuid?.() !== 0) {
      mkdirSync(join(folder, "locked"));
      chmodSync(join(folder, "locked"), 0o500);
      outputs.push("locked/a.png");
    }
    for (const output of outputs) {
      const run = await wordcloud(folder, [...ARGS, "-o", output]);
      expect([output, run.code, run.text]).toEqual([output, 1, ""]);
      expect(run.stderr).toMatch(/^wordcloud: E_WRITE: ".*" could not be written \(E[A-Z]+\); choose another place\n$/);
    }
    expect(filesBelow(folder)).toEqual(["a.txt", "file"]);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("kept");
  });

  test("is there whole or not at all when the run is interrupted, and nothing beside it", async () => {
    const folder = folderWith({ "a.txt": TEXT, "a.png": "old" });
    for (const moment of ["spawned", "told"]) {
      const child = spawn(process.execPath, [PROGRAM, ...ARGS, "-o", "a.png", "--repeat"], { cwd: folder });
      const closed = new Promise((resolve) => child.on("close", resolve));
      if (moment === "spawned") child.kill("SIGINT");
      else child.stdout.once("data", () => child.kill("SIGINT"));
      await closed;
      expect(filesBelow(folder)).toEqual(["a.png", "a.txt"]);
      expect(readFileSync(join(folder, "a.png")).subarray(0, 4).toString("latin1")).toMatch(/^old$|^\u0089PNG$/);
    }
  });
});

test("what most clouds do without is not loaded for them: no package is needed for text, icons, PNG and SVG", async () => {
  const folder = folderWith({ "a.txt": TEXT, "a.md": "# river", "a.csv": "sun,2", "a.json": '{"sun":2}' });
  for (const args of [
    [...ARGS, "-o", "a.png"],
    [...ARGS, "--mask", "star", "--palette", "viridis", "--gradient", "radial", "-o", "a.svg"],
    ["a.md", "a.txt", "--mask", "text:HI", "--save-layout", "l.json", "-o", "b.png"],
    ["a.csv", "a.json", "--size", "99", "-o", "c.png"],
    ["--from-layout", "l.json", "--colors", "red", "-o", "d.png"],
  ]) {
    const run = await wordcloud(folder, args, { program: LONE_PROGRAM });
    expect([args, run.code, run.stderr]).toEqual([args, 0, ""]);
  }
  const webp = await wordcloud(folder, [...ARGS, "-o", "a.webp"], { program: LONE_PROGRAM });
  expect([webp.code, webp.stderr]).toEqual([
    1,
    expect.stringMatching(/^wordcloud: E_WEBP: .*; npm install sharp, or use png\n$/),
  ]);
});

describe("the standard output", () => {
  test("may be closed by a reader that has seen enough", async () => {
    const folder = folderWith({ "a.txt": TEXT });
    for (const args of [["--list-palettes"], ["a.txt", "-o", "-", "--format", "svg"]]) {
      const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder });
      let errors = "";
      child.stderr.on("data", (piece: Buffer) => {
        errors += piece.toString();
      });
      child.stdout.once("data", () => child.stdout.destroy());
      const code = await new Promise((resolve) => child.on("close", resolve));
      expect([code, errors]).toEqual([0, ""]);
    }
  });

  test("has the picture alone; what --json tells is on the other one", async () => {
    const folder = folderWith({ "a.txt": TEXT });
    const run = await wordcloud(folder, [...ARGS, "-o", "-", "--json"]);
    expect(run.stdout.subarray(1, 4).toString()).toBe("PNG");
    expect(JSON.parse(run.stderr)).toMatchObject({ path: "-", format: "png", placed: 7 });
  });

  test("and no terminal codes where it is none", async () => {
    const folder = folderWith({ "a.txt": TEXT });
    const env = { FORCE_COLOR: "1", TERM: "xterm-256color" };
    const runs = await Promise.all([
      wordcloud(folder, [...ARGS, "-o", "a.png"], { env }),
      wordcloud(folder, ["--list-palettes"], { env }),
    ]);
    for (const { text, stderr } of runs) expect(text + stderr).not.toContain("\u001b");
    expect(statSync(join(folder, "a.png")).size).toBeGreaterThan(500);
  });
});
