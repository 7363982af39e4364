import { around } from "./elements.ts";

/** Whether a key belongs to a field. */
export function isTyping(event: Event): boolean {
  return around(event, "input, select, textarea, [contenteditable]") !== null;
}

const MONTHS = "#months table a[href]";

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

/** The months and years that can be seen, in their order. */
function shown(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(MONTHS)].filter((link) => link.checkVisibility());
}

/** The month beside another as they lie on the screen: nearest in the direction, or in the next line. */
function beside(from: Element, [stepX, stepY]: readonly [number, number]): HTMLElement | undefined {
  const start = middle(from);
  const height = from.getBoundingClientRect().height;
  let best: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const link of shown()) {
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

/** The first or the last month of a row. */
function endOfRow(from: Element, key: string): HTMLElement | undefined {
  const links = from.closest("tr")?.querySelectorAll<HTMLElement>("td a[href]") ?? [];
  return [...links].at(key === "Home" ? 0 : -1);
}

/** Arrow keys go from month to month, Home and End to the first and the last one of a year. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const month = around(event, MONTHS);
  if (!month) return;
  const step = STEPS[event.key];
  const isEnd = event.key === "Home" || event.key === "End";
  const goal = step ? beside(month, step) : isEnd ? endOfRow(month, event.key) : undefined;
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

/** Makes one of the months, of which there can be hundreds, the only one that Tab stops at. */
function stopAt(stop: Element): void {
  for (const link of document.querySelectorAll<HTMLElement>(MONTHS)) {
    const index = link === stop ? 0 : -1;
    if (link.tabIndex !== index) link.tabIndex = index;
  }
}

/** Has Tab stop at the chosen month, or at the newest one. */
export function stopAtChosen(): void {
  const stop = document.querySelector("#months table a[aria-current]") ?? document.querySelector("#months td a[href]");
  if (stop) stopAt(stop);
}

/** Makes the grid of months one stop of Tab, which is where the focus was last. */
export function watchMonths(): void {
  document.addEventListener("focusin", (event) => {
    const month = around(event, MONTHS);
    if (month) stopAt(month);
  });
  document.addEventListener("pointerover", (event) => {
    const month = around(event, "#months a[aria-label]");
    // What a screen reader says of a month; on each link of the page it would be a third of its weight.
    if (month) month.title ||= month.ariaLabel ?? "";
  });
}
