import { CloudError } from "./error.ts";
import { quote } from "./quote.ts";

/**
 * Numbers from 0 up to but not including 1, in steps of 2^-32, the same for the same seed on every engine.
 *
 * The generator is sfc32 of C. Doty-Humphrey's PractRand (three words of state and a counter, period at least 2^32),
 * with the seed's two halves in the state and his dozen rounds to mix them.
 *
 * @param seed a whole number, -(2^53 - 1) to 2^53 - 1
 * @throws CloudError E_NUMBER when the seed is anything else
 */
export function random(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) {
    throw new CloudError("E_NUMBER", `seed is ${quote(seed)}, expected a whole number`, "give a seed such as 1");
  }
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / 0x1_0000_0000) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}
