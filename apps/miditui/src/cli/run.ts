import { readFileSync } from "node:fs";
import { type Args, readArgs, unknownCommand } from "./args.ts";
import { commandNamed } from "./command-list.ts";
import { EXIT, failureOf } from "./failure.ts";
import { processStreams } from "./streams.ts";

/**
 * The command from its arguments to its exit code.
 *
 * @param home folder of the package
 */
export async function run(argv: readonly string[], home: URL): Promise<number> {
  const verbose = argv.includes("--verbose");
  try {
    const args = readArgs(argv);
    const streams = processStreams(args.switches.has("quiet"));
    const simple = await answered(args, home);
    if (simple !== undefined) streams.write(`${simple}\n`);
    return EXIT.done;
  } catch (error) {
    const { line, code } = failureOf(error, verbose);
    process.stderr.write(`${line}\n`);
    return code;
  }
}

/** The text of --version or of a help. */
async function answered({ command, words, switches }: Args, home: URL): Promise<string | undefined> {
  if (switches.has("version")) return version(home);
  if (command.name !== "help" && !switches.has("help")) return undefined;
  const { helpText } = await import("./help.ts");
  const [word] = command.name === "help" ? words : [];
  const about = word === undefined ? command : commandNamed(word);
  if (about === undefined) throw unknownCommand(word ?? "");
  return helpText(about).trimEnd();
}

function version(home: URL): string {
  const manifest: { version?: unknown } = JSON.parse(readFileSync(new URL("package.json", home), "utf8"));
  return String(manifest.version);
}
