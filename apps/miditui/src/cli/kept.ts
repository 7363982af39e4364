import { homedir } from "node:os";
import { basename } from "node:path";
import { visible } from "@side-projects/command";
import type { Streams } from "@side-projects/command/node";
import { counted } from "../core/counted.ts";
import { type KeptWork, listKept } from "../files/list-kept.ts";
import { momentOf } from "../files/moment.ts";
import { stateFolder } from "../files/state-folder.ts";
import type { Args } from "./args.ts";
import { EXIT } from "./failure.ts";

const STATES: Readonly<Record<KeptWork["state"], string>> = {
  "set-aside": "set aside, since its file was written by another program",
  unsaved: "left unsaved",
  unreadable: "cannot be read",
};

/** miditui kept. @returns the exit code */
export function keptCommand(args: Args, streams: Streams): number {
  const folder = stateFolder({ env: process.env, platform: process.platform, home: homedir() });
  const works = listKept(folder);
  if (args.switches.has("json")) streams.write(`${JSON.stringify({ folder, kept: works.map(asJson) })}\n`);
  else if (works.length === 0) streams.note(`nothing is set aside or unsaved in ${folder}`);
  else streams.write(`${works.map((work) => told(work, streams)).join("\n\n")}\n${ending(works)}`);
  return EXIT.done;
}

function asJson({ state, file, at, session, open }: KeptWork): Record<string, unknown> {
  return {
    state,
    song: session === undefined ? null : nameOf(session),
    path: session?.path ?? null,
    at: new Date(at).toISOString(),
    notes: session === undefined ? null : notesIn(session),
    file,
    open: open ?? null,
  };
}

/** Two lines: what it is, and how it is opened or where it lies. */
function told({ state, file, at, session, open }: KeptWork, { strong, faint }: Streams): string {
  const name = session === undefined ? basename(file) : nameOf(session);
  const notes = session === undefined ? "" : `, ${counted(notesIn(session), "note")}`;
  const from = session?.path === undefined ? "" : ` ${faint(`(${visible(session.path)})`)}`;
  return `${strong(visible(name))}, ${momentOf(at)}${notes}: ${STATES[state]}${from}
  ${visible(open ?? file)}`;
}

function ending(works: readonly KeptWork[]): string {
  if (works.every(({ state }) => state === "unsaved")) return "";
  return "\nWhat is set aside stays for 90 days, and the last ten of it for ever.\n";
}

type Kept = NonNullable<KeptWork["session"]>;

function nameOf({ path, project }: Kept): string {
  if (path !== undefined) return basename(path);
  return project.name === "" ? "Untitled" : project.name;
}

function notesIn({ project }: Kept): number {
  return project.tracks.reduce((sum, { notes }) => sum + notes.count, 0);
}
