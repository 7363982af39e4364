import type { Project } from "../project/project.ts";
import { songEnd } from "../project/song-end.ts";
import { secondsAt, tickAtSeconds } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { type Beat, beatFrom, countIn } from "./beats.ts";
import { Clicks } from "./click.ts";
import { PEDAL_MEMORY } from "./pedalled.ts";
import { RunClock } from "./run-clock.ts";
import { Stage } from "./stage.ts";
import type { Synth } from "./synth.ts";

/** A part of the song that is played again and again, in ticks. */
export interface Loop {
  readonly on: boolean;
  readonly start: number;
  /** The first tick that is not in it. */
  readonly end: number;
}

export interface PlayOptions {
  /** @default none */
  readonly loop?: Loop;
  /** Bars of clicks before the song begins. @default 0 */
  readonly countIn?: number;
}

/** Frames that are rendered at a time, unless an event falls between: the grid does not depend on who asks for how many. */
const BLOCK = 128;

/** A loop has to last longer, in seconds. */
const SHORTEST_LOOP = 0.005;

const NEVER = Number.POSITIVE_INFINITY;

const NO_LOOP: Loop = { on: false, start: 0, end: 0 };

/**
 * Plays a song on a synth. What the song says is said at its frame, rounded from exact time, in the order of the file; edits
 * are heard at once, and whatever was struck is let go.
 */
export class Player {
  readonly #synth: Synth;
  readonly #stage: Stage;
  readonly #clicks: Clicks;
  #project: Project;
  /** Undefined while the song rests. */
  #clock: RunClock | undefined;
  /** Frame and tick that the song of this run begins at: later than now during a count-in. */
  #start: { readonly frame: number; readonly tick: number } | undefined;
  /** Frames that are rendered. */
  #now = 0;
  /** What the song says before this tick is said. */
  #next = 0;
  #restTick = 0;
  #endTick: number;
  #loop: Loop = NO_LOOP;
  #metronome = false;
  #beat: Beat | undefined;
  readonly #spareLeft: Float32Array = new Float32Array(BLOCK);
  readonly #spareRight: Float32Array = new Float32Array(BLOCK);
  /** How many of the last frames in the spare arrays nobody has had yet. */
  #spare = 0;

  constructor(synth: Synth, project: Project) {
    this.#synth = synth;
    this.#project = project;
    this.#stage = new Stage(synth);
    this.#clicks = new Clicks(synth.rate);
    this.#stage.updateAtRest(project, 0);
    this.#endTick = songEnd(project);
  }

  get isPlaying(): boolean {
    return this.#clock !== undefined;
  }

  /** Whether it plays and no note of the song is left; what rings may ring on, and controllers may still come. */
  get ended(): boolean {
    const clock = this.#clock;
    if (clock === undefined || this.#start !== undefined || this.#loopEnd(clock) < NEVER) return false;
    return !this.#stage.hasShort && clock.frameOf(this.#endTick) < this.#now;
  }

  /** Frames that were given out. */
  get frames(): number {
    return this.#now - this.#spare;
  }

  /**
   * Tick of the frame that is given out next, broken; where the song rests, the one that it was stopped at. During a count-in
   * it lies before the tick to begin with, and may be below 0.
   */
  position(): number {
    return this.#clock?.tickAt(this.frames) ?? this.#restTick;
  }

  /** Plays from a tick, or goes on from there. A loop that ends there or before is not entered. */
  play(tick: number, { loop = NO_LOOP, countIn: bars = 0 }: PlayOptions = {}): void {
    const { rate } = this.#synth;
    const map = timeMapOf(this.#project);
    this.#stage.letGo();
    this.#clicks.cancel(this.#now);
    const count = countIn(map, tick, bars);
    const frame = this.#now + Math.round(count.seconds * rate);
    for (const { before, accent } of count.beats) this.#clicks.strike(accent, frame - Math.round(before * rate));
    this.#clock = new RunClock(map, rate, frame, tick);
    this.#start = { frame, tick };
    this.#loop = tick < loop.end ? loop : NO_LOOP;
    this.#next = tick;
    this.#stage.begin(tick);
    this.#findBeat(tick);
  }

  /** The song rests where it is; what rings ends as its instrument lets it. */
  stop(): void {
    if (this.#clock === undefined) return;
    this.#restTick = Math.max(0, this.#start?.tick ?? this.position());
    this.#clock = undefined;
    this.#start = undefined;
    this.#beat = undefined;
    this.#stage.letGo();
    this.#clicks.cancel(this.#now);
  }

  /** The song rests at another tick, where keys sound as its tracks do there; nothing while it plays. */
  rest(tick: number): void {
    if (this.#clock !== undefined || tick === this.#restTick) return;
    this.#restTick = tick;
    this.#stage.restElsewhere();
  }

  /** Takes effect at once; one that ends before the playhead is not entered. */
  setLoop(loop: Loop): void {
    this.#loop = this.#start === undefined || this.#start.tick < loop.end ? loop : NO_LOOP;
  }

  /** Clicks with each beat while the song plays, the first of a bar higher. */
  setMetronome(on: boolean): void {
    this.#metronome = on;
    this.#findBeat(this.#next);
  }

  /** Someone presses a key, on the track at a place of the project: it sounds from the next frame on. */
  noteOn(track: number, pitch: number, velocity: number): void {
    const rest = this.#clock === undefined ? this.#restTick : this.#start?.tick;
    this.#stage.press(track, pitch, velocity, rest);
  }

  /** The key is let go. The song never lets it go, and it ends no note of the song. */
  noteOff(track: number, pitch: number): void {
    this.#stage.release(track, pitch);
  }

  /**
   * The song is another from the next frame on. The playhead stays at its tick; a note that is gone from under it ends, and
   * one that comes to be under it waits until the song passes its start again.
   */
  update(project: Project): void {
    if (project === this.#project) return;
    if (project.tracks !== this.#project.tracks) this.#endTick = songEnd(project);
    if (isAnother(project, this.#project)) this.#restTick = 0;
    this.#project = project;
    const clock = this.#clock;
    if (clock === undefined) {
      this.#stage.updateAtRest(project, this.#restTick);
      return;
    }
    if (this.#start === undefined) this.#next = clock.firstFrom(this.#now, this.#next);
    const map = timeMapOf(project);
    if (map !== clock.map) this.#clock = clock.withMap(map, this.#start?.frame ?? this.#now);
    this.#stage.update(project, this.#next);
    this.#findBeat(this.#next);
  }

  /** Writes the next frames over what the arrays hold at [from, from + count). */
  render(left: Float32Array, right: Float32Array, from: number, count: number): void {
    const end = from + count;
    for (let at = from; at < end; ) {
      if (this.#spare === 0 && end - at >= BLOCK) {
        this.#renderBlock(left, right, at);
        at += BLOCK;
        continue;
      }
      if (this.#spare === 0) {
        this.#renderBlock(this.#spareLeft, this.#spareRight, 0);
        this.#spare = BLOCK;
      }
      const first = BLOCK - this.#spare;
      const length = Math.min(this.#spare, end - at);
      left.set(this.#spareLeft.subarray(first, first + length), at);
      right.set(this.#spareRight.subarray(first, first + length), at);
      this.#spare -= length;
      at += length;
    }
  }

  #renderBlock(left: Float32Array, right: Float32Array, from: number): void {
    const end = from + BLOCK;
    for (let at = from; at < end; ) {
      const count = Math.min(end - at, this.#perform() - this.#now);
      this.#synth.render(left, right, at, count);
      this.#strikeBeats(this.#now + count);
      this.#clicks.mix([left, right], at, this.#now, count);
      this.#now += count;
      at += count;
    }
  }

  /** Does all that is due. @returns frame that something is due at next */
  #perform(): number {
    this.#stage.endShort(this.#now);
    let next = NEVER;
    for (let clock = this.#clock; clock !== undefined; clock = this.#clock) {
      next = this.#start?.frame ?? this.#frameOfNext(clock);
      if (next > this.#now) break;
      if (this.#start !== undefined) {
        this.#stage.wake(this.#start.tick);
        this.#strikeHeld(clock, this.#start.tick);
        this.#start = undefined;
      } else if (this.#stage.tick >= this.#loopEnd(clock)) {
        this.#jump(clock);
      } else {
        this.#next = this.#stage.tick + 1;
        this.#stage.perform(this.#now);
      }
    }
    return this.#stage.hasShort ? this.#now + 1 : next;
  }

  #frameOfNext(clock: RunClock): number {
    const end = this.#loopEnd(clock);
    const tick = Math.min(this.#stage.tick, end);
    return tick < NEVER ? clock.frameOf(tick) : NEVER;
  }

  #jump(clock: RunClock): void {
    const { start, end } = this.#loop;
    const next = clock.jump(end, start);
    this.#clock = next;
    this.#next = start;
    this.#stage.jump(end, start);
    this.#strikeHeld(next, start);
    this.#findBeat(start);
  }

  #strikeHeld(clock: RunClock, tick: number): void {
    const { map } = clock;
    const pedalSince = tickAtSeconds(map, secondsAt(map, tick) - PEDAL_MEMORY);
    const heardFrom = clock.firstFrom(this.#now + 1, Math.ceil(tick));
    this.#stage.strikeHeld(tick, this.#now, { heardFrom, pedalSince });
  }

  /** Tick where the song is to jump back; Infinity where no loop is ahead. */
  #loopEnd(clock: RunClock): number {
    const { on, start, end } = this.#loop;
    if (!on || end <= start || this.#next > end || clock.frameOf(end) < this.#now) return NEVER;
    return secondsAt(clock.map, end) - secondsAt(clock.map, start) < SHORTEST_LOOP ? NEVER : end;
  }

  #findBeat(from: number): void {
    const clock = this.#clock;
    this.#beat = clock === undefined || !this.#metronome ? undefined : beatFrom(clock.map, from);
  }

  /** Clicks that fall before a frame. */
  #strikeBeats(before: number): void {
    for (let beat = this.#beat; beat !== undefined; beat = this.#beat) {
      const clock = this.#clock;
      if (clock === undefined) return;
      const frame = clock.frameOf(beat.tick);
      if (frame >= before || beat.tick >= this.#loopEnd(clock)) return;
      if (frame >= this.#now) this.#clicks.strike(beat.accent, frame);
      // Beats that nobody could count are passed over.
      this.#findBeat(clock.firstFrom(Math.max(frame + this.#clicks.apart, this.#now), beat.tick + 1));
    }
  }
}

/** Whether nothing of a song is left in the next one: it was not edited, but another took its place. */
function isAnother(next: Project, { chunks, tracks }: Project): boolean {
  const known = new Set<unknown>([...chunks, ...tracks]);
  return ![...next.chunks, ...next.tracks].some((one) => known.has(one));
}
