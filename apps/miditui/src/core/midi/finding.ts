/** error: something is lost or wrong in what is heard. warning: some programs read it otherwise. note: may be meant so. */
export type Severity = "error" | "warning" | "note";

/** What reading or checking a file may find; the codes are stable. */
export type FindingCode =
  | "not-midi"
  | "wrapped"
  | "header"
  | "format"
  | "chunk-count"
  | "division"
  | "chunk-length"
  | "truncated"
  | "no-end-of-track"
  | "after-end-of-track"
  | "bad-length"
  | "no-status"
  | "data-byte"
  | "system-message"
  | "too-late"
  | "second-file"
  | "foreign-chunk"
  | "no-track"
  | "stray-off"
  | "open-note"
  | "overlapping-notes"
  | "zero-length"
  | "no-tempo"
  | "bad-tempo"
  | "bad-metre"
  | "bad-key"
  | "late-conductor"
  | "late-port"
  | "channel-clash"
  | "late-program"
  | "undefined-controller"
  | "data-without-parameter"
  | "held-pedal"
  | "bent-at-end"
  | "unusual-pitch"
  | "sysex-end"
  | "empty-track"
  | "wrong-value";

/** Where something was found; what is not known is left out. */
export interface Place {
  /** Number of the MTrk chunk, from 0. */
  readonly chunk?: number;
  readonly tick?: number;
  /** Offset in the file. */
  readonly byte?: number;
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** A sentence for the user. */
  readonly text: string;
  readonly chunk: number | undefined;
  readonly tick: number | undefined;
  readonly byte: number | undefined;
}

const SEVERITIES: Readonly<Record<FindingCode, Severity>> = {
  "not-midi": "warning",
  wrapped: "note",
  header: "warning",
  format: "error",
  "chunk-count": "warning",
  division: "error",
  "chunk-length": "warning",
  truncated: "error",
  "no-end-of-track": "warning",
  "after-end-of-track": "warning",
  "bad-length": "error",
  "no-status": "error",
  "data-byte": "error",
  "system-message": "warning",
  "too-late": "error",
  "second-file": "error",
  "foreign-chunk": "note",
  "no-track": "error",
  "stray-off": "warning",
  "open-note": "warning",
  "overlapping-notes": "warning",
  "zero-length": "warning",
  "no-tempo": "note",
  "bad-tempo": "error",
  "bad-metre": "error",
  "bad-key": "warning",
  "late-conductor": "warning",
  "late-port": "warning",
  "channel-clash": "warning",
  "late-program": "warning",
  "undefined-controller": "note",
  "data-without-parameter": "warning",
  "held-pedal": "warning",
  "bent-at-end": "note",
  "unusual-pitch": "note",
  "sysex-end": "warning",
  "empty-track": "note",
  "wrong-value": "warning",
};

/** How many of one code are told one by one. */
const TOLD = 20;

/** Findings in the order they were made; many of one kind end in a line that counts the rest. */
export class FindingLog {
  readonly #told: Finding[] = [];
  readonly #counts: Map<FindingCode, number> = new Map();

  add(code: FindingCode, text: string, place: Place = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= TOLD) this.#told.push(finding(code, text, place));
  }

  all(): readonly Finding[] {
    const rests: Finding[] = [];
    for (const [code, count] of this.#counts) {
      if (count > TOLD) rests.push(finding(code, `${count - TOLD} more like the ones above (${code})`, {}));
    }
    return [...this.#told, ...rests];
  }
}

function finding(code: FindingCode, text: string, place: Place): Finding {
  return { code, severity: SEVERITIES[code], text, chunk: place.chunk, tick: place.tick, byte: place.byte };
}
