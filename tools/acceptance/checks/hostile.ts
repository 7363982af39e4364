import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type CommandResult, command } from "@side-projects/testkit";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { iconRender, iconRenderFolder, inFolder } from "./command.ts";
import { fileOf } from "./modules.ts";

interface Hostile {
  args: string[];
  /** @default 2 */
  code?: 1 | 2;
  input?: string;
}

const FONT = fileOf("bootstrap-icons", "font/fonts/bootstrap-icons.woff2");

const CASES: readonly Hostile[] = [
  ...["0", "-1", "1e9", "NaN", "1.5", "Infinity", "", "64px"].map((size) => ({ args: ["heart", "-s", size] })),
  { args: ["heart", "--width", "65535", "--height", "65535"] },
  ...["aéaaa", "#12", "rgb(1,2)", "notacolour", "é", "#ggg"].map((color) => ({ args: ["heart", "-c", color] })),
  { args: ["heart", "--icon-size", "-5"] },
  { args: ["heart", "--icon-size", "NaN"] },
  { args: ["heart", "-r", "NaN"] },
  { args: ["heart", "--supersample", "3"] },
  { args: ["heart", "--format", "bmp"] },
  { args: ["heart", "-o", "heart.tiff"] },
  { args: ["heart", "--padding", "9999"] },
  { args: ["heart", "--gradient", "linear(("] },
  { args: ["heart", "--shadow", "a b c"] },
  { args: ["heart", "--anchor-x", "middle"] },
  { args: ["heart", "--sizes", "16,,x"] },
  { args: ["heart", "--unknown"] },
  { args: [""] },
  { args: ["hart"] },
  { args: ["../../etc/passwd"] },
  { args: ["heart\u0007"] },
  { args: ["a".repeat(5000)] },
  { args: ["U+10FFFF"] },
  { args: ["path:M0 0 L"] },
  { args: ["path:M0 0H1e400V2Z"] },
  { args: ["heart", "--font", "missing.woff2"] },
  { args: ["heart", "--font", "broken.woff2"] },
  { args: ["heart", "--font", "."] },
  { args: ["alarm", "--font", FONT, "--css", "broken.css"] },
  { args: ["alarm", "--font", FONT, "--css", "broken.json"] },
  { args: ["alarm", "--font", FONT, "--css", "missing.css"] },
  { args: ["heart", "-o", "{nothing}.png"] },
  { args: ["batch", "-"], input: '[{"icon": "heart", "output": "../out.png"}]' },
  { args: ["batch", "-"], input: '[{"icon": "heart", "output": "/tmp/accept-out.png"}]' },
  { args: ["batch", "-"], input: '{"icon": "heart", "size": "big"}' },
  { args: ["batch", "-"], input: "[{]" },
  { args: ["batch", "missing.json"] },
  { args: ["heart", "-o", "no/such/folder/heart.png"], code: 1 },
  { args: ["heart", "-o", "file/heart.png"], code: 1 },
  { args: ["heart", "-o", process.platform === "linux" ? "/proc/heart.png" : "file/more/heart.png"], code: 1 },
];

/** Each hostile command ends with its code and one line that says what to do, and leaves no file behind. */
export async function hostileFindings(): Promise<Finding[]> {
  const wrong: string[] = [];
  const crashed: string[] = [];
  const left: string[] = [];
  for (const { args, code = 2, input } of CASES) {
    const title = args.join(" ").slice(0, 60);
    await inFolder(async (folder) => {
      const work = path.join(folder, "work");
      mkdirSync(work);
      writeFileSync(path.join(work, "file"), "");
      writeFileSync(path.join(work, "broken.woff2"), Buffer.from("wOF2 and then nothing of a font"));
      writeFileSync(path.join(work, "broken.css"), ".bi-alarm::before { content: ");
      writeFileSync(path.join(work, "broken.json"), '{"alarm": ');
      const result = await iconRender(args, work, input);
      if (result.code > 2) crashed.push(`${title} ended with ${result.code}`);
      if (result.code !== code || !saysWhatToDo(result))
        wrong.push(`${title} ended with ${result.code}: ${result.stderr.trim().slice(0, 200)}`);
      const files = [...readdirSync(work), ...readdirSync(folder)].sort();
      if (files.join() !== "broken.css,broken.json,broken.woff2,file,work") left.push(title);
    });
  }
  return [
    allOf("hostile commands with their code, an error code and a hint", CASES.length, wrong),
    allOf("without a crash", CASES.length, crashed),
    allOf("without a file left behind", CASES.length, left),
  ];
}

function saysWhatToDo({ stdout, stderr }: CommandResult): boolean {
  return stdout === "" && /^icon-render: E_[A-Z]+: [^\n]+; [^\n]+\n$/.test(stderr) && !stderr.includes("E_INTERNAL");
}

/** A picture over the limit is refused before its memory is taken: the process stays as small as it began. */
export async function limitBeforeMemory(): Promise<Finding> {
  const script = `import { renderRgba } from ${JSON.stringify(path.join(iconRenderFolder, "src/index.ts"))};
renderRgba("heart", { size: 8 });
const before = process.resourceUsage().maxRSS;
let code = "none";
try { renderRgba("heart", { size: 16384, maxPixels: 16384 * 16384 - 1 }); } catch (error) { code = error.code; }
console.log(JSON.stringify({ code, grown: (process.resourceUsage().maxRSS - before) / 1024 }));`;
  const { stdout, stderr } = await command("node", ["--input-type=module", "-e", script]);
  if (stdout === "") return { met: false, text: stderr.trim().slice(0, 300) };
  const { code, grown }: { code: string; grown: number } = JSON.parse(stdout);
  const { met, text } = atMost(`16384 x 16384 over the limit is ${code} and memory grows by`, grown, 16, " MB");
  return { met: met && code === "E_PIXELS", text };
}
