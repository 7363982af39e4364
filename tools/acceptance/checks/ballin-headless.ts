import { readFileSync } from "node:fs";
import path from "node:path";
import { decodePng } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { ballin } from "./ballin-command.ts";
import { inFolder } from "./command.ts";

const FIELDS =
  "engine scene substeps balls awake overlap_p99 steps seed size step_ms frame_ms bytes_per_frame state_hash".split(
    " ",
  );
const SCENES = ["stirred", "settled", "pile", "sealed"] as const;
const SMALL = ["--balls", "300", "--size", "60x23", "--seed", "5"];

/** What the command does without a terminal. */
export async function headlessFindings(): Promise<Finding[]> {
  return [await benches(), await renders(), await withoutTerminal()];
}

async function benches(): Promise<Finding> {
  const wrong: string[] = [];
  const hashes: string[] = [];
  for (const scene of [...SCENES, "stirred"]) {
    const { code, stdout, stderr } = await ballin(["bench", "--scene", scene, "--steps", "90", "--json", ...SMALL]);
    if (code !== 0) wrong.push(`${scene}: exit ${code} ${stderr.slice(0, 200)}`);
    const result: Record<string, unknown> = code === 0 ? JSON.parse(stdout) : {};
    const missing = FIELDS.filter((field) => !(field in result));
    if (missing.length > 0) wrong.push(`${scene} lacks ${missing.join(", ")}`);
    const told = [result.scene, result.balls, result.steps, result.seed, result.size].join(" ");
    if (told !== `${scene} 300 90 5 60x23`) wrong.push(`${scene} says ${told}`);
    hashes.push(String(result.state_hash));
  }
  if (hashes[0] !== hashes.at(-1)) wrong.push("two runs of a seed end in two ways");
  return allOf("scenes of bench --json with all that they promise, the same for the same seed", SCENES.length, wrong);
}

function renders(): Promise<Finding> {
  return inFolder(async (folder) => {
    const wrong: string[] = [];
    const render = async (file: string): Promise<Buffer> => {
      const to = path.join(folder, file);
      const { code, stderr } = await ballin(["render", "--frames", "40", ...SMALL, "-o", to]);
      if (code === 0) return readFileSync(to);
      wrong.push(`${file}: exit ${code} ${stderr.slice(0, 200)}`);
      return Buffer.alloc(0);
    };
    const text = (await render("a.txt")).toString("utf8").split("\n");
    if (text.length < 23 || !/[\u2801-\u28ff]/.test(text.join(""))) wrong.push(`text of ${text.length} rows`);
    const { width, height } = decodePng(await render("a.png"));
    if (width < 300 || height < 200) wrong.push(`a picture of ${width} x ${height}`);
    const [head = "", ...events] = (await render("a.cast")).toString("utf8").trimEnd().split("\n");
    const { version }: { version?: number } = JSON.parse(head);
    const broken = events.filter((line) => !isOutput(JSON.parse(line)));
    if (version === undefined || events.length < 15 || broken.length > 0)
      wrong.push(`a cast of ${events.length} events`);
    const again = (await render("b.txt")).toString("utf8");
    if (again !== text.join("\n")) wrong.push("two renders of a seed differ");
    return allOf("formats of render: text, PNG, asciicast, and the same for the same seed", 4, wrong);
  });
}

function isOutput(event: unknown): boolean {
  return Array.isArray(event) && typeof event[0] === "number" && event[1] === "o" && typeof event[2] === "string";
}

/** A clear line that names what there is without a terminal, and exit code 2. */
async function withoutTerminal(): Promise<Finding> {
  const { code, stdout, stderr } = await ballin([]);
  const wrong: string[] = [];
  if (code !== 2) wrong.push(`exit ${code}`);
  if (stdout !== "") wrong.push("something on the standard output");
  if (!/no terminal.*bench.*render/.test(stderr) || stderr.trim().includes("\n")) wrong.push(stderr.slice(0, 200));
  return allOf("without a terminal: one line that names bench and render, exit 2", 1, wrong);
}
