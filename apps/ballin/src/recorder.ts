import type { RecordingSink } from "./core/recording/recording.ts";
import type { Setup } from "./core/simulation/simulation.ts";
import type { Ending, LogEntry } from "./threads/messages.ts";

/** Hands a run to a recording in its order: which engine runs is told only after the first commands may have come. */
export class Recorder {
  readonly #sink: RecordingSink;
  readonly #setup: Setup;
  #waiting: LogEntry[] | undefined = [];
  #over = false;

  constructor(sink: RecordingSink, setup: Setup) {
    this.#sink = sink;
    this.#setup = setup;
  }

  begin(engine: "rapier" | "swarm"): void {
    if (this.#waiting === undefined || this.#over) return;
    this.#sink.begin({ ...this.#setup, engine });
    for (const entry of this.#waiting) this.#sink.command(entry);
    this.#waiting = undefined;
  }

  log(entry: LogEntry): void {
    if (this.#over) return;
    if (this.#waiting === undefined) this.#sink.command(entry);
    else this.#waiting.push(entry);
  }

  /** The run is over. @param ending undefined when it failed */
  end(ending: Ending | undefined): void {
    if (this.#over || this.#waiting !== undefined || ending === undefined) return;
    this.#over = true;
    this.#sink.end(ending);
  }

  /** Nothing more is written: the process is about to end. */
  close(): void {
    this.#over = true;
  }
}
