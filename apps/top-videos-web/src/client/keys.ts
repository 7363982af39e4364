import { around } from "./elements.ts";

/** Whether a key belongs to a field. */
export function isTyping(event: Event): boolean {
  return around(event, "input, select, textarea, [contenteditable]") !== null;
}

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function middle(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** The month beside another as they lie on the screen: nearest in the direction, or in the next line. */
function beside(from: Element, [stepX, stepY]: readonly [number, number]): HTMLElement | undefined {
  const start = middle(from);
  const height = from.getBoundingClientRect().height;
  let best: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const link of document.querySelectorAll<HTMLElement>("#months a[href]")) {
    const { x, y } = middle(link);
    const ahead = (x - start.x) * stepX + (y - start.y) * stepY;
    const aside = Math.abs((x - start.x) * stepY) + Math.abs((y - start.y) * stepX);
    if (link === from || ahead < 1 || (stepX !== 0 && aside > height / 2)) continue;
    const distance = stepX === 0 ? ahead * 8 + aside : ahead;
    if (distance >= least) continue;
    least = distance;
    best = link;
  }
  return best;
}

/** Arrow keys go from month to month, `/` to the search. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event)) return;
  const month = around(event, "#months a[href]");
  const step = STEPS[event.key];
  let goal: HTMLElement | null | undefined;
  if (month && step) goal = beside(month, step);
  else if (event.key === "/") goal = document.querySelector<HTMLElement>("#controls input[name=q]");
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}
