import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { DeviceWatch, LOOKS } from "../src/sound/outputs/device-watch.ts";
import { FrameReader } from "../src/sound/outputs/frame-reader.ts";
import { LIVE_RATE, type Output } from "../src/sound/outputs/output.ts";
import { type Candidate, OutputChain, type OutputEvents } from "../src/sound/outputs/output-chain.ts";
import { Pace } from "../src/sound/outputs/pace.ts";
import { playerCandidate } from "../src/sound/outputs/piped-output.ts";
import { PLAYERS } from "../src/sound/outputs/players.ts";
import { reportIn } from "../src/sound/outputs/report-in.ts";
import { Resampler } from "../src/sound/outputs/resampler.ts";
import { floatBytes, int16Bytes } from "../src/sound/outputs/sample-bytes.ts";
import { Schedule } from "../src/sound/outputs/schedule.ts";
import { ToldClock } from "../src/sound/outputs/told-clock.ts";

/** An output that does nothing, and what its world can do to it. */
function candidate(name: string, isFixed = false) {
  const opened: { readonly events: OutputEvents; readonly latency: number | undefined; closed: boolean }[] = [];
  const open: Candidate["open"] = (latency, events) => {
    const own = { events, latency, closed: false };
    opened.push(own);
    const output: Output = {
      name,
      delay: 0,
      lead: 0.05,
      hungry: false,
      isFixed,
      played: () => 0,
      write: () => 0,
      rest: () => {},
      close: () => {
        own.closed = true;
      },
    };
    return output;
  };
  return { name, eager: isFixed, open, opened };
}

function fail(message: string): never {
  throw new Error(message);
}

function chainOf(...candidates: Candidate[]) {
  const settled: string[] = [];
  const heard: string[] = [];
  const chain = new OutputChain({
    candidates,
    missing: "nothing else",
    latency: undefined,
    onSwitch: ({ name }) => heard.push(name),
    onSettled: ({ name }, trouble) => settled.push(trouble === "" ? name : `${name}, for ${trouble}`),
  });
  return { chain, settled, heard };
}

test("the first output that works is taken, and why those before it do not is told", () => {
  const [host, player] = [candidate("host"), candidate("player", true)];
  const { chain, settled, heard } = chainOf(host, player);
  chain.start();
  expect(chain.current.name).toBe("silent");
  host.opened[0]?.events.onEnd("no device");
  // A player is given what there is at once: only when it has lived for a while is it believed.
  expect(heard).toEqual(["player"]);
  expect(settled).toEqual([]);
  player.opened[0]?.events.onReady();
  expect(settled).toEqual(["player, for host: no device"]);
});

test("the loss of an output leads to the next, at last to silence, and news of one that was replaced to nothing", () => {
  const [host, first, second] = [candidate("host"), candidate("first", true), candidate("second", true)];
  const { chain, settled, heard } = chainOf(host, first, second);
  chain.start();
  host.opened[0]?.events.onReady();
  host.opened[0]?.events.onEnd("unplugged");
  host.opened[0]?.events.onEnd("again");
  first.opened[0]?.events.onReady();
  host.opened[0]?.events.onReady();
  first.opened[0]?.events.onEnd("gone");
  second.opened[0]?.events.onEnd("broken");
  expect(heard).toEqual(["host", "silent", "first", "silent", "second", "silent"]);
  expect(settled).toEqual([
    "host",
    "first, for host: unplugged",
    "silent, for first: gone; second: broken; nothing else",
  ]);
  expect(second.opened[0]?.closed).toBe(true);
  // What once worked may work again.
  chain.retry();
  host.opened[1]?.events.onReady();
  expect(settled.at(-1)).toBe("host");
});

test("a program that cannot even be started is passed over", () => {
  const player = candidate("player", true);
  const broken = { ...candidate("broken", true), open: () => fail("spawn ELOOP") };
  const { chain, settled } = chainOf(broken, player);
  chain.start();
  player.opened[0]?.events.onReady();
  expect(settled).toEqual(["player, for broken: spawn ELOOP"]);
});

test.skipIf(process.platform !== "linux")("nothing is heard any more of a player that could not be started", () => {
  vi.useFakeTimers();
  const folder = mkdtempSync(join(tmpdir(), "miditui-outputs-"));
  try {
    const path = join(folder, "aplay");
    // A script whose interpreter is itself.
    writeFileSync(path, `#!${path}\n`, { mode: 0o755 });
    const events = { onReady: vi.fn(), onEnd: vi.fn() };
    const [program] = PLAYERS;
    if (program === undefined) throw new Error("no players");
    expect(() => playerCandidate(program, path).open(undefined, events)).toThrow();
    vi.runAllTimers();
    expect(events.onReady).not.toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  }
});

test("an output that works is left alone when all is to be tried again, also the last one", () => {
  const [host, player] = [candidate("host"), candidate("player", true)];
  const { chain } = chainOf(host, player);
  chain.start();
  chain.retry();
  host.opened[0]?.events.onEnd("no device");
  chain.retry();
  player.opened[0]?.events.onReady();
  chain.retry();
  expect([host.opened.length, player.opened.length]).toEqual([1, 1]);
  expect(chain.current.name).toBe("player");
});

test("a player begins anew for another latency, and a device goes on", () => {
  const player = candidate("player", true);
  const { chain } = chainOf(player);
  chain.start();
  player.opened[0]?.events.onReady();
  chain.setLatency(0.2);
  expect(player.opened.map(({ latency, closed }) => [latency, closed])).toEqual([
    [undefined, true],
    [0.2, false],
  ]);
  const device = candidate("device");
  const other = chainOf(device);
  other.chain.start();
  device.opened[0]?.events.onReady();
  other.chain.setLatency(0.2);
  expect(device.opened).toHaveLength(1);
  expect(other.settled).toEqual(["device", "device"]);
});

test("an output without a clock has played what time allows, never more than it has, and a pause moves what follows", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0, max: 300, noNaN: true })), {
        maxLength: 40,
      }),
      (steps) => {
        const patience = 100;
        const pace = new Pace(1000, patience);
        // One frame a millisecond: the slow way, frame by frame, each as soon as it may and the one before it is over.
        let [now, written, missed] = [0, 0, 0];
        let start: number | undefined;
        for (const [count, pause] of steps) {
          now += pause;
          if (start === undefined) start = now;
          else if (now - start - written > patience) {
            missed = Math.round(now - start - written);
            start = now - written;
          } else missed = 0;
          expect(pace.write(count, now)).toBe(missed);
          missed = 0;
          written += count;
          const later = now + pause / 2;
          expect(pace.played(later)).toBeCloseTo(Math.max(0, Math.min(written, later - start)), 6);
        }
      },
    ),
  );
});

test("a clock that is told late and in steps is known to within a step", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 60, maxLength: 200 }), (lateness) => {
      const step = 128;
      const clock = new ToldClock(LIVE_RATE);
      const begun = 1_700_000_000_000;
      clock.start(500, begun);
      let last = 0;
      for (const [i, late] of lateness.entries()) {
        const at = begun + i * 20;
        const exact = 500 + ((at - begun) * LIVE_RATE) / 1000;
        const told = Math.max(500, Math.floor((exact - (late * LIVE_RATE) / 1000) / step) * step);
        clock.tell(told, at);
        const known = clock.frames(at + 7) - (7 * LIVE_RATE) / 1000;
        expect(known - exact).toBeLessThanOrEqual(0.5);
        last = exact - known;
      }
      // Of fifty reports one was surely not later than the least of them.
      const least = Math.min(...lateness.slice(-50));
      expect(last).toBeLessThanOrEqual((least * LIVE_RATE) / 1000 + step);
      clock.stand(4242);
      expect(clock.frames(begun + 1e6)).toBe(4242);
    }),
  );
});

test("the report of a child is found behind what a library prints, and the library alone is no report", () => {
  const report = { type: "played", frames: 7 };
  expect(reportIn(JSON.stringify(report))).toEqual(report);
  expect(reportIn(`jack server is not running${JSON.stringify(report)}`)).toEqual(report);
  for (const line of ["jack server is not running", "null", "7", "", `${JSON.stringify(report)}ALSA`])
    expect(reportIn(line)).toBeUndefined();
});

test("samples go out as 16-bit numbers, cut off where they are too loud, or as the floats that they are", () => {
  const left = Float32Array.of(0, 0.5, 1, -1, 2, -2, 1e-9);
  const right = left.map((sample) => -sample);
  const numbers = new Int16Array(int16Bytes(left, right, 7).buffer);
  expect([...numbers]).toEqual([0, 0, 16384, -16383, 32767, -32767, -32767, 32767, 32767, -32768, -32768, 32767, 0, 0]);
  const bytes = floatBytes(left, right, 7);
  const got: number[][] = [];
  const reader = new FrameReader((lefts, rights) => {
    for (const [i, sample] of lefts.entries()) got.push([sample, rights[i] ?? 9]);
  });
  for (const byte of bytes) reader.read(Uint8Array.of(byte));
  expect(got).toEqual(Array.from(left, (sample, i) => [sample, right[i]]));
});

test("a sine is the same sine at another rate, in parts of whatever length", () => {
  for (const [from, to] of [
    [44_100, 48_000],
    [44_100, 96_000],
    [48_000, 44_100],
  ] as const) {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 8, maxLength: 12 }), (lengths) => {
        const resampler = new Resampler(from, to);
        const made: number[] = [];
        let frame = 0;
        for (const length of lengths) {
          const part = Float32Array.from({ length }, () => Math.sin((2 * Math.PI * 3000 * frame++) / from));
          const next = resampler.next(part, part);
          expect(next.right).toEqual(next.left);
          made.push(...next.left);
        }
        expect(Math.abs(made.length - (frame * to) / from)).toBeLessThan(40);
        for (let i = 100; i < made.length; i++)
          expect(Math.abs((made[i] ?? 9) - Math.sin((2 * Math.PI * 3000 * i) / to))).toBeLessThan(1e-4);
      }),
      { numRuns: 4 },
    );
  }
});

test("a device is lost whose clock stands for 0.4 seconds, and not one whose thread or process had to wait", () => {
  const watch = new DeviceWatch();
  let now = 0;
  const look = (time: number, wait = LOOKS): boolean => {
    now += wait;
    return watch.look(time, now);
  };
  for (let second = 0; second < 3; second++) {
    expect(look(second)).toBe(false);
    // As long as a busy computer keeps a live thread waiting, and as long as a process is stopped.
    for (const wait of [LOOKS, LOOKS, LOOKS, second * 10_000]) expect(look(second, wait)).toBe(false);
  }
  expect(look(3)).toBe(false);
  const begun = now;
  while (!look(3)) expect(now - begun).toBeLessThanOrEqual(400);
  expect(now - begun).toBeGreaterThan(400);
});

test("frames are placed each right behind the last, and after a gap a margin from now", () => {
  const starts: number[] = [];
  const told: number[] = [];
  const context = {
    currentTime: 1,
    sampleRate: 1000,
    outputLatency: 0,
    createBuffer: () => ({ copyToChannel: () => {} }),
    createBufferSource: () => ({ buffer: null, start: (when: number) => starts.push(Math.round(when * 1000)) }),
  };
  const schedule = new Schedule({ context, connect: () => {}, margin: 20, onStart: (frames) => told.push(frames) });
  const add = (count: number) => schedule.add(new Float32Array(count), new Float32Array(count));
  add(100);
  context.currentTime = 1.05;
  add(60);
  expect(schedule.played).toEqual({ frames: 30, isAll: false });
  context.currentTime = 1.5;
  expect(schedule.played).toEqual({ frames: 160, isAll: true });
  add(40);
  add(40);
  expect(starts).toEqual([1020, 1120, 1520, 1560]);
  expect(told).toEqual([0, 160]);
});

test("every player is told of stereo, of the rate and of 16 bits, by options or by a header that a WAVE reader takes", () => {
  for (const { args, header } of PLAYERS) {
    const line = args(0.06).join(" ");
    if (header === undefined) {
      expect(line).toContain(String(LIVE_RATE));
      expect(line).toMatch(/2/);
      expect(line).toMatch(/16/);
      continue;
    }
    const view = new DataView(header().buffer);
    expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([2, LIVE_RATE, 16]);
  }
  expect(PLAYERS.map(({ name }) => name)).toEqual(["pw-cat", "pacat", "aplay", "sox", "ffplay"]);
});
