/** A number in few characters, with at most so many digits after the point. */
export function shortest(value: number, decimals: number): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === "-0" ? "0" : text.replace(/^(-?)0\./, "$1.");
}
