import fc from "fast-check";
import { expect, test } from "vitest";
import type { Heard } from "../src/core/sound/midi-clock.ts";
import type { SoundReport } from "../src/core/sound/report.ts";
import { Engine, type Played } from "../src/sound/engine/engine.ts";
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
  const told: SoundReport[] = [];
  const pieces: Heard[] = [];
  const engine = new Engine({
    player,
    voices,
    output,
    latency: undefined,
    tell: (report) => told.push(report),
    onPiece: (piece) => pieces.push(piece),
  });
  return { engine, told, pieces };
}

/** Lets time pass as a timer would. @returns when it is over */
function run(engine: Engine, from: number, milliseconds: number): number {
  let now = from;
  while (now < from + milliseconds) {
    const pause = engine.pump(now);
    if (pause === Number.POSITIVE_INFINITY) break;
    now += pause;
  }
  return from + milliseconds;
}

test("never less is rendered than is needed, and never more ahead than the latency, whenever it is called", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 40, noNaN: true }), { maxLength: 60 }), (pauses) => {
      const device = new Device();
      const { engine } = engineOf(new Counting(), device);
      let now = 1_700_000_000_000;
      engine.play(1, FROM, now);
      for (const pause of [0, ...pauses]) {
        now += pause;
        engine.pump(now);
        const ahead = (device.heard.length - device.played(now)) / LIVE_RATE;
        expect(ahead).toBeGreaterThanOrEqual(device.lead);
        expect(ahead).toBeLessThan(device.lead + 128 / LIVE_RATE);
      }
    }),
  );
});

test("what is told to be heard is what the device plays at that moment, its delay included", () => {
  const { engine, told } = engineOf(new Counting(), new Device());
  const begun = 5000;
  engine.play(7, { ...FROM, tick: 300 }, begun);
  run(engine, begun, 2000);
  const heard = told.filter((report) => report.type === "heard");
  expect(heard.length).toBeGreaterThan(15);
  for (const { run: number, tick, at } of heard) {
    expect(number).toBe(7);
    const frame = ((at - begun) / 1000 - 0.01) * LIVE_RATE;
    // The first report lies ahead by all that is between a key and the ear.
    const expected = at === heard[0]?.at ? 300 : 300 + Math.max(0, frame);
    expect(Math.abs(tick - expected)).toBeLessThanOrEqual(1);
  }
});

test("a loop is told as a jump back, not as a way back", () => {
  const player = new Counting();
  const { engine, told } = engineOf(player, new Device());
  engine.play(1, FROM, 0);
  const middle = run(engine, 0, 500);
  player.play(0);
  run(engine, middle, 500);
  const ticks = told.flatMap((report) => (report.type === "heard" ? [report.tick] : []));
  const falls = ticks.filter((tick, i) => tick < (ticks[i - 1] ?? 0));
  expect(falls).toHaveLength(1);
});

test("an output that is lost is followed by one that begins with the first frame that nobody heard", () => {
  const first = new Device();
  const second = new Device();
  const { engine } = engineOf(new Counting(), first);
  engine.play(1, FROM, 0);
  const lost = run(engine, 0, 1000);
  const heard = Math.floor(first.played(lost));
  engine.setOutput(second, lost);
  run(engine, lost, 1000);
  expect(first.heard.slice(0, heard)).toEqual(Array.from({ length: heard }, (_, tick) => valueAt(tick)));
  expect(second.heard).toEqual(Array.from({ length: second.heard.length }, (_, i) => valueAt(heard + i)));
});

test("a preview ends after its seconds, to the block", () => {
  const player = new Counting();
  const { engine } = engineOf(player, new Device(), () => 1);
  engine.noteOn(0, 60, 100, 0.25);
  run(engine, 0, 1000);
  expect(player.calls).toEqual(["on 60 at 0", `off 60 at ${Math.ceil((0.25 * LIVE_RATE) / 128) * 128}`]);
});

test("nothing is rendered and no timer runs while nothing sounds", () => {
  const player = new Counting();
  const device = new Device();
  const { engine } = engineOf(player, device);
  expect(engine.pump(0)).toBe(Number.POSITIVE_INFINITY);
  engine.noteOn(0, 60, 100, undefined);
  let now = 0;
  let pause = engine.pump(now);
  while (pause < Number.POSITIVE_INFINITY) {
    now += pause;
    pause = engine.pump(now);
  }
  // A quarter of a second without a voice is enough to know.
  expect(player.rendered / LIVE_RATE).toBeCloseTo(0.25, 1);
  expect(device.rests).toBeGreaterThan(0);
});

test("a player is given nothing before the first sound, and silence for five seconds after the last", () => {
  const player = new Counting();
  const device = new Device(true);
  const { engine } = engineOf(player, device);
  expect(engine.pump(0)).toBe(Number.POSITIVE_INFINITY);
  expect(device.heard).toHaveLength(0);
  engine.noteOn(0, 60, 100, undefined);
  run(engine, 0, 20_000);
  expect(device.heard.length / LIVE_RATE).toBeCloseTo(5, 1);
  expect(player.rendered / LIVE_RATE).toBeCloseTo(0.25, 1);
});

test("the end of a song is told once its last sound was heard", () => {
  const length = LIVE_RATE;
  const { engine, told } = engineOf(new Counting(length), new Device());
  engine.play(1, FROM, 0);
  run(engine, 0, 3000);
  const over = told.find((report) => report.type === "heard" && report.over === true);
  // A second of sound, a quarter of silence, and up to a tenth until the next report.
  expect(over).toMatchObject({ type: "heard" });
  const at = over?.type === "heard" ? over.at : 0;
  expect(at).toBeGreaterThan(1250);
  expect(at).toBeLessThan(1400);
});

test("a stall of 200 milliseconds moves nothing in silence, and a computer that is too slow is told of once", () => {
  const player = new Counting();
  const { engine, told } = engineOf(player, new SilentOutput());
  engine.play(1, FROM, 0);
  let now = 0;
  for (let i = 0; i < 10; i++) {
    now = run(engine, now, 300) + 200;
    engine.pump(now);
    // What was missed is made up for: the song is where it would be without the stall.
    expect(player.position() / LIVE_RATE).toBeCloseTo(now / 1000 + 0.03, 2);
  }
  expect(told.filter(({ type }) => type === "trouble")).toHaveLength(0);
  for (let i = 0; i < 10; i++) {
    now += 1000;
    engine.pump(now);
  }
  expect(told.filter(({ type }) => type === "trouble")).toHaveLength(1);
});

test("pieces for the MIDI clock are the song without its count-in, each from where and when the last one ended", () => {
  const player = new Counting();
  const { engine, pieces } = engineOf(player, new Device());
  engine.play(1, { ...FROM, tick: 1000, countIn: 1 }, 0);
  // As the player tells a count-in: by ticks before the one that it leads to.
  player.play(-500);
  run(engine, 0, 500);
  const [first] = pieces;
  expect(first?.from).toBeGreaterThanOrEqual(1000);
  expect(first?.from).toBeLessThan(1128);
  for (const [i, { from, to, fromAt, toAt }] of pieces.entries()) {
    const before = pieces[i - 1];
    if (before !== undefined) expect(from).toBe(before.to);
    if (before !== undefined) expect(Math.abs(fromAt - before.toAt)).toBeLessThan(1);
    expect(((toAt - fromAt) * LIVE_RATE) / 1000).toBeCloseTo(to - from, 3);
  }
});
