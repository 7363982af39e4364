import { readFileSync } from "node:fs";
import { ScrapeError } from "../core/error.ts";
import { type Args, parseArgs, unknownCommand } from "./args.ts";
import { commandNamed } from "./command-list.ts";
import type { Context, Run } from "./context.ts";
import { catchRest, failureOf } from "./guard.ts";
import { withFollowUp } from "./hint.ts";
import { Journal, type Level } from "./journal.ts";
import { takeKey } from "./key.ts";
import { Redactor } from "./redact.ts";
import { clockOf, levelOf } from "./settings.ts";
import { mayColour, terminalOf } from "./terminal.ts";

/**
 * The command from its arguments to its exit code. What was printed has passed the redactor: it is set up and knows the
 * key before anything else is looked at.
 *
 * @param manifest the package.json that tells the version
 */
export async function run(argv: readonly string[], manifest: URL): Promise<number> {
  const redactor = new Redactor();
  redactor.guard(process.stdout, false);
  redactor.guard(process.stderr, true);
  let level: Level = argv.some((arg, i) => arg === "debug" && argv[i - 1] === "--log-level") ? "debug" : "info";
  catchRest(() => level === "debug");
  let args: Args | undefined;
  const fail = (error: unknown): number => {
    const { line, code } = failureOf(withFollowUp(error, args), level === "debug");
    process.stderr.write(`${line}\n`);
    return code;
  };
  let journal: Journal | undefined;
  try {
    const found = takeKey(process.env, envFile(argv), !before(argv).includes("--demo"));
    for (const key of found.hidden) redactor.hide(key);
    refuseKeys(argv, redactor);
    args = parseArgs(argv);
    const { switches } = args;
    const coloured = mayColour(process.env, process.stdout.isTTY === true, switches.has("no-color"));
    const terminal = terminalOf(process.stdout, coloured);
    const simple = await answered(args, manifest);
    if (simple !== undefined) {
      terminal.line(simple);
      return 0;
    }
    level = levelOf(args);
    const clock = clockOf(process.env);
    journal = journalOf(level, clock);
    const context = { args, found, clock, terminal, journal, fail };
    const command = await commandOf(args);
    const code = await command({ ...context, json: switches.has("json"), quiet: switches.has("quiet") });
    terminal.check();
    return code;
  } catch (error) {
    journal?.end();
    return fail(error);
  }
}

/**
 * A key among the arguments would become a file's name, a stored channel or a part of an address.
 *
 * @throws ScrapeError E_USAGE
 */
function refuseKeys(argv: readonly string[], redactor: Redactor): void {
  if (argv.every((arg) => redactor.text(arg, true) === arg)) return;
  throw new ScrapeError("E_USAGE", "an argument holds an API key, which every process can read there", {
    hint: "leave it out; the key is taken from YOUTUBE_API_KEY in .env",
  });
}

function journalOf(level: Level, clock: Context["clock"]): Journal {
  const { stderr } = process;
  const live = stderr.isTTY === true && process.env.TERM !== "dumb";
  const write = (text: string): boolean => stderr.write(text);
  const journal = new Journal({ write, columns: live ? () => stderr.columns || 80 : undefined, level, clock });
  // However the process ends, the terminal has its cursor back.
  process.on("exit", () => journal.end());
  return journal;
}

/** Arguments up to a double dash. */
function before(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

/** The key is taken before the arguments are judged, so that an error about them can't show it. */
function envFile(argv: readonly string[]): string | undefined {
  const args = before(argv);
  const at = args.findLastIndex((arg) => /^--env(?:-file)?(?:=|$)/.test(arg));
  if (at < 0) return undefined;
  const arg = args[at] ?? "";
  return arg.includes("=") ? arg.slice(arg.indexOf("=") + 1) : args[at + 1];
}

/** The text of --version or of a help. */
async function answered({ command, words, switches }: Args, manifest: URL): Promise<string | undefined> {
  if (switches.has("version")) return version(manifest);
  const isHelp = command?.name === "help";
  if (!isHelp && !switches.has("help")) return undefined;
  const { helpText } = await import("./help.ts");
  const [word] = isHelp ? words : [];
  const about = word === undefined ? (isHelp ? undefined : command) : commandNamed(word);
  if (word !== undefined && about === undefined) throw unknownCommand(word);
  return helpText(about).trimEnd();
}

function version(manifest: URL): string {
  const text: { version?: unknown } = JSON.parse(readFileSync(manifest, "utf8"));
  return String(text.version);
}

/** Each command is loaded when it is called, so that the others start without it. */
async function commandOf({ command }: Args): Promise<Run> {
  switch (command?.name) {
    case "scrape":
      return (await import("./commands/scrape.ts")).scrapeCommand;
    case "refresh":
      return (await import("./commands/refresh.ts")).refreshCommand;
    case "resume":
      return (await import("./commands/resume.ts")).resumeCommand;
    case "estimate":
      return (await import("./commands/estimate.ts")).estimateCommand;
    case "status":
      return (await import("./commands/status.ts")).statusCommand;
    case "report":
      return (await import("./commands/report.ts")).reportCommand;
    case "export":
      return (await import("./commands/export.ts")).exportCommand;
    case "prune":
      return (await import("./commands/prune.ts")).pruneCommand;
    case "doctor":
      return (await import("./commands/doctor.ts")).doctorCommand;
    case "fake":
      return (await import("./commands/fake.ts")).fakeCommand;
    default:
      throw new ScrapeError("E_USAGE", "no command", { hint: "see youtube-scrape --help" });
  }
}
