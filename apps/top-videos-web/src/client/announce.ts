/** Has screen readers say it when they are done with what they are saying. */
export function announce(text: string): void {
  const region = document.getElementById("announce");
  if (region) region.textContent = text;
}
