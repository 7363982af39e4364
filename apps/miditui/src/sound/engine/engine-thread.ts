import { BasicSoundBank } from "spessasynth_core";
import { MidituiError } from "../../core/error.ts";
import { newProject } from "../../core/project/new-project.ts";
import type { Project } from "../../core/project/project.ts";
import { Player } from "../../core/sound/player.ts";
import type { SoundReport } from "../../core/sound/report.ts";
import { songFrom } from "../../core/sound/song-message.ts";
import { timeMapOf } from "../../core/time/time-map.ts";
import { ownBankFile } from "../bank-file.ts";
import { findOutputs } from "../outputs/candidates.ts";
import { SYSTEM_AUDIO } from "../outputs/host-output.ts";
import { LIVE_RATE, type Output } from "../outputs/output.ts";
import { OutputChain } from "../outputs/output-chain.ts";
import { type Bank, openBank } from "../synth/bank.ts";
import { BankSynth } from "../synth/bank-synth.ts";
import { Engine } from "./engine.ts";
import { epochClock } from "./epoch-clock.ts";
import { HeldKeys } from "./held-keys.ts";
import type { EngineData, EngineRequest } from "./messages.ts";
import { MidiLink } from "./midi-link.ts";

/** Seconds that are rendered ahead before a bank is read, which takes the thread for a while. */
const STORE = 1.5;

/** Milliseconds after which a key is not struck any more: while a bank is read they would all come at once. */
const STALE = 150;

/** The engine with its timer, its outputs and its banks. */
export class EngineThread {
  readonly #data: EngineData;
  readonly #chain: OutputChain;
  readonly #player: Player;
  readonly #synth: BankSynth;
  readonly #engine: Engine;
  #song: Project = newProject();
  #midi: MidiLink | undefined;
  /** That a MIDI keyboard plays on. */
  #track = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(data: EngineData) {
    this.#data = data;
    const { audio, latency, effect = "off" } = data;
    // A device is looked for while the bank is read.
    this.#chain = new OutputChain({
      ...findOutputs(audio, effect, process),
      latency,
      onSwitch: (output) => this.#switch(output),
      onSettled: (_output, trouble) => this.#tellOutput(trouble),
    });
    this.#synth = new BankSynth(NO_BANK, { rate: LIVE_RATE });
    this.#player = new Player(this.#synth, this.#song);
    this.#engine = new Engine({
      player: this.#player,
      voices: () => this.#synth.voices,
      output: this.#chain.current,
      latency,
      clock: epochClock,
      tell: (report) => this.#tell(report),
      onPiece: (piece) => this.#midi?.play(timeMapOf(this.#song).ticksPerQuarter, piece),
    });
  }

  /** Ready to play once it is done; requests may come before. */
  async start(): Promise<void> {
    this.#chain.start();
    const { bank } = this.#data;
    const isThere = bank !== undefined && (await this.#load(bank));
    if (!isThere) await this.#load(undefined);
    if (this.#data.midi) this.#openMidi();
  }

  receive(request: EngineRequest): void {
    this.#carryOut(request);
    if (request.type !== "close") this.#pump();
  }

  #carryOut(request: EngineRequest): void {
    switch (request.type) {
      case "song":
        this.#song = songFrom(this.#song, request.song);
        this.#player.update(this.#song);
        break;
      case "play":
        this.#chain.retry();
        this.#midi?.jump();
        this.#engine.play(request.run, request.from);
        break;
      case "stop":
        this.#engine.stop();
        this.#midi?.stop(epochClock());
        break;
      case "rest":
        this.#player.rest(request.tick);
        break;
      case "loop":
        this.#player.setLoop(request.loop);
        break;
      case "metronome":
        this.#player.setMetronome(request.on);
        break;
      case "latency":
        this.#engine.setLatency(request.seconds);
        this.#chain.setLatency(request.seconds);
        break;
      case "note-on":
        if (isFresh(request.at)) this.#engine.noteOn(request.track, request.pitch, request.velocity, request.seconds);
        break;
      case "note-off":
        this.#engine.noteOff(request.track, request.pitch);
        break;
      case "track":
        this.#track = request.track;
        break;
      case "bank":
        void this.#load(request.path);
        break;
      case "close":
        this.#close();
        break;
    }
  }

  #pump(): void {
    clearTimeout(this.#timer);
    const pause = this.#engine.pump();
    this.#timer = pause === Number.POSITIVE_INFINITY ? undefined : setTimeout(() => this.#pump(), pause);
  }

  #switch(output: Output): void {
    this.#engine.setOutput(output);
    this.#pump();
  }

  #tellOutput(trouble: string): void {
    const { name } = this.#chain.current;
    const { effect = "off" } = this.#data;
    if (effect !== "off" && name !== SYSTEM_AUDIO)
      this.#tell({ type: "trouble", text: `the effect ${effect} is not heard: only system audio has effects` });
    this.#tell({ type: "output", name, latency: this.#engine.latency, trouble });
  }

  /** @returns whether it is in use now */
  async #load(path: string | undefined): Promise<boolean> {
    this.#engine.store(STORE);
    try {
      const bank = await openBank(path ?? ownBankFile());
      this.#synth.setBank(bank);
      this.#tell({ type: "bank", path, name: bank.name, presets: bank.presets });
      return true;
    } catch (error) {
      this.#tell({ type: "bank-failed", path: path ?? ownBankFile(), text: textOf(error) });
      return false;
    } finally {
      this.#pump();
    }
  }

  #openMidi(): void {
    const keys = new HeldKeys(this.#engine);
    this.#midi = new MidiLink({
      onKey: (pitch, velocity, at) => {
        if (velocity === 0) keys.letGo(pitch);
        else if (isFresh(at)) keys.press(this.#track, pitch, velocity);
        this.#tell({ type: "midi-key", pitch, velocity, at });
        this.#pump();
      },
      onPorts: () => {},
      onEnd: () => {
        this.#midi = undefined;
      },
    });
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#midi?.close();
    this.#chain.close();
    // The thread ends as soon as its children have.
    this.#data.port.close();
  }

  #tell(report: SoundReport): void {
    this.#data.port.postMessage(report);
  }
}

/** @param at milliseconds since 1970 */
function isFresh(at: number): boolean {
  return epochClock() - at < STALE;
}

const NO_BANK: Bank = { name: "", presets: [], sounds: new BasicSoundBank() };

function textOf(error: unknown): string {
  if (error instanceof MidituiError)
    return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
