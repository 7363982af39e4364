import type { Synth } from "../src/core/sound/synth.ts";

/** What a channel of a synthesizer has, by the MIDI specification. */
interface FakeChannel {
  drums: boolean;
  program: string;
  bend: number;
  pressure: number;
  gain: number;
  controllers: Map<number, number>;
  /** Parameter chosen, and what they were set to. */
  chosen: string;
  parameters: Map<string, string>;
  /** Pitches whose keys are down, and those that only the pedal holds. */
  down: Set<number>;
  held: Set<number>;
}

const STAYS = [0, 7, 10, 32, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 91, 92, 93, 94, 95, 126, 127];

/** Writes down what it is told, at which frame, and keeps what a synthesizer would then have. It is silent. */
export class FakeSynth implements Synth {
  /** Such that hardly a tick falls halfway between two frames. */
  readonly rate: number;
  readonly voices = 0;
  frames = 0;
  /** Called before frames are rendered, with the first and how many there are. */
  onRender: (frame: number, count: number) => void = () => undefined;
  log: string[] = [];
  readonly channels: FakeChannel[] = [];

  constructor(rate = 3000.723_941) {
    this.rate = rate;
  }

  setChannels(drums: readonly boolean[]): void {
    for (const [index, isDrums] of drums.entries()) {
      if (this.channels[index]?.drums !== isDrums) this.channels[index] = freshChannel(isDrums);
    }
  }

  noteOn(channel: number, pitch: number, velocity: number): void {
    this.#write(channel, `on ${pitch} ${velocity}`);
    this.#at(channel).down.add(pitch);
    this.#at(channel).held.delete(pitch);
  }

  noteOff(channel: number, pitch: number): void {
    this.#write(channel, `off ${pitch}`);
    const { down, held, controllers } = this.#at(channel);
    if (down.delete(pitch) && (controllers.get(64) ?? 0) >= 64) held.add(pitch);
  }

  control(channel: number, controller: number, value: number): void {
    this.#write(channel, `control ${controller} ${value}`);
    const at = this.#at(channel);
    const { controllers, chosen } = at;
    if (controller === 121) {
      for (const other of controllers.keys()) if (!STAYS.includes(other)) controllers.delete(other);
      Object.assign(at, { bend: -1, pressure: -1, chosen: "own 127 127" });
    } else if (controller === 98 || controller === 100) {
      at.chosen = `${controller === 98 ? "other" : "own"} ${chosen.split(" ")[1]} ${value}`;
    } else if (controller === 99 || controller === 101) {
      at.chosen = `${controller === 99 ? "other" : "own"} ${value} ${chosen.split(" ")[2]}`;
    } else if ([6, 38, 96, 97].includes(controller)) {
      if (!chosen.endsWith("127 127")) this.#setParameter(at, controller, value);
    } else if (controller === 126 || controller === 127) {
      controllers.delete(253 - controller);
      controllers.set(controller, value);
    } else {
      controllers.set(controller, value);
    }
    if ((controllers.get(64) ?? 0) < 64) at.held.clear();
  }

  program(channel: number, program: number): void {
    this.#write(channel, `program ${program}`);
    const at = this.#at(channel);
    at.program = `${at.controllers.get(0)} ${at.controllers.get(32)} ${program}`;
  }

  bend(channel: number, value: number): void {
    this.#write(channel, `bend ${value}`);
    this.#at(channel).bend = value;
  }

  pressure(channel: number, value: number): void {
    this.#write(channel, `pressure ${value}`);
    this.#at(channel).pressure = value;
  }

  keyPressure(channel: number, pitch: number, value: number): void {
    this.#write(channel, `key-pressure ${pitch} ${value}`);
  }

  sysex(message: Uint8Array, channels: readonly (readonly number[])[]): void {
    this.log.push(`${this.frames} sysex ${message.join(" ")} to ${channels.map((own) => own.join("+")).join()}`);
    if (message.join() === "240,126,127,9,1,247") for (const channel of this.channels.keys()) this.reset(channel);
  }

  setGain(channel: number, gain: number): void {
    this.#at(channel).gain = gain;
  }

  reset(channel: number): void {
    const { drums, gain, down, held } = this.#at(channel);
    this.channels[channel] = { ...freshChannel(drums), gain, down, held: new Set() };
    for (const pitch of held) this.#at(channel).held.delete(pitch);
  }

  silence(): void {
    for (const { down, held } of this.channels) {
      down.clear();
      held.clear();
    }
  }

  render(left: Float32Array, right: Float32Array, from: number, count: number): void {
    left.fill(0, from, from + count);
    right.fill(0, from, from + count);
    this.onRender(this.frames, count);
    this.frames += count;
  }

  /** All that a channel has but what sounds there; nothing said of a controller is the same as its not being there. */
  stateOf(channel: number): unknown {
    const { drums, program, bend, pressure, gain, controllers, chosen, parameters } = this.#at(channel);
    const sorted = (map: Map<unknown, unknown>): unknown => [...map].map(String).sort();
    return {
      drums,
      program,
      bend,
      pressure,
      gain,
      chosen,
      controllers: sorted(controllers),
      parameters: sorted(parameters),
    };
  }

  /** "channel pitch" of all keys that are down, or with the pedal's. */
  sounding(withPedal = true): string[] {
    return this.channels.flatMap(({ down, held }, channel) =>
      [...new Set([...down, ...(withPedal ? held : [])])].sort().map((pitch) => `${channel} ${pitch}`),
    );
  }

  #setParameter(at: FakeChannel, controller: number, value: number): void {
    const [coarse = "", fine = "", steps = "0"] = at.parameters.get(at.chosen)?.split(" ") ?? ["-", "-", "0"];
    const step = controller === 96 ? 1 : -1;
    const next =
      controller === 6
        ? `${value} ${fine} 0`
        : controller === 38
          ? `${coarse} ${value} 0`
          : `${coarse} ${fine} ${Number(steps) + step}`;
    at.parameters.set(at.chosen, next);
  }

  #at(channel: number): FakeChannel {
    const found = this.channels[channel];
    if (found === undefined) throw new Error(`no channel ${channel}`);
    return found;
  }

  #write(channel: number, what: string): void {
    this.#at(channel);
    this.log.push(`${this.frames} ${channel} ${what}`);
  }
}

function freshChannel(drums: boolean): FakeChannel {
  return {
    drums,
    program: "none",
    bend: -1,
    pressure: -1,
    gain: 1,
    controllers: new Map(),
    chosen: "own 127 127",
    parameters: new Map(),
    down: new Set(),
    held: new Set(),
  };
}
