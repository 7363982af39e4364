/** Brings an element into view, at once where the reader wants little motion. */
export function bringIntoView(element: Element, block: ScrollLogicalPosition): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
}
