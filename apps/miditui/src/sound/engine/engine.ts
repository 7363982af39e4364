import type { Heard } from "../../core/sound/midi-clock.ts";
import type { SoundReport } from "../../core/sound/report.ts";
import { LIVE_RATE, type Output } from "../outputs/output.ts";
import type { PlayFrom } from "../sound.ts";
import { RecentFrames } from "./recent-frames.ts";
import { Timeline } from "./timeline.ts";

/** What the engine has to play: the Player of the core. */
export interface Played {
  readonly isPlaying: boolean;
  /** Whether it plays and no note of the song is left. */
  readonly ended: boolean;
  /** Tick of the next frame. */
  position(): number;
  play(tick: number, how: { readonly loop: PlayFrom["loop"]; readonly countIn: number }): void;
  stop(): void;
  noteOn(track: number, pitch: number, velocity: number): void;
  noteOff(track: number, pitch: number): void;
  /** Writes the next frames over those at [from, from + count). */
  render(left: Float32Array, right: Float32Array, from: number, count: number): void;
}

export interface EngineSettings {
  readonly player: Played;
  /** Voices that sound now. */
  readonly voices: () => number;
  readonly output: Output;
  readonly latency: number | undefined;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Times in reports are milliseconds, of that clock. */
  readonly tell: (report: SoundReport) => void;
  /** A piece of the song, without its count-in, and when it will be heard. */
  readonly onPiece: (piece: Heard) => void;
}

/** Frames of a block. */
const BLOCK = 128;

/** Frames that are given to the output at once, at most. */
const CHUNK = 32 * BLOCK;

/** Below that, in 16 bit, there is nothing. */
const AUDIBLE = 1 / 65_536;

/** Frames of silence after which all is over. */
const QUIET = LIVE_RATE / 4;

/**
 * Frames of silence after which an output that is fed is left alone: what it was late by is made up for then, as when it
 * took its time to begin.
 */
const REST = 5 * LIVE_RATE;

/** Milliseconds between two reports of what is heard. */
const REPORTS = 100;

/** Milliseconds between two meals of an output that is fed with silence. */
const MEALS = 15;

/** Frames missed altogether that are worth telling. */
const MISSED = LIVE_RATE / 5;

/** Frames missed at once by a process that was stopped, or a computer that slept: slowness comes in smaller pieces. */
const STOPPED = LIVE_RATE / 2;

const SLOW = "this computer is too slow for so much sound: there are gaps in it";

interface Timed {
  readonly frame: number;
  readonly track: number;
  readonly pitch: number;
}

/**
 * Renders as far ahead of what is heard as it may, and no further. It has no timer: whoever owns it calls `pump` when it
 * asks to, and after each request.
 */
export class Engine {
  readonly #player: Played;
  readonly #voices: () => number;
  readonly #clock: () => number;
  readonly #tell: (report: SoundReport) => void;
  readonly #onPiece: (piece: Heard) => void;
  readonly #left = new Float32Array(CHUNK);
  readonly #right = new Float32Array(CHUNK);
  readonly #recent = new RecentFrames();
  readonly #timeline = new Timeline();
  #output: Output;
  #latency: number | undefined;
  /** Frames rendered so far: the clock of the engine. */
  #frame = 0;
  /** The frame that the output counts as its first. */
  #base = 0;
  /** The frame after the last one that could be heard. */
  #audible = -QUIET;
  #run = 0;
  /** Tick that the count-in leads to; undefined once it is over. */
  #counting: number | undefined;
  /** Of the run, until it is told. */
  #beginning: { readonly frame: number; readonly tick: number; isRendered: boolean } | undefined;
  /** Of a chunk that is being rendered. */
  #piece: { readonly from: number; readonly frame: number; to: number } | undefined;
  #reported = Number.NEGATIVE_INFINITY;
  #ending: Timed[] = [];
  #missed = 0;
  /** Whether the output is fed with silence when nothing sounds. */
  #feeds = false;
  /** Whether a note was struck or let go that no block has yet. */
  #isAsked = false;
  /** Frames that were rendered ahead beyond the lead, and since when they are used up. */
  #stock = { frames: 0, since: Number.POSITIVE_INFINITY };

  constructor({ player, voices, output, latency, clock, tell, onPiece }: EngineSettings) {
    this.#player = player;
    this.#voices = voices;
    this.#clock = clock;
    this.#tell = tell;
    this.#onPiece = onPiece;
    this.#output = output;
    this.#latency = latency;
  }

  play(run: number, from: PlayFrom): void {
    this.#player.play(from.tick, from);
    this.#run = run;
    this.#counting = from.tick;
    this.#beginning = { frame: this.#frame, tick: this.#player.position(), isRendered: false };
    this.#wake();
  }

  stop(): void {
    this.#player.stop();
    this.#wake();
  }

  noteOn(track: number, pitch: number, velocity: number, seconds: number | undefined): void {
    this.#player.noteOn(track, pitch, velocity);
    this.#isAsked = true;
    this.#wake();
    if (seconds === undefined) return;
    this.#ending.push({ frame: this.#frame + Math.round(seconds * LIVE_RATE), track, pitch });
  }

  noteOff(track: number, pitch: number): void {
    this.#player.noteOff(track, pitch);
    this.#isAsked = true;
  }

  /** What is not heard yet is given to the new output once more. */
  setOutput(output: Output): void {
    const from = this.#recent.firstFrom(this.#base + Math.floor(this.#output.played(this.#clock())));
    this.#output = output;
    this.#feeds = false;
    this.#base = from;
    const { left, right, count } = this.#recent.from(from);
    if (count > 0) output.write(left, right, count, this.#clock());
  }

  setLatency(seconds: number): void {
    this.#latency = seconds;
  }

  /** Seconds from what is rendered next to the ear. */
  get latency(): number {
    return this.#lead + this.#output.delay;
  }

  /**
   * Renders so many seconds more ahead than it has to, before something that takes long. What is left of them afterwards is
   * used up slowly.
   */
  store(seconds: number): void {
    if (!this.#awake) return;
    const due = this.#due((this.#lead + seconds) * LIVE_RATE);
    for (let left = due; left > 0; left -= CHUNK) this.#write(Math.min(left, CHUNK), true);
    this.#stock = { frames: seconds * LIVE_RATE, since: Number.POSITIVE_INFINITY };
  }

  /** @returns milliseconds until it has to be called again, Infinity where only a request makes it go on */
  pump(): number {
    const output = this.#output;
    const awake = this.#awake;
    if (awake) this.#feeds = output.hungry;
    else if (!this.#feeds || this.#frame - this.#audible > REST) {
      this.#feeds = false;
      output.rest();
      return Number.POSITIVE_INFINITY;
    }
    const lead = this.#lead * LIVE_RATE;
    const wished = lead + this.#stocked(this.#clock(), lead);
    // An output that waits for what is late has played more of it as soon as it has it.
    for (let due = this.#due(wished); due > 0; due = this.#due(wished)) this.#write(Math.min(due, CHUNK), awake);
    if (awake) this.#report(this.#clock());
    const ahead = this.#ahead(this.#clock()) - wished;
    return Math.max(1, ((ahead + this.#step(awake, lead)) * 1000) / LIVE_RATE);
  }

  /** Frames that may be missing until there is work again: for a key none, it gets the next block. */
  #step(awake: boolean, lead: number): number {
    if (!awake) return (MEALS * LIVE_RATE) / 1000;
    return this.#isAsked ? 0 : Math.max(BLOCK, lead / 5);
  }

  /** Frames beyond the lead that are still kept: half of what is played meanwhile is rendered, as another bank begins slowly. */
  #stocked(now: number, lead: number): number {
    if (this.#stock.frames === 0) return 0;
    if (this.#stock.since > now) this.#stock = { frames: Math.max(0, this.#ahead(now) - lead), since: now };
    const left = this.#stock.frames - ((now - this.#stock.since) * LIVE_RATE) / 2000;
    if (left <= 0) this.#stock.frames = 0;
    return Math.max(0, left);
  }

  get #lead(): number {
    return this.#latency ?? this.#output.lead;
  }

  get #awake(): boolean {
    return this.#player.isPlaying || this.#voices() > 0 || this.#frame - this.#audible < QUIET;
  }

  /** So that what was just begun gets the time to be heard. */
  #wake(): void {
    this.#audible = this.#frame;
  }

  /** Whole blocks that it takes to be far enough ahead. */
  #due(lead: number): number {
    return Math.ceil((lead - this.#ahead(this.#clock())) / BLOCK) * BLOCK;
  }

  /** Frames that are rendered and not played. */
  #ahead(now: number): number {
    return this.#frame - this.#base - this.#output.played(now);
  }

  #write(count: number, awake: boolean): void {
    for (let from = 0; from < count; from += BLOCK) {
      if (awake) this.#render(from);
      else {
        this.#left.fill(0, from, from + BLOCK);
        this.#right.fill(0, from, from + BLOCK);
      }
      this.#frame += BLOCK;
    }
    this.#endPiece();
    const missed = this.#output.write(this.#left, this.#right, count, this.#clock());
    this.#recent.push(this.#left, this.#right, count);
    if (!awake || missed === 0 || missed > STOPPED || this.#missed > MISSED) return;
    this.#missed += missed;
    if (this.#missed > MISSED) this.#tell({ type: "trouble", text: SLOW });
  }

  #render(from: number): void {
    this.#endNotes();
    this.#isAsked = false;
    if (this.#player.isPlaying) this.#renderSong(from);
    else this.#player.render(this.#left, this.#right, from, BLOCK);
    for (let i = from; i < from + BLOCK; i++) {
      const left = this.#left[i] ?? 0;
      const right = this.#right[i] ?? 0;
      if (left > AUDIBLE || left < -AUDIBLE || right > AUDIBLE || right < -AUDIBLE) {
        this.#audible = this.#frame + BLOCK;
        break;
      }
    }
  }

  #renderSong(from: number): void {
    const tick = this.#player.position();
    this.#timeline.push(this.#frame, this.#run, tick);
    this.#player.render(this.#left, this.#right, from, BLOCK);
    if (this.#counting !== undefined && tick < this.#counting) return;
    this.#counting = undefined;
    if (this.#piece?.to !== tick) {
      this.#endPiece();
      this.#piece = { from: tick, frame: this.#frame, to: tick };
    }
    const to = this.#player.position();
    if (to > tick) this.#piece.to = to;
    else this.#piece = undefined;
  }

  #endPiece(): void {
    if (this.#piece === undefined) return;
    const { from, to, frame } = this.#piece;
    const now = this.#clock();
    this.#piece = undefined;
    this.#onPiece({ from, to, fromAt: now + this.#until(frame, now), toAt: now + this.#until(this.#frame, now) });
  }

  #endNotes(): void {
    if (this.#ending.length === 0) return;
    const over = this.#ending.filter(({ frame }) => frame <= this.#frame);
    if (over.length === 0) return;
    this.#ending = this.#ending.filter(({ frame }) => frame > this.#frame);
    for (const { track, pitch } of over) this.#player.noteOff(track, pitch);
  }

  #report(now: number): void {
    if (!this.#player.isPlaying) return;
    if (this.#beginning !== undefined) {
      this.#reportBeginning(this.#beginning, now);
      return;
    }
    if (now - this.#reported < REPORTS) return;
    const heard = this.#base + this.#output.played(now) - this.#output.delay * LIVE_RATE;
    const point = this.#timeline.at(heard);
    if (point === undefined || point.run !== this.#run) return;
    this.#reported = now;
    const over = this.#player.ended && this.#voices() === 0 && heard - this.#audible >= QUIET;
    this.#tell({ type: "heard", ...point, at: now, voices: this.#voices(), ...(over && { over }) });
  }

  /** A moment after it was written, when the output knows better when it is heard. */
  #reportBeginning(
    beginning: { readonly frame: number; readonly tick: number; isRendered: boolean },
    now: number,
  ): void {
    if (!beginning.isRendered) {
      beginning.isRendered = this.#frame > beginning.frame;
      return;
    }
    this.#beginning = undefined;
    this.#reported = now;
    const { frame, tick } = beginning;
    this.#tell({ type: "heard", run: this.#run, tick, at: now + this.#until(frame, now), voices: this.#voices() });
  }

  /** Milliseconds until a frame is heard. */
  #until(frame: number, now: number): number {
    return ((frame - this.#base - this.#output.played(now)) * 1000) / LIVE_RATE + this.#output.delay * 1000;
  }
}
