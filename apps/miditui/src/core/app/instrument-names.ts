import { instrumentName, programName } from "../instruments.ts";
import { firstEvent } from "../project/event-list.ts";
import type { Track } from "../project/project.ts";
import { CONTROLLERS, DRUM_CHANNEL, trackProgram } from "../project/track-sound.ts";
import type { Bank } from "./sound-state.ts";

/** Bank number of drum kits in a SoundFont. */
const DRUM_BANK = 128;

const PLAIN: readonly string[] = Array.from({ length: 128 }, (_, program) => programName(program));
const known: WeakMap<Bank, ReadonlyMap<string, string>> = new WeakMap();
const told: WeakMap<Track, { readonly bank: Bank | undefined; readonly name: string }> = new WeakMap();
const lists: WeakMap<Bank, readonly string[]> = new WeakMap();

/** What a track plays with, as the bank in use calls it; by General MIDI where that is our own, or tells nothing of it. */
export function instrumentIn(bank: Bank | undefined, track: Track): string {
  // A track may have a hundred thousand events, and is asked for with each frame.
  const last = told.get(track);
  if (last !== undefined && last.bank === bank) return last.name;
  const name = nameOf(bank, track);
  told.set(track, { bank, name });
  return name;
}

function nameOf(bank: Bank | undefined, track: Track): string {
  const program = trackProgram(track);
  const plain = instrumentName(track.channel, program);
  if (bank?.path === undefined) return plain;
  const names = namesOf(bank);
  if (track.channel === DRUM_CHANNEL) return names.get(keyOf(DRUM_BANK, program)) ?? plain;
  return names.get(keyOf(firstBank(track), program)) ?? names.get(keyOf(0, program)) ?? plain;
}

/** Names of the 128 programs, as the bank in use calls them. */
export function programNames(bank: Bank | undefined): readonly string[] {
  if (bank?.path === undefined) return PLAIN;
  const listed = lists.get(bank) ?? PLAIN.map((plain, program) => namesOf(bank).get(keyOf(0, program)) ?? plain);
  lists.set(bank, listed);
  return listed;
}

function namesOf(bank: Bank): ReadonlyMap<string, string> {
  const names =
    known.get(bank) ?? new Map(bank.presets.map((preset) => [keyOf(preset.bank, preset.program), preset.name]));
  known.set(bank, names);
  return names;
}

function keyOf(bank: number, program: number): string {
  return `${bank} ${program}`;
}

function firstBank({ events }: Track): number {
  const event = firstEvent(events, (each) => each.type === "control" && each.controller === CONTROLLERS.bank);
  return event?.type === "control" ? event.value : 0;
}
