import { createReadStream, createWriteStream, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { quote } from "@side-projects/command";
import type { Streams } from "@side-projects/command/node";
import { formatOf } from "../core/app/file-format.ts";
import { MidituiError } from "../core/error.ts";
import type { Project } from "../core/project/project.ts";
import { makeFolder } from "../files/make-folder.ts";
import { fileError } from "../files/reason.ts";
import { readSong } from "../files/song-file.ts";
import { statusOf } from "../files/status.ts";
import { EFFECTS } from "../sound/outputs/effect-names.ts";
import { chooseBank } from "../sound/render/choose-bank.ts";
import { type RenderOptions, renderSong } from "../sound/render/render-song.ts";
import { warmThread } from "../sound/render/render-thread.ts";
import type { RenderedSong } from "../sound/render/song-files.ts";
import type { Args } from "./args.ts";
import { EXIT } from "./failure.ts";
import { BITS } from "./flags.ts";
import { readInput } from "./input.ts";
import { numberOption } from "./number-option.ts";
import { renderJson, renderText } from "./render-report.ts";

/** Frames a second. */
const RATE = 44_100;
const MOST_BARS = 1_000_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** miditui render. @returns the exit code */
export async function renderCommand(args: Args, streams: Streams): Promise<number> {
  const [from = "-"] = args.words;
  return renderTo(args, streams, async () => {
    const { project, findings } = await readSong(readInput(from), from);
    for (const { text, severity } of findings) if (severity !== "note") streams.note(`${from}: ${text}`);
    return project;
  });
}

/** @param load the song, once the options are known to be right. @returns the exit code */
export async function renderTo(args: Args, streams: Streams, load: () => Promise<Project>): Promise<number> {
  const target = targetOf(args, streams);
  const settings = settingsOf(args);
  warmThread();
  const project = await load();
  const { path: bank, troubles } = chooseBank(project, args.texts.get("soundfont"));
  for (const trouble of troubles)
    streams.note(`${trouble}; rendered with ${bank === undefined ? "the instruments of miditui" : quote(bank)}`);
  const rendered = await inFolder(settings.stems, () =>
    rendering(project, { ...settings, bank, path: target }, streams),
  );
  if (rendered.mix !== undefined && rendered.mix.over > 0)
    streams.note(`${rendered.mix.over} samples are louder than full${clippedHint(settings, rendered.mix.peak)}`);
  const seconds = performance.now() / 1000;
  const result = { rendered, path: target, rate: settings.rate, bits: settings.format, bank, seconds };
  if (args.switches.has("json")) streams.write(`${JSON.stringify(renderJson(result))}\n`);
  else if (target !== "-") streams.write(renderText(result));
  return EXIT.done;
}

/** "-" where the standard output takes it. */
function targetOf({ texts, switches }: Args, streams: Streams): string | undefined {
  const path = texts.get("output");
  if (path === undefined) {
    if (texts.has("stems")) return undefined;
    throw new MidituiError("E_USAGE", "render does not know where to", "add -o song.wav");
  }
  if (path === "") throw new MidituiError("E_USAGE", 'a file is called ""', "give its name");
  if (path === "-") {
    if (streams.outputIsTerminal) throw new MidituiError("E_USAGE", "a .wav is nothing for a terminal", "name a file");
    if (switches.has("json"))
      throw new MidituiError("E_USAGE", "-o - and --json want one output", "leave one of them out");
    return path;
  }
  checkName(path);
  // Told before it is rendered rather than after it.
  const status = statusOf(path);
  if (status?.isDirectory()) throw new MidituiError("E_FILE", `${quote(path)} is a folder`, "choose a file");
  if (status?.isFile() && !switches.has("force"))
    throw new MidituiError("E_FILE", `${quote(path)} is there already`, "add --force to replace it");
  return path;
}

/** @throws MidituiError for a name by which another kind of file would be expected, or a folder */
function checkName(path: string): void {
  if (formatOf(path) !== undefined)
    throw new MidituiError("E_USAGE", `${quote(path)} is called like a song, and is to be a WAV`, "end it in .wav");
  if (OTHER_SOUND.test(path)) {
    const hint = "end it in .wav, or pipe it: -o - | flac -o song.flac -";
    throw new MidituiError("E_USAGE", `${quote(path)} is to be a WAV, and miditui makes nothing else`, hint);
  }
  if (/[/\\]$/.test(path))
    throw new MidituiError("E_FILE", `${quote(path)} is called like a folder`, "name a file in it");
}

const OTHER_SOUND = /\.(?:mp[234]|m4a|flac|og[ga]|opus|aac|aiff?|wma|caf|au)$/i;

type Settings = Omit<RenderOptions, "path" | "bank">;

function settingsOf(args: Args): Settings {
  const bars = { least: 1, most: MOST_BARS, whole: true };
  const fromBar = numberOption(args, "from", bars);
  const toBar = numberOption(args, "to-bar", bars);
  const decibels = numberOption(args, "gain", { least: -60, most: 24 }) ?? 0;
  return {
    stems: args.texts.get("stems"),
    rate: numberOption(args, "rate", { least: 8000, most: 192_000, whole: true }) ?? RATE,
    format: BITS.find((bits) => bits === args.texts.get("bits")) ?? "16",
    gain: 10 ** (decibels / 20),
    loop: args.switches.has("seamless"),
    effect: EFFECTS.find((name) => name === args.texts.get("effect")) ?? "off",
    replace: args.switches.has("force"),
    ...(fromBar !== undefined && { fromBar }),
    ...(toBar !== undefined && { toBar }),
  };
}

/** Makes the folder of the stems, and takes it away again where nothing came into it. */
async function inFolder<Result>(path: string | undefined, act: () => Promise<Result>): Promise<Result> {
  const status = path === undefined ? undefined : statusOf(path);
  if (path === undefined || status?.isDirectory()) return act();
  if (status !== undefined)
    throw new MidituiError("E_FILE", `${quote(path)} is no folder`, "name a folder for the stems");
  try {
    makeFolder(path, 0o777);
  } catch (error) {
    throw fileError(path, error, "write");
  }
  try {
    return await act();
  } catch (error) {
    removeEmpty(path);
    throw error;
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else has put something into it meanwhile.
  }
}

/** Renders to a file; what is no plain file gets a copy of one, since its header is known only at the end. */
async function rendering(project: Project, options: RenderOptions, streams: Streams): Promise<RenderedSong> {
  const { path } = options;
  const isStream = path !== undefined && (path === "-" || !(statusOf(path)?.isFile() ?? true));
  const aside = isStream ? mkdtempSync(join(tmpdir(), "miditui-")) : undefined;
  const file = aside === undefined ? path : join(aside, "song.wav");
  try {
    const rendered = await cancellable((signal) =>
      renderSong(project, { ...options, path: file }, { signal, onProgress: progressOn(streams) }),
    );
    streams.status("");
    if (aside === undefined || file === undefined || path === undefined) return rendered;
    await copy(file, path, streams);
    return { ...rendered, mix: rendered.mix && { ...rendered.mix, path } };
  } finally {
    streams.status("");
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
  }
}

async function copy(from: string, to: string, streams: Streams): Promise<void> {
  if (to === "-") {
    for await (const part of createReadStream(from)) streams.write(part);
    return;
  }
  try {
    await pipeline(createReadStream(from), createWriteStream(to));
  } catch (error) {
    throw fileError(to, error, "write");
  }
}

/** What a signal that ends programs aborts. */
async function cancellable<Result>(act: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  for (const signal of SIGNALS) process.once(signal, cancel);
  try {
    return await act(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, cancel);
  }
}

function progressOn(streams: Streams): (part: number) => void {
  let shown = -1;
  return (part) => {
    const percent = Math.floor(100 * part);
    if (percent !== shown) streams.status(`rendering: ${percent} %, Ctrl+C cancels`);
    shown = percent;
  };
}

/** @param peak of what was made with the gain of the settings */
function clippedHint({ format, gain }: Settings, peak: number): string {
  const decibels = Math.floor(200 * Math.log10(gain / peak)) / 10;
  return format === "32f" ? "" : ` and were cut off; use --gain ${decibels}`;
}
