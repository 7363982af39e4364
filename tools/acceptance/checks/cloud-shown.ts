import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { command, decodePng, repository } from "@side-projects/testkit";
import type { CloudLayout } from "../../../packages/wordcloud/src/index.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { told, wordcloud } from "./cloud-command.ts";
import { inFolder } from "./command.ts";
import { loadResvg } from "./modules.ts";

interface Stop {
  readonly runs: string[][];
  readonly makes: string[];
  readonly program: { readonly command: string };
}

/** The commands that people read first, as `npx` finds them, and the stops of `npm start`. */
export function shownFindings(quick: boolean): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const out = path.join(folder, "out");
    mkdirSync(out);
    copyFileSync(path.join(repository, "README.md"), path.join(folder, "README.md"));
    return [await firstCommands(folder), await star(folder), await lists(folder), await tour(out, quick)];
  });
}

/** By its name alone, as the workspace links it. */
async function firstCommands(folder: string): Promise<Finding> {
  const { code, stderr } = await command("wordcloud", ["README.md", "-o", "out/cloud.svg"], { cwd: folder });
  const file = path.join(folder, "out/cloud.svg");
  const svg = existsSync(file) ? readFileSync(file, "utf8") : "";
  const words = svg.match(/<path[^>]*><title>/g)?.length ?? 0;
  const met = code === 0 && words > 100 && new (loadResvg().Resvg)(svg).render().width === 1024;
  return { met, text: `wordcloud README.md -o out/cloud.svg: ${words} words${met ? "" : ` ${stderr.trim()}`}` };
}

async function star(folder: string): Promise<Finding> {
  const asked = [
    "--mask",
    "fa-solid-star",
    "--gradient",
    "horizontal",
    "--angles",
    "any",
    "--background",
    "transparent",
  ];
  const saved = ["--save-layout", "star.json"];
  const result = await told(["README.md", "-o", "out/cloud.png", ...asked, ...saved], folder);
  const layout: CloudLayout = JSON.parse(readFileSync(path.join(folder, "star.json"), "utf8"));
  const { data, width } = decodePng(readFileSync(path.join(folder, "out/cloud.png")));
  const angles = new Set(layout.words.map(({ angle }) => angle)).size;
  const [left, right] = [colorAt(layout, 0), colorAt(layout, 1)];
  const met = result.placed === result.words && angles > 20 && left !== right && data[3] === 0 && width === 1024;
  return { met, text: `as a star: ${result.placed} of ${result.words} words, ${angles} angles, ${left} to ${right}` };
}

/** The colour of the word that is farthest to one side. */
function colorAt({ words }: CloudLayout, side: 0 | 1): string {
  return [...words].sort((a, b) => a.x - b.x).at(side === 0 ? 0 : -1)?.color ?? "none";
}

async function lists(folder: string): Promise<Finding> {
  writeFileSync(path.join(folder, "a.csv"), "word,weight\ntea,3\nmilk,2\n");
  writeFileSync(path.join(folder, "a.json"), '{"tea": 3, "milk": 2}');
  const made: string[] = [];
  for (const input of ["a.csv", "a.json"]) made.push((await told([input, "-o", `out/${input}.svg`], folder)).format);
  const { code, stdout } = await wordcloud(["-", "--format", "svg"], folder, readFileSync(path.join(folder, "a.json")));
  const piped = code === 0 && stdout.includes("<title>tea: 3</title>");
  return {
    met: made.length === 2 && piped,
    text: `CSV, JSON and standard input to output: ${[...made, piped ? "svg" : "nothing"].join(", ")}`,
  };
}

/** Quick runs have three titles in place of the made-up channel's 20,000. */
async function tour(out: string, quick: boolean): Promise<Finding> {
  const file = JSON.stringify(pathToFileURL(path.join(repository, "scripts/tour.mjs")).href);
  const script = `console.log(JSON.stringify((await import(${file})).tour))`;
  const { stdout } = await command("node", ["--input-type=module", "-e", script]);
  const stops: readonly Stop[] = JSON.parse(stdout);
  const programs = quick ? ["wordcloud"] : ["youtube-scrape", "wordcloud"];
  const own = stops.filter(({ program }) => programs.includes(program.command));
  if (quick) writeFileSync(path.join(out, "videos.csv"), "title,views\nTea at home,3\nMilk and tea,2\nMore tea,1\n");
  const wrong: string[] = [];
  for (const { runs, makes, program } of own) {
    for (const args of runs) {
      const { code, stderr } = await command(program.command, args, { cwd: out, timeout: 300_000 });
      if (code !== 0) wrong.push(`${program.command} ${args.join(" ")}: ${stderr.trim()}`);
    }
    wrong.push(...makes.filter((made) => !existsSync(path.join(out, made))).map((made) => `no ${made}`));
  }
  const titles = stops.some(({ program, runs }) => program.command === "wordcloud" && runs.flat().includes("title"));
  return allOf("stops of npm start, the channel's titles among them", own.length, titles ? wrong : ["no titles"]);
}
