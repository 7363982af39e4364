import type { TimedMessage } from "../../core/sound/midi-clock.ts";
import { MidiKeys } from "./midi-keys.ts";
import type { MidiReport, MidiRequest } from "./midi-messages.ts";
import type { MidiInput, MidiModule, MidiOutput } from "./midi-module.ts";

/** Ports of a system that lead back to it, and our own. */
const NOT_KEYBOARDS = /midi through|^miditui|:miditui/i;

/** What others see the clock as. */
const CLOCK_NAME = "miditui clock";

export interface HubSettings {
  readonly module: MidiModule;
  /** Part of the name of a port that gets the clock as well; undefined for none. */
  readonly clockTo: string | undefined;
  /** Whether ports of our own can be made here, which Windows cannot. */
  readonly virtual: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly tell: (report: MidiReport) => void;
}

interface Keyboard {
  /** As the system calls it, which may call several so. */
  readonly port: string;
  readonly input: MidiInput;
  readonly keys: MidiKeys;
}

/** All MIDI keyboards of the computer, and the ports that get the clock. Ports may come and go. */
export class MidiHub {
  readonly #settings: HubSettings;
  readonly #probe: MidiInput;
  readonly #keyboards: Map<string, Keyboard> = new Map();
  readonly #clocks: MidiOutput[] = [];
  #names = "";
  #waiting: TimedMessage[] = [];

  /** @throws where the system has no MIDI */
  constructor(settings: HubSettings) {
    this.#settings = settings;
    this.#probe = new settings.module.Input();
    if (settings.virtual) this.#openClock((output) => output.openVirtualPort(CLOCK_NAME));
    const { clockTo } = settings;
    if (clockTo !== undefined) this.#openClock((output) => output.openPort(portNamed(output, clockTo)));
  }

  /** Listens to keyboards that have come, and lets go of the keys of those that are gone. */
  look(): void {
    const places = this.#places();
    // Which of several with the same name is gone cannot be told: the rest of them are opened anew.
    const gone = new Set([...this.#keyboards].flatMap(([name, { port }]) => (places.has(name) ? [] : port)));
    for (const [name, { port, input, keys }] of this.#keyboards) {
      if (!gone.has(port)) continue;
      this.#keyboards.delete(name);
      keys.letGo();
      input.destroy();
    }
    for (const [name, place] of places) if (!this.#keyboards.has(name)) this.#open(name, place);
    const names = [...this.#keyboards.keys()];
    if (names.join("\n") === this.#names) return;
    this.#names = names.join("\n");
    this.#settings.tell({ type: "ports", names });
  }

  receive({ messages, anew }: MidiRequest): void {
    if (anew) this.#waiting = [];
    this.#waiting = [...this.#waiting, ...messages].sort((a, b) => a.at - b.at);
  }

  /** Sends what is due. @returns milliseconds until something is due, Infinity where nothing waits */
  send(): number {
    const now = this.#settings.now();
    const due = this.#waiting.filter(({ at }) => at <= now);
    this.#waiting = this.#waiting.slice(due.length);
    for (const { bytes } of due) for (const clock of this.#clocks) clock.sendMessage([...bytes]);
    const [next] = this.#waiting;
    return next === undefined ? Number.POSITIVE_INFINITY : next.at - now;
  }

  close(): void {
    for (const { input, keys } of this.#keyboards.values()) {
      keys.letGo();
      input.destroy();
    }
    for (const clock of this.#clocks) clock.destroy();
    this.#probe.destroy();
  }

  /** Ports that may be keyboards, by name; two of one name are told apart by their order. */
  #places(): Map<string, number> {
    const places = new Map<string, number>();
    const count = this.#probe.getPortCount();
    for (let port = 0; port < count; port++) {
      const name = this.#probe.getPortName(port);
      if (NOT_KEYBOARDS.test(name)) continue;
      let own = name;
      for (let number = 2; places.has(own); number++) own = `${name} (${number})`;
      places.set(own, port);
    }
    return places;
  }

  #open(name: string, place: number): void {
    const { module, tell, now } = this.#settings;
    const keys = new MidiKeys((pitch, velocity) => tell({ type: "key", pitch, velocity, at: now() }));
    const input = new module.Input();
    try {
      input.on("message", (_, message) => keys.hear(message));
      const port = input.getPortName(place);
      input.openPort(place);
      this.#keyboards.set(name, { port, input, keys });
    } catch {
      // Another program may have it for itself; it is tried again at the next look.
      input.destroy();
    }
  }

  #openClock(open: (output: MidiOutput) => void): void {
    const output = new this.#settings.module.Output();
    try {
      open(output);
      this.#clocks.push(output);
    } catch {
      output.destroy();
    }
  }
}

function portNamed(output: MidiOutput, part: string): number {
  for (let port = 0; port < output.getPortCount(); port++) {
    if (output.getPortName(port).toLowerCase().includes(part.toLowerCase())) return port;
  }
  throw new RangeError(`no MIDI port called ${part}`);
}
