import { firstEvent } from "../project/event-list.ts";
import { isMeta, META } from "../project/meta.ts";
import type { Chunk, Project, Track } from "../project/project.ts";
import { DRUM_CHANNEL } from "../project/track-sound.ts";
import { ChunkPart, Part } from "./part.ts";
import { Slot } from "./slot.ts";
import type { Synth } from "./synth.ts";

/** Parts that share a port and MIDI channel, and so hear each other's controllers and programs. */
interface Group {
  readonly parts: Part[];
  readonly slots: Slot[];
}

/** What an edit of the song changed. */
export interface ScoreChange {
  /** Parts that are new, or whose notes or events are others. */
  readonly parts: ReadonlySet<Part>;
  /** Slots that may be told something else now. */
  readonly slots: ReadonlySet<Slot>;
  readonly chunks: boolean;
}

/** The tracks of a song with a slot of the synth each, which a track keeps whatever is edited before it. */
export class Score {
  parts: readonly Part[] = [];
  chunks: readonly ChunkPart[] = [];
  /** Of slots; those that are free are among them. */
  readonly slots: Slot[] = [];
  readonly #synth: Synth;
  readonly #free: Slot[] = [];
  #tracks: readonly Track[] = [];
  #sources: readonly Chunk[] = [];
  #byId: ReadonlyMap<number, Part> = new Map();
  #groups: ReadonlyMap<number, Group> = new Map();
  /** Slots that the synth knows of. */
  #declared = 0;

  constructor(synth: Synth) {
    this.#synth = synth;
  }

  update({ tracks, chunks }: Project): ScoreChange {
    const changed = new Set<Part>();
    const slots = new Set<Slot>();
    const isOther = tracks !== this.#tracks || chunks !== this.#sources;
    if (isOther) this.#place(tracks, chunks, changed, slots);
    const chunksChanged = isOther && this.#placeChunks(chunks);
    this.#tracks = tracks;
    this.#sources = chunks;
    return { parts: changed, slots, chunks: chunksChanged };
  }

  /** Slots that are told what the part says. */
  slotsOf(part: Part): readonly Slot[] {
    return this.#groups.get(part.key)?.slots ?? [];
  }

  /** Parts that speak to a part's MIDI channel. */
  groupOf(part: Part): readonly Part[] {
    return this.#groups.get(part.key)?.parts ?? [];
  }

  /** For each of the 16 MIDI channels of a port the channels of the synth that stand for it. */
  channelsOf(port: number): readonly (readonly number[])[] {
    return Array.from({ length: 16 }, (_, channel) =>
      (this.#groups.get(port * 16 + channel)?.slots ?? []).map((slot) => slot.channel),
    );
  }

  #place(tracks: readonly Track[], chunks: readonly Chunk[], changed: Set<Part>, told: Set<Slot>): void {
    const places = new Map(chunks.map((chunk, place) => [chunk.id, place]));
    const ids = new Set(tracks.map(({ id }) => id));
    for (const part of this.parts) if (!ids.has(part.track.id)) this.#leave(part);
    const moved = new Set<number>();
    this.parts = tracks.map((track) => {
      const known = this.#byId.get(track.id);
      const part = known ?? new Part(track);
      const { key } = part;
      const before = part.track;
      part.track = track;
      part.chunk = places.get(track.chunk) ?? 0;
      const isNew = known === undefined;
      if (isNew || before.notes !== track.notes || before.events !== track.events) changed.add(part);
      if (isNew || before.events !== track.events || key !== part.key) moved.add(key).add(part.key);
      return part;
    });
    for (const part of this.#byId.values()) if (!ids.has(part.track.id)) moved.add(part.key);
    this.#byId = new Map(this.parts.map((part) => [part.track.id, part]));
    this.#giveSlots();
    this.#groups = groupsOf(this.parts);
    for (const key of moved) for (const slot of this.#groups.get(key)?.slots ?? []) told.add(slot);
    this.#setGains();
  }

  #leave(part: Part): void {
    if (part.slot === undefined) return;
    part.slot.clear();
    part.sung.clear();
    this.#free.push(part.slot);
    part.slot = undefined;
  }

  #giveSlots(): void {
    let isOther = false;
    for (const part of this.parts) {
      const drums = part.track.channel === DRUM_CHANNEL;
      part.slot ??= this.#free.pop() ?? this.#newSlot();
      if (part.slot.drums === drums && this.#declared > part.slot.channel) continue;
      // The synth begins such a channel anew, and what sounds there with it.
      part.slot.renew(drums);
      part.sung.clear();
      isOther = true;
    }
    if (!isOther) return;
    this.#synth.setChannels(this.slots.map(({ drums }) => drums));
    this.#declared = this.slots.length;
  }

  #newSlot(): Slot {
    const slot = new Slot(this.#synth, this.slots.length);
    this.slots.push(slot);
    return slot;
  }

  #setGains(): void {
    const isSolo = this.parts.some(({ track }) => track.solo);
    for (const { track, slot } of this.parts) slot?.setGain(!track.muted && (track.solo || !isSolo) ? 1 : 0);
  }

  /** @returns whether one has other messages */
  #placeChunks(chunks: readonly Chunk[]): boolean {
    const ports = new Map(this.parts.map(({ track }) => [track.chunk, track.port]));
    const next = chunks.map((chunk, place) => {
      const known = this.chunks[place];
      const port = ports.get(chunk.id) ?? portOf(chunk);
      return known?.events === chunk.events && known.port === port ? known : new ChunkPart(chunk, place, port);
    });
    const isOther = next.length !== this.chunks.length || next.some((chunk, place) => chunk !== this.chunks[place]);
    this.chunks = next;
    return isOther;
  }
}

function groupsOf(parts: readonly Part[]): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>();
  for (const part of parts) {
    const group = groups.get(part.key) ?? { parts: [], slots: [] };
    groups.set(part.key, group);
    group.parts.push(part);
    if (part.slot !== undefined) group.slots.push(part.slot);
  }
  return groups;
}

function portOf(chunk: Chunk): number {
  const port = firstEvent(chunk.events, (event) => isMeta(event, META.port));
  return port?.data[0] ?? 0;
}
