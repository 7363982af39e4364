import { counted } from "../counted.ts";
import type { FindingLog, Place } from "../midi/finding.ts";
import type { ChunkEvent } from "../project/event.ts";
import { allEvents } from "../project/event-list.ts";
import { keyOf, META, metreOf, tempoOf } from "../project/meta.ts";
import type { Project } from "../project/project.ts";

/** Metas whose data has one length, after the Standard MIDI Files specification 1.1; FF 00 may be empty as well. */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [META.channelPrefix, 1],
  [META.port, 1],
  [META.tempo, 3],
  [META.smpteOffset, 5],
  [META.metre, 4],
  [META.key, 2],
]);

const SONG_WIDE: ReadonlyMap<number, string> = new Map([
  [META.tempo, "a tempo"],
  [META.metre, "a metre"],
  [META.smpteOffset, "a film time"],
]);

/** Finds what is wrong among tempo, metre, key and the other events of chunks. */
export function lintConductor(project: Project, log: FindingLog): void {
  let tempos = 0;
  for (const [chunk, { events }] of project.chunks.entries()) {
    let open: ChunkEvent | undefined;
    for (const event of allEvents(events)) {
      const place = { chunk, tick: event.tick };
      if (event.type === "meta") {
        if (event.kind === META.tempo) tempos++;
        lintMeta(event, place, log);
        if (project.format === 1 && chunk > 0) lintLate(event, place, log);
      } else {
        open = lintSysex(event, open, place, log);
      }
    }
    if (open !== undefined) unfinished(open, chunk, log);
  }
  if (tempos === 0 && project.division.type === "ppq") {
    log.add("no-tempo", "there is no tempo: players take 120 beats a minute", { chunk: 0 });
  }
}

type MetaEvent = Extract<ChunkEvent, { type: "meta" }>;
type SysexEvent = Extract<ChunkEvent, { type: "sysex" }>;

function lintMeta(event: MetaEvent, place: Place, log: FindingLog): void {
  const length = LENGTHS.get(event.kind);
  if (length !== undefined && event.data.length !== length) {
    const name = `FF ${event.kind.toString(16).padStart(2, "0")}`;
    log.add("wrong-value", `a meta ${name} has ${counted(event.data.length, "byte")} instead of ${length}`, place);
  }
  if (event.kind === META.tempo && tempoOf(event) === undefined)
    log.add("bad-tempo", "a tempo is zero or cut short, and passed over", place);
  if (event.kind === META.metre && metreOf(event) === undefined)
    log.add("bad-metre", "a metre has no beats, or is cut short, and passed over", place);
  if (event.kind === META.key && keyOf(event) === undefined) {
    log.add("bad-key", "a key has more than seven sharps or flats", place);
  }
}

function lintLate(event: MetaEvent, place: Place, log: FindingLog): void {
  const what = SONG_WIDE.get(event.kind);
  if (what !== undefined) log.add("late-conductor", `${what} is not in the first track: some players miss it`, place);
}

/** @returns the message that is to be continued */
function lintSysex(
  event: SysexEvent,
  open: ChunkEvent | undefined,
  place: Place,
  log: FindingLog,
): ChunkEvent | undefined {
  const isLast = event.data.at(-1) === 0xf7;
  if (event.lead === 0xf7) return open === undefined || isLast ? undefined : open;
  if (open !== undefined && place.chunk !== undefined) unfinished(open, place.chunk, log);
  return isLast ? undefined : event;
}

function unfinished(event: ChunkEvent, chunk: number, log: FindingLog): void {
  log.add("sysex-end", "a system exclusive message does not end with F7", { chunk, tick: event.tick });
}
