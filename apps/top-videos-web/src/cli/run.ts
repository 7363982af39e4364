import { readFileSync } from "node:fs";
import { readArgs } from "./args.ts";
import { catchRest, EXIT, failureOf } from "./failure.ts";
import { helpText } from "./help.ts";
import { keepHeapSmall } from "./memory.ts";
import { settingsOf } from "./settings.ts";

/**
 * The command from its arguments to its exit code.
 *
 * @param home folder of the package
 */
export async function run(argv: readonly string[], home: URL): Promise<number> {
  const verbose = argv.includes("--verbose");
  catchRest(verbose);
  try {
    const args = readArgs(argv);
    if (args.switches.has("help")) return tell(helpText().trimEnd());
    if (args.switches.has("version")) return tell(version(home));
    const settings = settingsOf(args);
    // Help and version are told before the server and SQLite are loaded.
    keepHeapSmall();
    const { view } = await import("./view.ts");
    return await view(settings);
  } catch (error) {
    const { line, code } = failureOf(error, verbose);
    process.stderr.write(`${line}\n`);
    return code;
  }
}

function tell(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.done;
}

function version(home: URL): string {
  const manifest: { version?: unknown } = JSON.parse(readFileSync(new URL("package.json", home), "utf8"));
  return String(manifest.version);
}
