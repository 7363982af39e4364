/** The places of the greatest positive weights, greatest first, equal ones in their order; at most so many. */
export function greatest(weights: Int32Array, most: number): number[] {
  const positive = weights.filter((weight) => weight > 0);
  const least = positive.length <= most ? 1 : (positive.sort().at(-most) ?? 1);
  const places: number[] = [];
  let ofLeast = Math.min(most, positive.length);
  for (const weight of weights) if (weight > least) ofLeast--;
  for (let place = 0; place < weights.length; place++) {
    const weight = weights[place] ?? 0;
    if (weight > least || (weight === least && ofLeast-- > 0)) places.push(place);
  }
  return places.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
}
