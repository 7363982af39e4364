/**
 * Elementary functions built from + - * / and sqrt alone, so that every engine gives the same bits: `Math.sin`, `exp`
 * and their kin differ in the last place between V8 versions and between Node and Chromium.
 */

const PI = Math.PI;
const RADIANS = PI / 180;
const LN2 = Math.LN2;

/** Taylor series of sine on [-pi/4, pi/4], to x^17: below 1e-17 there. */
function sinSmall(x: number): number {
  const s = x * x;
  let term = x;
  let sum = x;
  for (let k = 1; k <= 8; k++) {
    term *= -s / (2 * k * (2 * k + 1));
    sum += term;
  }
  return sum;
}

/** Taylor series of cosine on [-pi/4, pi/4], to x^18: below 1e-17 there. */
function cosSmall(x: number): number {
  const s = x * x;
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= 9; k++) {
    term *= -s / ((2 * k - 1) * (2 * k));
    sum += term;
  }
  return sum;
}

/** Sine of an angle in degrees, exact at multiples of 90. */
export function sinDegrees(degrees: number): number {
  const turn = degrees - 360 * Math.floor(degrees / 360);
  const quarter = Math.round(turn / 90);
  const rest = (turn - 90 * quarter) * RADIANS;
  switch (quarter & 3) {
    case 0:
      return sinSmall(rest);
    case 1:
      return cosSmall(rest);
    case 2:
      return -sinSmall(rest);
    default:
      return -cosSmall(rest);
  }
}

/** Cosine of an angle in degrees, exact at multiples of 90. */
export function cosDegrees(degrees: number): number {
  return sinDegrees(degrees + 90);
}

/** Arc tangent of a number from 0 to 1, by halving the angle twice and a series that then gains a digit a term. */
function atanUnit(t: number): number {
  let x = t;
  x /= 1 + Math.sqrt(1 + x * x);
  x /= 1 + Math.sqrt(1 + x * x);
  const s = x * x;
  let power = x;
  let sum = 0;
  for (let k = 1; k < 30; k += 2) {
    sum += power / k;
    power *= -s;
  }
  return 4 * sum;
}

/** Angle of the vector (x, y) in degrees, in (-180, 180]; 0 for the zero vector. */
export function angleDegrees(x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (ax === 0 && ay === 0) return 0;
  const first = ax >= ay ? atanUnit(ay / ax) / RADIANS : 90 - atanUnit(ax / ay) / RADIANS;
  const half = x < 0 ? 180 - first : first;
  return y < 0 ? -half : half;
}

/** e to the power x, for x up to 700: x is split into a multiple of ln 2 and a rest under 0.35. */
export function exp(x: number): number {
  // Less than the smallest number; also keeps the count of halvings small.
  if (x < -745) return 0;
  const twos = Math.round(x / LN2);
  const rest = x - twos * LN2;
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 18; k++) {
    term *= rest / k;
    sum += term;
  }
  const step = twos < 0 ? 0.5 : 2;
  for (let k = Math.abs(twos); k > 0; k--) sum *= step;
  return sum;
}

/** Natural logarithm of a positive number: twice the inverse hyperbolic tangent series on [0.7, 1.4]. */
export function ln(x: number): number {
  let mantissa = x;
  let twos = 0;
  while (mantissa > 1.4) {
    mantissa /= 2;
    twos++;
  }
  while (mantissa < 0.7) {
    mantissa *= 2;
    twos--;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  const s = z * z;
  let power = z;
  let sum = 0;
  for (let k = 1; k < 28; k += 2) {
    sum += power / k;
    power *= s;
  }
  return 2 * sum + twos * LN2;
}

/** A positive base to any power. */
export function power(base: number, exponent: number): number {
  return exp(exponent * ln(base));
}
