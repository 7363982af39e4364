import { visible } from "@side-projects/command";
import type { Streams } from "@side-projects/command/node";
import { lint } from "../core/lint/lint.ts";
import type { Finding } from "../core/midi/finding.ts";
import { contentOf } from "../files/content.ts";
import { readSong } from "../files/song-file.ts";
import type { Args } from "./args.ts";
import { EXIT } from "./failure.ts";
import { LEVELS } from "./flags.ts";
import { readInput } from "./input.ts";

/** miditui lint. @returns the exit code */
export async function lintCommand(args: Args, streams: Streams): Promise<number> {
  const [path = "-"] = args.words;
  const levels: readonly string[] = LEVELS;
  const least = levels.indexOf(args.texts.get("least") ?? "note");
  const all = await findingsOf(readInput(path), path);
  const findings = all.filter(({ severity }) => levels.indexOf(severity) >= least);
  if (args.switches.has("json")) streams.write(`${JSON.stringify({ findings: findings.map(asJson) })}\n`);
  else if (findings.length > 0) streams.write(`${findings.map((finding) => told(finding, streams)).join("\n")}\n`);
  else streams.note(`nothing found in ${path}`);
  return findings.length === 0 ? EXIT.done : EXIT.findings;
}

async function findingsOf(bytes: Uint8Array, path: string): Promise<readonly Finding[]> {
  if (contentOf(bytes) === "midi") return lint(bytes);
  const { project, findings } = await readSong(bytes, path);
  return [...findings, ...lint(project)];
}

function asJson({ code, severity, text, chunk, tick, byte }: Finding): Record<string, unknown> {
  return { code, severity, text, chunk: chunk ?? null, tick: tick ?? null, byte: byte ?? null };
}

/** One line: how much it matters, what it is, where. */
function told({ code, severity, text, chunk, tick, byte }: Finding, { strong, faint }: Streams): string {
  const level = severity.padEnd(7);
  const places = [
    chunk === undefined ? "" : `chunk ${chunk + 1}`,
    tick === undefined ? "" : `tick ${tick}`,
    byte === undefined ? "" : `byte ${byte}`,
  ].filter((place) => place !== "");
  const where = places.length === 0 ? "" : ` ${faint(`(${places.join(", ")})`)}`;
  return `${severity === "error" ? strong(level) : level}  ${visible(text)}${where} ${faint(`[${code}]`)}`;
}
