import { readFileSync } from "node:fs";
import type { Streams } from "@side-projects/command/node";
import { type Args, readArgs, unknownCommand } from "./args.ts";
import { COMPOSE_COMMAND, commandNamed } from "./command-list.ts";
import { catchRest, EXIT, failureOf } from "./failure.ts";
import { commandStreams } from "./streams.ts";

/**
 * The command from its arguments to its exit code.
 *
 * @param home folder of the package
 */
export async function run(argv: readonly string[], home: URL): Promise<number> {
  const verbose = argv.includes("--verbose");
  try {
    const args = readArgs(argv);
    const streams = commandStreams(args.switches.has("quiet"));
    const simple = await answered(args, home);
    if (simple !== undefined) {
      streams.write(`${simple}\n`);
      return EXIT.done;
    }
    // Who takes the terminal also catches what nobody else does, since the terminal has to be given back first.
    if (args.command !== COMPOSE_COMMAND) catchRest(verbose);
    return await commandOf(args, streams);
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

/** Each command is loaded when it is called, so that the others start without it. */
async function commandOf(args: Args, streams: Streams): Promise<number> {
  switch (args.command.name) {
    case "play":
      return (await import("./play.ts")).playCommand(args, streams);
    case "demo":
      return (await import("./demo.ts")).demoCommand(args, streams);
    case "info":
      return (await import("./info.ts")).infoCommand(args, streams);
    case "convert":
      return (await import("./convert.ts")).convertCommand(args, streams);
    case "lint":
      return (await import("./lint.ts")).lintCommand(args, streams);
    case "render":
      return (await import("./render.ts")).renderCommand(args, streams);
    case "kept":
      return (await import("./kept.ts")).keptCommand(args, streams);
    default:
      return (await import("./compose.ts")).composeCommand(args, streams);
  }
}
