import { readFileSync } from "node:fs";
import { parseArgs } from "./cli/args.ts";
import { refusalOf } from "./cli/refusal.ts";
import { runCloud } from "./cli/run.ts";
import { processTerminal } from "./cli/terminal.ts";

const terminal = processTerminal();
run(process.argv.slice(2)).catch((error: unknown) => {
  const { line, exitCode } = refusalOf(error);
  terminal.error(line);
  process.exitCode = exitCode;
});

async function run(argv: readonly string[]): Promise<void> {
  const args = parseArgs(argv);
  if (args.values.has("version")) return terminal.line(version());
  if (args.values.has("help")) {
    const { helpText } = await import("./cli/help.ts");
    return terminal.line(helpText().trimEnd());
  }
  if (args.values.has("list-palettes")) {
    const { palettesCommand } = await import("./cli/list-palettes.ts");
    return palettesCommand(args.values.has("json"), terminal);
  }
  await runCloud(args, terminal);
}

function version(): string {
  const text: { version?: unknown } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(text.version);
}
