import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listIcons, renderPng, renderSvg } from "../src/index.ts";
import { filesBelow, iconRender, PROGRAM, program, temporaryFolder } from "./command.ts";

describe("the standard output", () => {
  test("takes one picture with -o -, of the format asked for and nothing else", async () => {
    const folder = temporaryFolder();
    const [png, svg, json] = await Promise.all([
      iconRender(folder, ["heart", "-s", "64", "-o", "-"]),
      iconRender(folder, ["heart", "-s", "64", "-o", "-", "--format", "svg"]),
      iconRender(folder, ["heart", "-s", "64", "-o", "-", "--json"]),
    ]);
    expect([png?.code, png?.stderr]).toEqual([0, ""]);
    expect(png?.stdout.equals(renderPng("heart", { size: 64 }))).toBe(true);
    expect(svg?.text).toBe(renderSvg("heart", { size: 64 }));
    expect(json?.stdout.equals(renderPng("heart", { size: 64 }))).toBe(true);
    expect(filesBelow(folder)).toEqual([]);
  });

  test("refuses several pictures before the first", async () => {
    const folder = temporaryFolder();
    for (const args of [
      ["heart", "star"],
      ["heart", "--sizes", "16,32"],
      ["hear*", "--style", "solid"],
    ]) {
      const run = await iconRender(folder, [...args, "-o", "-"]);
      expect([run.code, run.text]).toEqual([2, ""]);
      expect(run.stderr).toMatch(/^icon-render: E_OUTPUT: \d+ pictures for the standard output; .*\n$/);
    }
  });

  test("may be closed by a reader that has seen enough", async () => {
    for (const args of [
      ["list", "--json"],
      ["heart", "-s", "400", "--noise", "rainbow", "-o", "-"],
    ]) {
      const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: temporaryFolder() });
      let errors = "";
      child.stderr.on("data", (piece: Buffer) => {
        errors += piece.toString();
      });
      child.stdout.once("data", () => child.stdout.destroy());
      const code = await new Promise((resolve) => child.on("close", resolve));
      expect([code, errors]).toEqual([0, ""]);
    }
  });

  test("gets all of a long list through a slow reader", async () => {
    const child = spawn(process.execPath, [PROGRAM, "list", "--json"], { cwd: temporaryFolder() });
    let text = "";
    // Each piece is read only after the one before was put away, so that the pipe fills up in between.
    for await (const piece of child.stdout) {
      text += String(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(text.split("\n")).toHaveLength(listIcons().length + 1);
  });
});

describe("an output that cannot be written ends 1, one line, no file and no part of one", () => {
  test("a missing folder, a file in its place, a name too long, a folder of that name", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "kept");
    mkdirSync(join(folder, "heart.png"));
    const cases: [string[], RegExp][] = [
      [["heart", "-o", "missing/heart.png"], /there is no folder "missing"; make it first/],
      [["heart", "-o", "file/heart.png"], /"file[/\\]heart\.png" could not be written \(E[A-Z]+\); /],
      [["heart", "-o", "file/{icon}.png"], /"file[/\\]heart\.png" could not be written \(E[A-Z]+\); /],
      [["heart", "-o", "file/"], /"file[/\\]heart\.png" could not be written \(E[A-Z]+\); /],
      [["heart", "-o", `${"a".repeat(300)}.png`], /could not be written \(E[A-Z]+\); /],
      [["heart"], /"heart\.png" could not be written \(E[A-Z]+\); /],
      [["heart", "-o", ""], /"" could not be written/],
    ];
    const runs = await Promise.all(cases.map(([args]) => iconRender(folder, ["-s", "16", ...args])));
    cases.forEach(([args, pattern], i) => {
      expect([args, runs[i]?.code, runs[i]?.text]).toEqual([args, 1, ""]);
      expect(runs[i]?.stderr).toMatch(pattern);
      expect(runs[i]?.stderr).toMatch(/^icon-render: E_WRITE: .*\n$/);
    });
    expect(filesBelow(folder)).toEqual(["file"]);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("kept");
  });

  test("in the middle of a batch: what was written before is whole, and stays", async () => {
    const folder = temporaryFolder();
    const input = '[{"icon": "heart", "size": 16}, {"icon": "star", "size": 16, "output": "missing/star.png"}]';
    const run = await iconRender(folder, ["batch", "-"], { input });
    expect([run.code, run.lines.length]).toEqual([1, 1]);
    expect(run.stderr).toMatch(/^icon-render: E_WRITE: there is no folder "missing"; .*\n$/);
    expect(filesBelow(folder)).toEqual(["heart.png"]);
    expect(readFileSync(join(folder, "heart.png")).equals(renderPng("heart", { size: 16 }))).toBe(true);
  });
});

describe("an output that is there already", () => {
  test("is replaced as a whole, in a folder with a dot in its name too", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "v1.2"));
    writeFileSync(join(folder, "v1.2", "heart.png"), "x".repeat(100_000));
    const run = await iconRender(folder, ["heart", "-s", "16", "-o", "v1.2"]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    expect(filesBelow(folder)).toEqual(["v1.2/heart.png"]);
    expect(readFileSync(join(folder, "v1.2/heart.png")).equals(renderPng("heart", { size: 16 }))).toBe(true);
  });

  test("is never two files of one run", async () => {
    const folder = temporaryFolder();
    const cases = [
      ["heart", "heart"],
      ["heart", "star", "-o", "one.png"],
      ["heart", "--sizes", "16,32", "-o", "one.png"],
      ["heart", "star", "-o", "{size}.png"],
    ];
    const runs = await Promise.all(cases.map((args) => iconRender(folder, args)));
    for (const run of runs) {
      expect([run.code, run.text]).toEqual([2, ""]);
      expect(run.stderr).toMatch(
        /^icon-render: E_OUTPUT: "\w+" and "\w+" would both be "[^"]+\.png"; use a template.*\n$/,
      );
    }
    expect(filesBelow(folder)).toEqual([]);
  });
});

// Links need rights on Windows that a test has not, and the rest of these does not exist there.
if (process.platform !== "win32") {
  describe("on a Unix system", () => {
    test("a link stays a link and its target gets the picture", async () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "target.png"), "old");
      symlinkSync("target.png", join(folder, "link.png"));
      expect((await iconRender(folder, ["heart", "-s", "16", "-o", "link.png"])).code).toBe(0);
      expect(realpathSync(join(folder, "link.png"))).toBe(join(realpathSync(folder), "target.png"));
      expect(readFileSync(join(folder, "target.png")).equals(renderPng("heart", { size: 16 }))).toBe(true);
    });

    test("a named pipe is written to and stays a pipe", async () => {
      const folder = temporaryFolder();
      await program("mkfifo", ["pipe"], folder);
      const [reader, run] = await Promise.all([
        program("cat", ["pipe"], folder),
        iconRender(folder, ["heart", "-s", "16", "-o", "pipe"]),
      ]);
      expect([run?.code, run?.stderr]).toEqual([0, ""]);
      expect(reader?.stdout.equals(renderPng("heart", { size: 16 }))).toBe(true);
      expect((await program("test", ["-p", "pipe"], folder)).code).toBe(0);
    });

    test("head may end a pipe early, and a closed standard input is an empty manifest", async () => {
      const folder = temporaryFolder();
      const command = `"${process.execPath}" "${PROGRAM}"`;
      const piped = `{ ${command} heart -o -; echo "code $?" >&2; } | head -c 10 | wc -c`;
      const [head, closed] = await Promise.all([
        program("sh", ["-c", piped], folder),
        program("sh", ["-c", `${command} batch - <&-`], folder),
      ]);
      expect([head?.text.trim(), head?.stderr]).toEqual(["10", "code 0\n"]);
      expect([closed?.code, closed?.text]).toEqual([2, ""]);
      expect(closed?.stderr).toMatch(/^icon-render: E_(MANIFEST|INPUT): .*\n$/);
    });

    test("a device as a manifest ends, though it has no end itself", async () => {
      const run = await iconRender(temporaryFolder(), ["batch", "/dev/zero"]);
      expect([run.code, run.stderr]).toEqual([
        2,
        'icon-render: E_INPUT: "/dev/zero" is over 67108864 bytes; split it\n',
      ]);
    });
  });
}

if (process.platform === "linux") {
  describe("on Linux", () => {
    test("a folder that takes no files and a full device end 1", async () => {
      const folder = temporaryFolder();
      const [proc, full] = await Promise.all([
        iconRender(folder, ["heart", "-s", "16", "-o", "/proc/heart.png"]),
        program("sh", ["-c", `"${process.execPath}" "${PROGRAM}" list > /dev/full`], folder),
      ]);
      expect([proc?.code, proc?.stderr]).toEqual([
        1,
        expect.stringMatching(/^icon-render: E_WRITE: "\/proc\/heart\.png" could not be written \(E[A-Z]+\); .*\n$/),
      ]);
      expect([full?.code, full?.stderr]).toEqual([
        1,
        expect.stringMatching(/^icon-render: E_WRITE: the standard output could not be written \(ENOSPC\); .*\n$/),
      ]);
    });
  });
}
