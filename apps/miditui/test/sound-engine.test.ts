import fc from "fast-check";
import { expect, test } from "vitest";
import type { Heard } from "../src/core/sound/midi-clock.ts";
import type { SoundReport } from "../src/core/sound/report.ts";
import { Engine, type Played } from "../src/sound/engine/engine.ts";
import { HeldKeys } from "../src/sound/engine/held-keys.ts";
import { LIVE_RATE, type Output } from "../src/sound/outputs/output.ts";
import { SilentOutput } from "../src/sound/outputs/silent-output.ts";

const NO_LOOP = { on: false, start: 0, end: 0 };
const FROM = { tick: 0, loop: NO_LOOP, countIn: 0 };

/** A song of a tick a frame, whose every frame has its own value; it lasts `length` frames. */
class Counting implements Played {
  isPlaying = false;
  rendered = 0;
  readonly calls: string[] = [];
  readonly #length: number;
  #tick = 0;

  constructor(length: number = Number.POSITIVE_INFINITY) {
    this.#length = length;
  }

  get ended(): boolean {
    return this.isPlaying && this.#tick >= this.#length;
  }

  position(): number {
    return this.#tick;
  }

  play(tick: number): void {
    this.#tick = tick;
    this.isPlaying = true;
  }

  stop(): void {
    this.isPlaying = false;
  }

  noteOn(_track: number, pitch: number): void {
    this.calls.push(`on ${pitch} at ${this.rendered}`);
  }

  noteOff(_track: number, pitch: number): void {
    this.calls.push(`off ${pitch} at ${this.rendered}`);
  }

  render(left: Float32Array, right: Float32Array, from: number, count: number): void {
    for (let i = from; i < from + count; i++) {
      const value = this.isPlaying && this.#tick < this.#length ? valueAt(this.#tick) : 0;
      left[i] = value;
      right[i] = -value;
      if (this.isPlaying) this.#tick += 1;
    }
    this.rendered += count;
  }
}

function valueAt(tick: number): number {
  return Math.fround((tick % 1000) / 1000 + 0.001);
}

/** Plays what it is given `slow` times slower than time, and keeps it. */
class Device implements Output {
  readonly name = "device";
  readonly delay = 0.01;
  readonly lead = 0.05;
  readonly hungry: boolean;
  readonly isFixed = false;
  readonly heard: number[] = [];
  rests = 0;
  #begun: number | undefined;

  constructor(hungry = false) {
    this.hungry = hungry;
  }

  played(now: number): number {
    return this.#begun === undefined ? 0 : Math.min(this.heard.length, ((now - this.#begun) * LIVE_RATE) / 1000);
  }

  write(left: Float32Array, _right: Float32Array, count: number, now: number): number {
    this.#begun ??= now;
    for (let i = 0; i < count; i++) this.heard.push(left[i] ?? 0);
    return 0;
  }

  rest(): void {
    this.rests += 1;
  }

  close(): void {}
}

function engineOf(player: Played, output: Output, voices: () => number = () => 0) {
  const time = { now: 1_700_000_000_000 };
  const told: SoundReport[] = [];
  const pieces: Heard[] = [];
  const engine = new Engine({
    player,
    voices,
    output,
    latency: undefined,
    clock: () => time.now,
    tell: (report) => told.push(report),
    onPiece: (piece) => pieces.push(piece),
  });
  return { engine, time, told, pieces };
}

/** Lets time pass as a timer would. */
function run(
  { engine, time }: { readonly engine: Engine; readonly time: { now: number } },
  milliseconds: number,
): void {
  const end = time.now + milliseconds;
  while (time.now < end) time.now = Math.min(end, time.now + engine.pump());
}

test("never less is rendered than is needed, and never more ahead than the latency, whenever it is called", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 40, noNaN: true }), { maxLength: 60 }), (pauses) => {
      const device = new Device();
      const { engine, time } = engineOf(new Counting(), device);
      engine.play(1, FROM);
      for (const pause of [0, ...pauses]) {
        time.now += pause;
        engine.pump();
        const ahead = (device.heard.length - device.played(time.now)) / LIVE_RATE;
        expect(ahead).toBeGreaterThanOrEqual(device.lead);
        expect(ahead).toBeLessThan(device.lead + 128 / LIVE_RATE);
      }
    }),
  );
});

test("what is told to be heard is what the device plays at that moment, its delay included", () => {
  const own = engineOf(new Counting(), new Device());
  const begun = own.time.now;
  own.engine.play(7, { ...FROM, tick: 300 });
  run(own, 2000);
  const heard = own.told.filter((report) => report.type === "heard");
  expect(heard.length).toBeGreaterThan(15);
  for (const { run: number, tick, at } of heard) {
    expect(number).toBe(7);
    expect(Math.abs(tick - 300 - Math.max(0, ((at - begun) / 1000 - 0.01) * LIVE_RATE))).toBeLessThanOrEqual(1);
  }
});

test("a loop is told as a jump back, not as a way back", () => {
  const player = new Counting();
  const own = engineOf(player, new Device());
  own.engine.play(1, FROM);
  run(own, 500);
  player.play(0);
  run(own, 500);
  const ticks = own.told.flatMap((report) => (report.type === "heard" ? [report.tick] : []));
  expect(ticks.filter((tick, i) => tick < (ticks[i - 1] ?? 0))).toHaveLength(1);
});

test("an output that is lost is followed by one that begins with the first frame that nobody heard", () => {
  const first = new Device();
  const second = new Device();
  const own = engineOf(new Counting(), first);
  own.engine.play(1, FROM);
  run(own, 1000);
  const heard = Math.floor(first.played(own.time.now));
  own.engine.setOutput(second);
  run(own, 1000);
  expect(first.heard.slice(0, heard)).toEqual(Array.from({ length: heard }, (_, tick) => valueAt(tick)));
  expect(second.heard).toEqual(Array.from({ length: second.heard.length }, (_, i) => valueAt(heard + i)));
});

test("a preview ends after its seconds, to the block", () => {
  const player = new Counting();
  const own = engineOf(player, new Device(), () => 1);
  own.engine.noteOn(0, 60, 100, 0.25);
  run(own, 1000);
  expect(player.calls).toEqual(["on 60 at 0", `off 60 at ${Math.ceil((0.25 * LIVE_RATE) / 128) * 128}`]);
});

test("nothing is rendered and no timer runs while nothing sounds", () => {
  const player = new Counting();
  const device = new Device();
  const own = engineOf(player, device);
  expect(own.engine.pump()).toBe(Number.POSITIVE_INFINITY);
  own.engine.noteOn(0, 60, 100, undefined);
  run(own, 10_000);
  // A quarter of a second without a voice is enough to know.
  expect(player.rendered / LIVE_RATE).toBeCloseTo(0.25, 1);
  expect(own.engine.pump()).toBe(Number.POSITIVE_INFINITY);
  expect(device.rests).toBeGreaterThan(0);
});

test("a player is given nothing before the first sound, and silence for five seconds after the last", () => {
  const player = new Counting();
  const device = new Device(true);
  const own = engineOf(player, device);
  expect(own.engine.pump()).toBe(Number.POSITIVE_INFINITY);
  expect(device.heard).toHaveLength(0);
  own.engine.noteOn(0, 60, 100, undefined);
  run(own, 20_000);
  expect(device.heard.length / LIVE_RATE).toBeCloseTo(5, 1);
  expect(player.rendered / LIVE_RATE).toBeCloseTo(0.25, 1);
});

test("the end of a song is told once its last sound was heard", () => {
  const own = engineOf(new Counting(LIVE_RATE), new Device());
  const begun = own.time.now;
  own.engine.play(1, FROM);
  run(own, 3000);
  const over = own.told.find((report) => report.type === "heard" && report.over === true);
  // A second of sound, a quarter of silence, and up to a tenth until the next report.
  const at = over?.type === "heard" ? over.at - begun : 0;
  expect(at).toBeGreaterThan(1250);
  expect(at).toBeLessThan(1400);
});

test("a stall of 200 milliseconds moves nothing in silence, and a computer that is too slow is told of once", () => {
  const player = new Counting();
  const own = engineOf(player, new SilentOutput());
  const begun = own.time.now;
  own.engine.play(1, FROM);
  for (let i = 0; i < 10; i++) {
    run(own, 300);
    own.time.now += 200;
    own.engine.pump();
    // What was missed is made up for: the song is where it would be without the stall.
    expect(player.position() / LIVE_RATE).toBeCloseTo((own.time.now - begun) / 1000 + 0.03, 2);
  }
  const troubles = () => own.told.filter(({ type }) => type === "trouble");
  expect(troubles()).toHaveLength(0);
  // The process was stopped, or the computer slept.
  for (const away of [1000, 60_000, 1000]) {
    own.time.now += away;
    run(own, 300);
  }
  expect(troubles()).toHaveLength(0);
  for (let i = 0; i < 10; i++) {
    own.time.now += 400;
    own.engine.pump();
  }
  expect(troubles()).toHaveLength(1);
});

test("what is rendered ahead of a bank outlasts its reading and its slow first notes, then the latency is as before", () => {
  const device = new Device();
  const own = engineOf(new Counting(), device);
  const ahead = () => (device.heard.length - device.played(own.time.now)) / LIVE_RATE;
  own.engine.play(1, FROM);
  run(own, 500);
  own.engine.store(1.5);
  expect(ahead()).toBeGreaterThanOrEqual(1.5);
  own.time.now += 700;
  const rendered = device.heard.length;
  run(own, 200);
  expect(device.heard.length).toBeGreaterThan(rendered);
  expect(ahead()).toBeGreaterThan(0.7);
  run(own, 3000);
  expect(ahead()).toBeLessThan(device.lead + 128 / LIVE_RATE);
});

test("a key is in a block that is written within the length of a block and a step of the timer", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 60, noNaN: true }), { minLength: 1, maxLength: 20 }), (pauses) => {
      const player = new Counting();
      const own = engineOf(player, new Device());
      own.engine.play(1, FROM);
      for (const pause of pauses) {
        run(own, pause);
        own.engine.noteOn(0, 60, 100, undefined);
        const { rendered } = player;
        run(own, 2 + (128 * 1000) / LIVE_RATE);
        expect(player.rendered).toBeGreaterThan(rendered);
      }
    }),
  );
});

test("a player counts from when it gets its first frame, however long that one took to render", () => {
  const device = new Device();
  const player = new Counting();
  const own = engineOf(player, device);
  own.engine.play(1, FROM);
  const render = player.render.bind(player);
  player.render = (...block) => {
    if (player.rendered === 0) own.time.now += 80;
    render(...block);
  };
  own.engine.pump();
  expect(device.played(own.time.now)).toBe(0);
  expect(device.heard.length / LIVE_RATE).toBeCloseTo(device.lead, 2);
});

test("a key of a keyboard is let go on the track that it was pressed for, and one that was not pressed nowhere", () => {
  const released: string[] = [];
  const player = new Counting();
  player.noteOff = (track, pitch) => void released.push(`${pitch} of ${track}`);
  const keys = new HeldKeys(engineOf(player, new Device()).engine);
  keys.letGo(60);
  keys.press(1, 60, 100);
  keys.press(2, 60, 100);
  for (let i = 0; i < 3; i++) keys.letGo(60);
  expect(released).toEqual(["60 of 1", "60 of 2"]);
});

test("pieces for the MIDI clock are the song without its count-in, each from where and when the last one ended", () => {
  const player = new Counting();
  const own = engineOf(player, new Device());
  own.engine.play(1, { ...FROM, tick: 1000, countIn: 1 });
  // As the player tells a count-in: by ticks before the one that it leads to.
  player.play(-500);
  run(own, 500);
  const [first] = own.pieces;
  expect(first?.from).toBeGreaterThanOrEqual(1000);
  expect(first?.from).toBeLessThan(1128);
  for (const [i, { from, to, fromAt, toAt }] of own.pieces.entries()) {
    const before = own.pieces[i - 1];
    if (before !== undefined) expect(from).toBe(before.to);
    if (before !== undefined) expect(Math.abs(fromAt - before.toAt)).toBeLessThan(1);
    expect(((toAt - fromAt) * LIVE_RATE) / 1000).toBeCloseTo(to - from, 1);
  }
});
