import { readFileSync } from "node:fs";
import { parseArgs } from "./cli/args.ts";
import { FLAGS } from "./cli/flags.ts";
import { visible } from "./cli/report.ts";
import { runCloud } from "./cli/run.ts";
import { processTerminal, type Terminal } from "./cli/terminal.ts";
import { CloudError } from "./core/error.ts";

const terminal = processTerminal();
run(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = fail(error, terminal);
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

function fail(error: unknown, out: Terminal): number {
  if (error instanceof CloudError) {
    const { code, message, hint } = error;
    out.error(visible(`wordcloud: ${code}: ${asFlags(message)}; ${asFlags(hint ?? "see wordcloud --help")}`));
    return code === "E_WRITE" || code === "E_WEBP" ? 1 : 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  out.error(visible(`wordcloud: E_INTERNAL: ${message}; please report this`));
  return 1;
}

/** The library's names of options as the command spells them. */
function asFlags(text: string): string {
  return text.replace(/(?<![\w"'./-])[a-z]+(?:[A-Z][a-z]+)+(?![\w"'/-])/g, (word) => {
    const flag = FLAGS.find(({ option }) => option === word);
    return flag === undefined ? word : `--${flag.name}`;
  });
}
