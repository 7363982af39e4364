/** A filter of the synth, as far as it is looked into. */
export interface Lowpass {
  resonanceCb: number;
  a0: number;
  a1: number;
  a2: number;
  a3: number;
  a4: number;
}

/** Cutoffs and resonances that are remembered; a power of two, and more cents than a filter sweeps as a rule. */
const PLACES = 4096;
/** So that cutoffs of different resonances seldom meet in one place. */
const SPREAD = 389;
const VALUES = 5;

/**
 * Coefficients out of a table of fixed size instead of a map that grows with every resonance.
 *
 * @param find sets the coefficients of a filter for a cutoff in whole absolute cents and its resonance
 * @returns does the same
 */
export function rememberedCoefficients(
  find: (lowpass: Lowpass, cents: number) => void,
): (this: Lowpass, cutoff: number) => void {
  const cutoffs = new Int32Array(PLACES);
  const resonances = new Float64Array(PLACES).fill(Number.NaN);
  const values = new Float64Array(PLACES * VALUES);
  return function (this: Lowpass, cutoff: number): void {
    const cents = Math.trunc(cutoff) | 0;
    const { resonanceCb } = this;
    const place = (cents + SPREAD * (resonanceCb | 0)) & (PLACES - 1);
    const at = place * VALUES;
    if (cutoffs[place] === cents && resonances[place] === resonanceCb) {
      this.a0 = values[at] ?? 0;
      this.a1 = values[at + 1] ?? 0;
      this.a2 = values[at + 2] ?? 0;
      this.a3 = values[at + 3] ?? 0;
      this.a4 = values[at + 4] ?? 0;
      return;
    }
    find(this, cents);
    cutoffs[place] = cents;
    resonances[place] = resonanceCb;
    values.set([this.a0, this.a1, this.a2, this.a3, this.a4], at);
  };
}
