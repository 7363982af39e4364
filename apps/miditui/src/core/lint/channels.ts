import type { FindingLog } from "../midi/finding.ts";
import { pitchName } from "../pitch-name.ts";
import type { ChannelEvent } from "../project/event.ts";
import { allEvents, firstEvent } from "../project/event-list.ts";
import { isMeta, META } from "../project/meta.ts";
import type { Project, Track } from "../project/project.ts";
import { DRUM_CHANNEL } from "../project/track-sound.ts";

const PEDALS: ReadonlyMap<number, string> = new Map([
  [64, "sustain pedal"],
  [66, "sostenuto pedal"],
]);

const BEND_MIDDLE = 8192;

/** What a channel has been told up to some event. */
interface ChannelMood {
  /** Controllers of pedals that are down, and since which tick. */
  readonly pedals: Map<number, number>;
  bend: number;
  /** Whether a parameter has been chosen that data would set. */
  parameter: boolean;
}

/** Finds what tracks tell their channels at the wrong time, and tracks that tell one channel different things. */
export function lintChannels(project: Project, places: ReadonlyMap<number, number>, log: FindingLog): void {
  for (const track of project.tracks) {
    const chunk = places.get(track.chunk) ?? 0;
    lintEvents(track, chunk, log);
    lintProgram(track, chunk, log);
    lintPort(project, track, chunk, log);
  }
  if (project.format !== 2) lintClashes(project, places, log);
}

function lintEvents(track: Track, chunk: number, log: FindingLog): void {
  const mood: ChannelMood = { pedals: new Map(), bend: BEND_MIDDLE, parameter: false };
  for (const event of allEvents(track.events)) {
    if (event.type === "bend") mood.bend = event.value;
    if (event.type === "stray-off") {
      const text = `an end of ${pitchName(event.pitch)} in ${track.name} ends no note`;
      log.add("stray-off", text, { chunk, tick: event.tick });
    }
    if (event.type === "control") lintControl(event, mood, { track, chunk, log });
  }
  for (const [controller, tick] of mood.pedals) {
    log.add("held-pedal", `the ${PEDALS.get(controller)} of ${track.name} is never let go`, { chunk, tick });
  }
  if (mood.bend !== BEND_MIDDLE) log.add("bent-at-end", `${track.name} ends with its pitch bent`, { chunk });
}

function lintControl(
  { controller, value, tick }: Extract<ChannelEvent, { type: "control" }>,
  mood: ChannelMood,
  { track, chunk, log }: { readonly track: Track; readonly chunk: number; readonly log: FindingLog },
): void {
  if (PEDALS.has(controller)) {
    if (value < 64) mood.pedals.delete(controller);
    else if (!mood.pedals.has(controller)) mood.pedals.set(controller, tick);
  }
  if (controller === 121) {
    mood.pedals.clear();
    mood.bend = BEND_MIDDLE;
  }
  if (controller >= 98 && controller <= 101) mood.parameter = true;
  if (isData(controller) && !mood.parameter) {
    const text = `controller ${controller} of ${track.name} sets a parameter, and none has been chosen`;
    log.add("data-without-parameter", text, { chunk, tick });
  }
  if (isUndefined(controller)) {
    log.add("undefined-controller", `controller ${controller} of ${track.name} has no meaning`, { chunk, tick });
  }
}

function isData(controller: number): boolean {
  return controller === 6 || controller === 38 || controller === 96 || controller === 97;
}

/** After the table of controllers of the MIDI 1.0 specification. */
function isUndefined(controller: number): boolean {
  if (controller === 3 || controller === 9 || controller === 14 || controller === 15) return true;
  if (controller >= 20 && controller <= 31) return true;
  return (controller >= 85 && controller <= 90 && controller !== 88) || (controller >= 102 && controller <= 119);
}

function lintProgram(track: Track, chunk: number, log: FindingLog): void {
  const program = firstEvent(track.events, (event) => event.type === "program");
  const start = track.notes.blocks[0]?.firstStart;
  if (program === undefined || start === undefined || program.tick <= start) return;
  log.add("late-program", `the first program of ${track.name} comes after its first note`, {
    chunk,
    tick: program.tick,
  });
}

function lintPort(project: Project, track: Track, chunk: number, log: FindingLog): void {
  const events = project.chunks[chunk]?.events;
  const port = events && firstEvent(events, (event) => isMeta(event, META.port));
  if (port === undefined) return;
  const first = Math.min(track.notes.blocks[0]?.firstStart ?? Number.POSITIVE_INFINITY, firstTick(track));
  if (port.tick > first) {
    log.add("late-port", `the port of ${track.name} is said after its first event`, { chunk, tick: port.tick });
  }
}

function firstTick(track: Track): number {
  return track.events.blocks[0]?.[0]?.tick ?? Number.POSITIVE_INFINITY;
}

function lintClashes(project: Project, places: ReadonlyMap<number, number>, log: FindingLog): void {
  const owners = new Map<number, { readonly track: Track; readonly program: number }>();
  for (const track of project.tracks) {
    const event = firstEvent(track.events, (candidate) => candidate.type === "program");
    if (event?.type !== "program" || track.channel === DRUM_CHANNEL || track.notes.count === 0) continue;
    const place = track.port * 16 + track.channel;
    const owner = owners.get(place);
    if (owner === undefined) owners.set(place, { track, program: event.program });
    else if (owner.program !== event.program) {
      const text = `${track.name} and ${owner.track.name} are on channel ${track.channel + 1} with different programs`;
      log.add("channel-clash", text, { chunk: places.get(track.chunk) ?? 0, tick: event.tick });
    }
  }
}
