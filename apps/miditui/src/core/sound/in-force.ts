import type { ChannelEvent } from "../project/event.ts";
import { type EventList, firstEvent } from "../project/event-list.ts";
import { BANK, ChannelState, RESET_CONTROLLERS } from "./channel-state.ts";
import { isAfter, type Moment } from "./moment.ts";
import { isParameterControl } from "./parameters.ts";

type Block = readonly ChannelEvent[];

const VOLUME = 7;

/** What a channel keeps while the song rests: volume, pan, effects and bank. Fades, bends and pedals belong to the song. */
const RESTING: readonly number[] = [0, 7, 10, 32, 91, 93];

/** One that speaks to a channel. */
export interface Speaker {
  /** Place of its chunk. */
  readonly chunk: number;
  readonly track: { readonly events: EventList<ChannelEvent> };
}

/**
 * What some that speak to one channel have said before a tick.
 *
 * @param since when all was reset last: what was said before it no longer counts
 */
export function inForce(speakers: readonly Speaker[], before: number, since: Moment): ChannelState {
  const said: ChannelEvent[] = [];
  for (const speaker of speakers) gatherSaid(speaker, before, since, said);
  // Stable, so that the events of one list stay in its order.
  if (speakers.length > 1) said.sort((a, b) => a.tick - b.tick);
  const state = new ChannelState();
  for (const event of said) state.say(event);
  return state;
}

/**
 * What a channel has while the song rests at a tick, so that a key sounds like the track: the program and volume in force
 * there, or the first ones where there are none yet, and nothing that fades, bends or holds.
 */
export function atRest(speakers: readonly Speaker[], before: number, since: Moment): ChannelState {
  const there = inForce(speakers, before, since);
  const lists = speakers.map(({ track }) => track.events);
  const programs = there.program >= 0 ? [] : lists.flatMap((list) => firstEvent(list, isProgram) ?? []);
  const first = programs.length === 0 ? before : Math.min(...programs.map(({ tick }) => tick)) + 1;
  const { program, bank, controllers, parameters } = first > before ? inForce(speakers, first, since) : there;
  const state = new ChannelState();
  state.program = program;
  state.bank = bank;
  state.parameters = parameters;
  for (const controller of RESTING) state.controllers[controller] = controllers[controller] ?? -1;
  if ((state.controllers[VOLUME] ?? -1) <= 0) state.controllers[VOLUME] = firstVolume(lists);
  return state;
}

function isProgram(event: ChannelEvent): boolean {
  return event.type === "program";
}

function firstVolume(lists: readonly EventList<ChannelEvent>[]): number {
  for (const list of lists) {
    const event = firstEvent(list, (said) => said.type === "control" && said.controller === VOLUME);
    if (event?.type === "control") return event.value;
  }
  return -1;
}

function gatherSaid({ chunk, track }: Speaker, before: number, since: Moment, said: ChannelEvent[]): void {
  for (const block of track.events.blocks) {
    const first = block[0]?.tick ?? 0;
    const last = block.at(-1)?.tick ?? 0;
    if (first >= before) return;
    if (last < since.tick) continue;
    const isWhole = first > since.tick && last < before;
    for (const event of isWhole ? summaryOf(block) : block) {
      if (event.tick < before && isAfter(since, chunk, event)) said.push(event);
    }
  }
}

/** Of each block what matters to those who come after it: blocks are shared from edit to edit. */
const known = new WeakMap<Block, Block>();

function summaryOf(block: Block): Block {
  const last = known.get(block);
  if (last !== undefined) return last;
  const lastOf = new Map<string, number>();
  const kept = new Set<number>();
  for (const [index, event] of block.entries()) {
    if (event.type === "control" && countsInOrder(event.controller)) kept.add(index);
    else lastOf.set(event.type === "control" ? `${event.controller}` : event.type, index);
  }
  for (const index of lastOf.values()) kept.add(index);
  const summary = block.filter((_, index) => kept.has(index));
  known.set(block, summary);
  return summary;
}

/** Whether more than the last one counts: for a program, or a parameter, that was said between two of them, on any track. */
function countsInOrder(controller: number): boolean {
  return isParameterControl(controller) || BANK.includes(controller) || controller === RESET_CONTROLLERS;
}
