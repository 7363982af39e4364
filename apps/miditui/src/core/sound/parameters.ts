/** Controllers that choose a registered or other parameter and set it, after the MIDI 1.0 specification. */
const PARAMETER = {
  coarse: 6,
  fine: 38,
  more: 96,
  less: 97,
  otherFine: 98,
  other: 99,
  ownFine: 100,
  own: 101,
} as const;

const CONTROLLERS: ReadonlySet<number> = new Set(Object.values(PARAMETER));

/** Chosen, but none: what follows sets nothing. */
const NOTHING = 0x3fff;

/** Whether a controller is one of those by which parameters are chosen and set. */
export function isParameterControl(controller: number): boolean {
  return CONTROLLERS.has(controller);
}

interface ParameterValue {
  coarse: number;
  fine: number;
  /** Steps up, or down, since. */
  steps: number;
}

/** What was said of the parameters of a channel: range of the bend, tuning and the like. */
export class Parameters {
  /** The one chosen: two times seven bits, and a bit above them for those that are not registered. */
  #chosen = NOTHING;
  readonly #values: Map<number, ParameterValue> = new Map();

  say(controller: number, value: number): void {
    const chosen = this.#chosen;
    if (controller === PARAMETER.own) this.#chosen = (value << 7) | (chosen & 127);
    else if (controller === PARAMETER.ownFine) this.#chosen = (chosen & 0x3f80) | value;
    else if (controller === PARAMETER.other) this.#chosen = 0x4000 | (value << 7) | (chosen & 127);
    else if (controller === PARAMETER.otherFine) this.#chosen = 0x4000 | (chosen & 0x3f80) | value;
    else if ((chosen & NOTHING) !== NOTHING) this.#set(controller, value);
  }

  /** Chooses nothing, as a reset of all controllers does; what was set stays. */
  letGo(): void {
    this.#chosen = NOTHING;
  }

  /** Controllers and their values that say the same to a channel to which nothing was said. */
  script(): (readonly [controller: number, value: number])[] {
    const script: (readonly [number, number])[] = [];
    let chosen = NOTHING;
    for (const [parameter, { coarse, fine, steps }] of this.#values) {
      script.push(...choice(parameter));
      chosen = parameter;
      if (coarse >= 0) script.push([PARAMETER.coarse, coarse]);
      if (fine >= 0) script.push([PARAMETER.fine, fine]);
      const step = steps < 0 ? PARAMETER.less : PARAMETER.more;
      for (let left = Math.abs(steps); left > 0; left--) script.push([step, 0]);
    }
    if (chosen !== this.#chosen) script.push(...choice(this.#chosen));
    return script;
  }

  #set(controller: number, value: number): void {
    let set = this.#values.get(this.#chosen);
    if (set === undefined) {
      set = { coarse: -1, fine: -1, steps: 0 };
      this.#values.set(this.#chosen, set);
    }
    if (controller === PARAMETER.more) set.steps++;
    else if (controller === PARAMETER.less) set.steps--;
    else {
      set.steps = 0;
      if (controller === PARAMETER.coarse) set.coarse = value;
      else set.fine = value;
    }
  }
}

function choice(parameter: number): (readonly [number, number])[] {
  const other = parameter >= 0x4000;
  return [
    [other ? PARAMETER.other : PARAMETER.own, (parameter >> 7) & 127],
    [other ? PARAMETER.otherFine : PARAMETER.ownFine, parameter & 127],
  ];
}
