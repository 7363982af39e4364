import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { command } from "@side-projects/testkit";
import { formatLevel } from "../../../apps/ballin/src/core/level/format.ts";
import { parseLevel } from "../../../apps/ballin/src/core/level/parse.ts";
import { SHAPE_COLORS, SHAPE_KINDS, type Stamp } from "../../../apps/ballin/src/core/shapes/shape.ts";
import { ORIGINAL_BALLIN } from "../../benchmarks/peers/peers.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { playing } from "./ballin-play.ts";
import { OPTIONS } from "./ballin-world.ts";
import { inFolder } from "./command.ts";

const ORIGINAL_OPTIONS = {
  fps_cap: true,
  show_fps: false,
  ball_count: 7200,
  gravity_percent: 150,
  friction_percent: 40,
  force_percent: 320,
  color_mode: true,
  spawn_color_percent: 35,
};

/** A level as the original writes it: all kinds in all colours at all four angles. */
function originalLevel(): string {
  const shapes = Array.from({ length: 144 }, (_, i) => ({
    shape_type: SHAPE_KINDS[i % 6],
    x: 4 + (i % 24) * 5.25,
    y: 4 + Math.floor(i / 24) * 7.5,
    rotation_degrees: (Math.floor(i / 36) % 4) * 90,
    color: SHAPE_COLORS[Math.floor(i / 6) % 6],
  }));
  return JSON.stringify({ version: 1, shapes, options: ORIGINAL_OPTIONS }, undefined, 2);
}

export async function levelFindings(quick: boolean): Promise<Finding[]> {
  return [readAlike(), ...(quick ? [] : await theirReader()), await hostile(quick), await readOnly()];
}

/** Every shape and option of the original's file is there; it counts degrees clockwise, we counter-clockwise. */
function readAlike(): Finding {
  const { scene, options, notes } = parseLevel(originalLevel());
  const wanted: { shapes: Record<string, unknown>[] } = JSON.parse(originalLevel());
  const wrong: string[] = [...notes];
  for (const [i, shape] of wanted.shapes.entries()) {
    const item = scene.items[i];
    if (item === undefined || item.type === "wall") wrong.push(`shape ${i} is missing`);
    else {
      const angle = "angle" in item ? (360 - item.angle) % 360 : Number.NaN;
      const found = [item.type, item.x, item.y, angle, item.color];
      const there = [shape.shape_type, shape.x, shape.y, shape.rotation_degrees, shape.color];
      if (found.join() !== there.join()) wrong.push(`shape ${i}: ${found.join(" ")} instead of ${there.join(" ")}`);
    }
  }
  for (const [name, value] of Object.entries(ORIGINAL_OPTIONS)) {
    const found = new Map<string, unknown>(Object.entries(options)).get(name);
    if (found !== value) wrong.push(`${name}: ${found} instead of ${value}`);
  }
  return allOf("shapes and options of the original's file that are read as they are", wanted.shapes.length + 8, wrong);
}

/** What the original's own reader makes of a file of ours, and we of a file that its own writer wrote. */
function theirReader(): Promise<Finding[]> {
  if (!existsSync(ORIGINAL_BALLIN)) {
    return Promise.resolve([{ met: false, text: "the original as a library is not installed (npm run bench:peers)" }]);
  }
  return inFolder(async (folder) => {
    const wrong: string[] = [];
    const items: Stamp[] = SHAPE_KINDS.map((type, i) => {
      const color = SHAPE_COLORS[i] ?? "red";
      return { id: i + 1, type, color, x: 10 + i * 9, y: 12.5, angle: 90 * (i % 4), scale: 1 };
    });
    const wall = { id: 9, type: "wall", color: "red", points: [1, 1, 5, 5], width: 1 } as const;
    const ours = path.join(folder, "ours.json");
    writeFileSync(
      ours,
      formatLevel({ scene: { items: [...items, wall], wind: 3 }, options: { ...OPTIONS, ...ORIGINAL_OPTIONS } }),
    );
    const read = await command(ORIGINAL_BALLIN, ["--load", ours]);
    const level: { shapes?: Record<string, unknown>[]; options?: Record<string, unknown> } =
      read.code === 0 ? JSON.parse(read.stdout) : {};
    if (read.code !== 0) wrong.push(read.stderr.trim().slice(0, 200));
    for (const [i, { type, x, y, angle, color }] of items.entries()) {
      const shape = level.shapes?.[i] ?? {};
      const found = [shape.shape_type, shape.x, shape.y, shape.rotation_degrees, shape.color].join(" ");
      const there = [type, x, y, (360 - angle) % 360, color].join(" ");
      if (found !== there) wrong.push(`theirs reads ${found} instead of ${there}`);
    }
    for (const [name, value] of Object.entries(ORIGINAL_OPTIONS)) {
      if (level.options?.[name] !== value) wrong.push(`theirs reads ${name} as ${String(level.options?.[name])}`);
    }
    const theirs = path.join(folder, "theirs.json");
    const given = path.join(folder, "given.json");
    writeFileSync(given, originalLevel());
    await command(ORIGINAL_BALLIN, ["--load", given, "--save", theirs]);
    const [written, direct] = [readFileSync(theirs, "utf8"), originalLevel()].map((text) => parseLevel(text));
    const alike =
      JSON.stringify(written?.scene) === JSON.stringify(direct?.scene) && written?.options.color_mode === true;
    if (!alike) wrong.push("a file of its own writer is read otherwise");
    return [
      allOf(
        "shapes and options that the original's own library reads in a file of ours, and its writer's in ours",
        items.length + 9,
        wrong,
      ),
    ];
  });
}

/** What may stand in level.json, and what the message must hold. */
const HOSTILE: readonly (readonly [content: string | Uint8Array | undefined, told: RegExp])[] = [
  [undefined, /! "level.json" is not there/],
  ["{ level: 1 }", /! the level is not JSON: line 1, column 3/],
  ["[]", /! the level is no JSON object/],
  [JSON.stringify({ version: 99, shapes: [], options: {} }), /! the level has version 99/],
  [JSON.stringify({ version: 1, options: {} }), /! the level's list "shapes" is missing/],
  [originalLevel().slice(0, 500), /! the level is not JSON: line [2-9]\d*,/],
  ["", /! the level is not JSON: line 1, column 1/],
  [new Uint8Array(4096), /! the level is not JSON|! "level.json"/],
  ["[".repeat(200_000), /! the level is not JSON: line 1, column 200001/],
  [`{"version":1,"shapes":[${" ".repeat(40_000_000)}],"options":{}}`, /! .*(1000000|1,000,000|1 MB|large|bytes)/],
  ['{"version":"\\u001b[2J\\u001b]0;x\\u0007","shapes":[],"options":{}}', /! the level('s|) .*version/],
  ['{"__proto__":{"shapes":[]},"version":1}', /! the level's list "shapes" is missing/],
];

/** The app, at Ctrl+L with such a file: it says what is wrong, goes on, and leaves the file as it is. */
function hostile(quick: boolean): Promise<Finding> {
  const cases = quick ? HOSTILE.slice(0, 6) : HOSTILE;
  return inFolder((folder) =>
    playing({ args: ["--balls", "100", "--no-shapes"], cwd: folder, columns: 110, rows: 30 }, async (terminal) => {
      const file = path.join(folder, "level.json");
      const wrong: string[] = [];
      for (const [content, told] of cases) {
        const name = `${String(content ?? "no file").slice(0, 20)}`;
        if (content !== undefined) writeFileSync(file, content);
        terminal.press({ key: "l", ctrl: true });
        await terminal
          .until(({ screen }) => told.test(screen()))
          .catch(() => {
            wrong.push(
              `${name}: ${terminal
                .screen()
                .split("\n")
                .filter((row) => row.includes("!"))
                .join(" ")
                .trim()}`,
            );
          });
        const same = content === undefined ? !existsSync(file) : statSync(file).size === Buffer.byteLength(content);
        if (!same) wrong.push(`${name}: the file was changed`);
      }
      const shapes = ["square", "dodecahedron", "circle"].map((shape_type, i) => ({
        ...{ shape_type, x: 20 + 20 * i, y: 15, rotation_degrees: 0, color: "red" },
      }));
      writeFileSync(file, JSON.stringify({ version: 1, shapes, options: { color_mode: true } }));
      terminal.press({ key: "l", ctrl: true });
      await terminal
        .until((t) => t.screen().includes("|XXXXX|") && t.screen().includes("#######"))
        .catch(() => {
          wrong.push("an unknown shape: the known ones are not shown");
        });
      await terminal
        .until((t) => t.cell(2, 29).background === "palette 0")
        .catch(() => {
          wrong.push("color_mode of a level is not honoured");
        });
      return allOf("bad level files that are told in the app, which goes on", cases.length + 2, wrong);
    }),
  );
}

/** A save into a folder that may not be written to. Who is root may write anywhere, so the folder is gone instead. */
function readOnly(): Promise<Finding> {
  return inFolder((folder) =>
    playing({ args: ["--balls", "100", "--no-shapes"], cwd: folder, columns: 110, rows: 30 }, async (terminal) => {
      const file = path.join(folder, "level.json");
      const root = process.getuid?.() === 0;
      writeFileSync(file, "kept");
      if (root) await command("mkdir", [path.join(folder, "other.json")]);
      else chmodSync(folder, 0o555);
      terminal.press("f");
      await terminal.until(({ screen }) => screen().includes("Save as"));
      for (let i = 0; i < 12; i++) terminal.press("backspace");
      terminal.press(..."other.json", "enter");
      const told = await terminal
        .until(({ screen }) => /! "other\.json" is /.test(screen()))
        .then(() => [])
        .catch(() => ["nothing was told"]);
      chmodSync(folder, 0o755);
      const kept = readFileSync(file, "utf8") === "kept" ? [] : ["another file was changed"];
      return allOf("a save that the system refuses is told and changes nothing", 1, [...told, ...kept]);
    }),
  );
}
