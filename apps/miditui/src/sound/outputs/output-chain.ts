import type { Output } from "./output.ts";
import { SilentOutput } from "./silent-output.ts";

export interface OutputEvents {
  /** It works, as far as one can know. */
  readonly onReady: () => void;
  /** It works no more, or never has. */
  readonly onEnd: (reason: string) => void;
}

/** A way to be heard that may work. */
export interface Candidate {
  readonly name: string;
  /** Whether it is given samples before it says that it is ready. */
  readonly eager: boolean;
  /**
   * @param latency seconds that the user wishes, undefined without a wish
   * @throws where it cannot even be started; no event follows
   */
  readonly open: (latency: number | undefined, events: OutputEvents) => Output;
}

export interface ChainSettings {
  /** In the order in which they are tried. */
  readonly candidates: readonly Candidate[];
  /** What is told beside their troubles where none is left; "" for nothing. */
  readonly missing: string;
  readonly latency: number | undefined;
  /** Samples go there from now on. */
  readonly onSwitch: (output: Output) => void;
  /** That one works, or silence has to do. `trouble`: why those before it do not. */
  readonly onSettled: (output: Output, trouble: string) => void;
}

/** The first output that works; when it is lost, the next. Silence keeps time where there is none, and meanwhile. */
export class OutputChain {
  readonly #settings: ChainSettings;
  #latency: number | undefined;
  #current: Output = new SilentOutput();
  #tried: Output | undefined;
  #next = 0;
  #trouble: string[] = [];
  /** Whether one has worked: then it is worthwhile to try again. */
  #worked = false;
  #closed = false;

  constructor(settings: ChainSettings) {
    this.#settings = settings;
    this.#latency = settings.latency;
  }

  get current(): Output {
    return this.#current;
  }

  /** Tries all, from the first. */
  start(): void {
    this.#next = 0;
    this.#trouble = [];
    this.#tryNext();
  }

  /** Tries again where all has been lost that once worked. */
  retry(): void {
    const isLost = this.#tried === undefined && this.#current instanceof SilentOutput;
    if (this.#worked && isLost) {
      this.#worked = false;
      this.start();
    }
  }

  setLatency(seconds: number): void {
    this.#latency = seconds;
    if (!this.#current.isFixed) {
      this.#settings.onSettled(this.#current, "");
      return;
    }
    this.#next -= 1;
    this.#drop();
    this.#tryNext();
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #drop(): void {
    this.#tried?.close();
    this.#tried = undefined;
    if (this.#current instanceof SilentOutput) return;
    this.#current.close();
    this.#use(new SilentOutput());
  }

  #use(output: Output): void {
    this.#current = output;
    if (!this.#closed) this.#settings.onSwitch(output);
  }

  #tryNext(): void {
    const candidate = this.#settings.candidates[this.#next];
    if (candidate === undefined) {
      const { missing } = this.#settings;
      if (missing !== "") this.#trouble.push(missing);
      this.#settings.onSettled(this.#current, this.#trouble.join("; "));
      return;
    }
    this.#next += 1;
    let output: Output;
    try {
      output = this.#open(candidate);
    } catch (error) {
      // Of some files that are no programs the system tells at once.
      this.#lost(candidate.name, error instanceof Error ? error.message : String(error));
      return;
    }
    this.#tried = output;
    if (candidate.eager) this.#use(output);
  }

  #open({ name, open }: Candidate): Output {
    // Events of one that has been replaced are none of ours.
    const isOurs = (): boolean => !this.#closed && (output === this.#tried || output === this.#current);
    const output: Output = open(this.#latency, {
      onReady: () => {
        if (isOurs()) this.#ready(output);
      },
      onEnd: (reason) => {
        if (isOurs()) this.#lost(name, reason);
      },
    });
    return output;
  }

  #ready(output: Output): void {
    this.#tried = undefined;
    this.#worked = true;
    if (this.#current !== output) this.#use(output);
    this.#settings.onSettled(output, this.#trouble.join("; "));
    // What is lost later is told by itself.
    this.#trouble = [];
  }

  #lost(name: string, reason: string): void {
    this.#trouble.push(`${name}: ${reason}`);
    this.#drop();
    this.#tryNext();
  }
}
