import { expect, test } from "vitest";
import { MidiClock, type TimedMessage } from "../src/core/sound/midi-clock.ts";
import { Lines } from "../src/sound/midi/lines.ts";
import { MidiHub } from "../src/sound/midi/midi-hub.ts";
import type { MidiReport } from "../src/sound/midi/midi-messages.ts";
import type { MidiModule } from "../src/sound/midi/midi-module.ts";

/** A computer with MIDI ports, of which the busy ones cannot be opened; what comes after # is seen by no one else. */
class FakePorts {
  names: string[] = [];
  readonly busy: Set<string> = new Set();
  readonly listeners: Map<string, (seconds: number, message: readonly number[]) => void> = new Map();
  readonly sent: string[] = [];
  virtual: string[] = [];

  get module(): MidiModule {
    const ports = this;
    class Port {
      #name = "";
      #listener: (seconds: number, message: readonly number[]) => void = () => undefined;
      getPortCount(): number {
        return ports.names.length;
      }
      getPortName(port: number): string {
        return ports.names[port]?.split("#")[0] ?? "";
      }
      openPort(port: number): void {
        this.#name = ports.names[port] ?? "";
        if (ports.busy.has(this.#name)) throw new Error("busy");
        ports.listeners.set(this.#name, this.#listener);
      }
      openVirtualPort(name: string): void {
        this.#name = name;
        ports.virtual.push(name);
      }
      destroy(): void {
        ports.listeners.delete(this.#name);
      }
      on(_event: "message", listener: (seconds: number, message: readonly number[]) => void): void {
        this.#listener = listener;
      }
      sendMessage(message: number[]): void {
        ports.sent.push(`${this.#name}: ${message.join(" ")}`);
      }
    }
    return { Input: Port, Output: Port };
  }

  play(name: string, ...messages: number[][]): void {
    for (const message of messages) this.listeners.get(name)?.(0, message);
  }
}

function hubOf(ports: FakePorts, clockTo?: string): { hub: MidiHub; told: string[]; clock: { now: number } } {
  const told: string[] = [];
  const clock = { now: 1000 };
  const tell = (report: MidiReport): void => {
    told.push(report.type === "key" ? `${report.pitch} ${report.velocity} at ${report.at}` : report.names.join(", "));
  };
  const hub = new MidiHub({ module: ports.module, clockTo, virtual: true, now: () => clock.now, tell });
  hub.look();
  return { hub, told, clock };
}

test("keys of every keyboard are told, those that come later too, and keys of one that is gone are let go", () => {
  const ports = new FakePorts();
  ports.names = ["Midi Through Port-0", "Keystation", "Drum pad"];
  ports.busy.add("Drum pad");
  const { hub, told, clock } = hubOf(ports);
  ports.play("Keystation", [0x90, 60, 99], [0xfe], [0x90, 60, 0], [0x93, 64, 1]);
  ports.busy.clear();
  hub.look();
  ports.play("Drum pad", [0x99, 36, 127]);
  clock.now = 1500;
  ports.names = ["Drum pad"];
  hub.look();
  hub.look();
  hub.close();
  expect(told).toEqual([
    "Keystation",
    "60 99 at 1000",
    "60 0 at 1000",
    "64 1 at 1000",
    "Keystation, Drum pad",
    "36 127 at 1000",
    "64 0 at 1500",
    "Drum pad",
    "36 0 at 1500",
  ]);
});

test("of two keyboards with one name, the one that stays is heard when the other is gone", () => {
  const ports = new FakePorts();
  ports.names = ["Pad#1", "Pad#2"];
  const { hub, told } = hubOf(ports);
  ports.names = ["Pad#2"];
  hub.look();
  ports.play("Pad#2", [0x90, 60, 99]);
  expect(told).toEqual(["Pad, Pad (2)", "Pad", "60 99 at 1000"]);
});

test("the pedal of a keyboard makes its keys longer, and a key that is struck again under it begins anew", () => {
  const ports = new FakePorts();
  ports.names = ["Piano"];
  const { told } = hubOf(ports);
  const [down, up] = [
    [0xb0, 64, 127],
    [0xb0, 64, 0],
  ];
  ports.play(
    "Piano",
    [0x90, 60, 80],
    down,
    [0x80, 60, 0],
    [0x90, 60, 70],
    [0x90, 62, 60],
    [0x80, 60, 0],
    up,
    [0x80, 62, 0],
  );
  const keys = told.slice(1).map((line) => line.replace(/ at .*/, ""));
  expect(keys).toEqual(["60 80", "60 0", "60 70", "62 60", "60 0", "62 0"]);
});

test("the clock goes to a port of our own and to the one that is named, each message when it is due", () => {
  const ports = new FakePorts();
  ports.names = ["Some synth", "Drum machine"];
  const { hub, clock } = hubOf(ports, "drum");
  expect(ports.virtual).toEqual(["miditui clock"]);
  hub.receive({
    messages: [
      { at: 1020, bytes: [0xf8] },
      { at: 990, bytes: [0xfa] },
    ],
    anew: false,
  });
  expect(hub.send()).toBe(20);
  clock.now = 1020;
  expect(hub.send()).toBe(Number.POSITIVE_INFINITY);
  hub.receive({ messages: [{ at: 1060, bytes: [0xf8] }], anew: false });
  hub.receive({ messages: [{ at: 1010, bytes: [0xfc] }], anew: true });
  hub.send();
  const expected = [250, 248, 252].flatMap((byte) => [`miditui clock: ${byte}`, `Drum machine: ${byte}`]);
  expect(ports.sent).toEqual(expected);
});

/** Pieces of a song from one tick to another at 1 tick a millisecond. */
function pieces(clock: MidiClock, from: number, to: number, at: number): TimedMessage[] {
  const messages: TimedMessage[] = [];
  for (let tick = from; tick < to; tick += 7.3) {
    const end = Math.min(to, tick + 7.3);
    messages.push(...clock.advance(480, { from: tick, to: end, fromAt: at + tick - from, toAt: at + end - from }));
  }
  return messages;
}

test("24 pulses a quarter are sent on their ticks, whatever pieces the song is heard in", () => {
  const clock = new MidiClock();
  const [start, ...pulses] = pieces(clock, 0, 960, 5000);
  expect(start).toEqual({ at: 5000, bytes: [0xfa] });
  expect(pulses.map(({ bytes }) => bytes[0])).toEqual(Array.from({ length: 48 }, () => 0xf8));
  for (const [index, { at }] of pulses.entries()) expect(at).toBeCloseTo(5000 + 20 * index, 6);
  expect(clock.stop(6000)).toEqual([{ at: 6000, bytes: [0xfc] }]);
  expect(clock.stop(6000)).toEqual([]);
});

test("a song that goes on elsewhere is followed from the next sixteenth, which is told", () => {
  const clock = new MidiClock();
  pieces(clock, 0, 240, 0);
  const moved = pieces(clock, 1000, 1200, 240);
  expect(moved.slice(0, 3).map(({ bytes }) => bytes)).toEqual([[0xfc], [0xf2, 9, 0], [0xfb]]);
  expect(moved.slice(3).map(({ at }) => Math.round(at))).toEqual([320, 340, 360, 380, 400, 420]);
});

test("lines come whole, however a text is cut", () => {
  const lines: string[] = [];
  const reader = new Lines((line) => lines.push(line));
  for (const piece of ["one\ntw", "o\n", "\nthr", "ee"]) reader.add(piece);
  expect(lines).toEqual(["one", "two"]);
});
