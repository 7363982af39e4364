import { readFileSync } from "node:fs";
import { type Args, optionsOf, parseArgs, textOf } from "./cli/args.ts";
import { parseSizes, parseViewBox, planJobs, type Request } from "./cli/job.ts";
import { type Report, runJobs } from "./cli/run.ts";
import { processTerminal, type Terminal } from "./cli/terminal.ts";
import { IconError, visible } from "./core/error.ts";
import type { IconSet } from "./core/icon.ts";
import { fontAwesome } from "./fontawesome.ts";

const terminal = processTerminal();
run(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = fail(error, terminal);
});

async function run(argv: readonly string[]): Promise<void> {
  await main(parseArgs(argv), terminal);
}

async function main(args: Args, out: Terminal): Promise<void> {
  const [first, ...rest] = args.words;
  const report: Report = { json: args.values.has("json"), quiet: args.values.has("quiet") };
  if (args.values.has("version")) return out.line(version());
  if (args.values.has("help") || first === "help") {
    const { helpText } = await import("./cli/help.ts");
    return out.line(helpText().trimEnd());
  }
  const sketch = textOf(args, "sketch");
  if (first === undefined && sketch === undefined) {
    throw new IconError("E_ICON", "no icon named", "try: icon-render heart, or icon-render --help");
  }

  const font = await fontOf(args);
  if (first === "list" || first === "search" || first === "info") {
    const { infoCommand, listCommand, searchCommand } = await import("./cli/browse.ts");
    if (first === "list") return listCommand(font(), textOf(args, "style"), report.json, out);
    return first === "search"
      ? searchCommand(font(), rest, report.json, out)
      : infoCommand(font(), rest, report.json, out);
  }

  const defaults = await defaultsOf(args, font);
  const requests = first === "batch" ? await manifestOf(rest, defaults) : iconsOf(args.words, defaults);
  await runJobs(planJobs(requests, font), report, out);
}

type Font = () => IconSet;

async function fontOf(args: Args): Promise<Font> {
  const [file, css] = [textOf(args, "font"), textOf(args, "css")];
  if (file === undefined && css === undefined) return fontAwesome;
  if (file === undefined) throw new IconError("E_OPTION", "--css names the icons of a font", "add --font FILE");
  const { readFont } = await import("./cli/files.ts");
  const set = await readFont(file, css);
  return () => set;
}

async function defaultsOf(args: Args, font: Font): Promise<Omit<Request, "icon">> {
  const [sizes, viewBox, sketch] = [textOf(args, "sizes"), textOf(args, "view-box"), textOf(args, "sketch")];
  let options = optionsOf(args);
  if (font !== fontAwesome) options = { ...options, font: font() };
  if (sketch !== undefined) {
    const { readSketch } = await import("./cli/files.ts");
    options = { ...options, sketch: await readSketch(sketch, options) };
  }
  return {
    options,
    output: textOf(args, "output"),
    format: textOf(args, "format"),
    sizes: sizes === undefined ? undefined : parseSizes(sizes),
    ...(viewBox !== undefined && { viewBox: parseViewBox(viewBox) }),
  };
}

async function manifestOf(words: readonly string[], defaults: Omit<Request, "icon">): Promise<Request[]> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) {
    throw new IconError(
      "E_MANIFEST",
      `batch with ${words.length} files`,
      "try: icon-render batch icons.json, or batch -",
    );
  }
  const { readManifest } = await import("./cli/manifest.ts");
  return readManifest(path, defaults);
}

function iconsOf(words: readonly string[], defaults: Omit<Request, "icon">): Request[] {
  const names = words.length === 0 ? ["sketch"] : words;
  return names.map((icon) => ({ ...defaults, icon }));
}

function version(): string {
  const text: { version?: unknown } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(text.version);
}

function fail(error: unknown, out: Terminal): number {
  if (error instanceof IconError) {
    const { code, message, hint } = error;
    out.error(visible(`icon-render: ${code}: ${message}${hint === undefined ? "" : `; ${hint}`}`));
    return error.code === "E_WRITE" || error.code === "E_WEBP" ? 1 : 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  out.error(visible(`icon-render: E_INTERNAL: ${message}; please report this`));
  return 1;
}
