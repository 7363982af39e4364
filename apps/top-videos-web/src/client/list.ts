import { announce } from "./announce.ts";
import { canonicalQuery } from "./htmx.ts";
import { stopAtChosen } from "./keys.ts";
import { bringIntoView } from "./motion.ts";
import { pointThemeLinks } from "./theme.ts";

/** Search words of the list that is shown, as the field had them when it was. */
let shownWords = "";

/** Has the form say what the list shows; words that are being typed stay. */
function setControls(ask: DOMStringMap): void {
  const controls = document.getElementById("controls");
  if (!(controls instanceof HTMLFormElement)) return;
  for (const name of ["month", "sort", "n", "kind", "q"]) {
    const field = controls.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    const typing = name === "q" && field === document.activeElement && field.value !== shownWords;
    if (!typing) field.value = ask[name] ?? "";
    if (name === "q" && ask.scope !== undefined) field.setAttribute("placeholder", ask.scope);
  }
  shownWords = ask.q ?? "";
}

/** Marks the month in the grid and has every month's link keep the order, the number, the kind and the search. */
function setGrid(ask: DOMStringMap): void {
  const mark = document.querySelector("#months [aria-current]")?.getAttribute("aria-current") ?? "page";
  const kept = canonicalQuery((name) => (name === "month" ? "" : (ask[name] ?? "")));
  for (const link of document.querySelectorAll("#months a[href]")) {
    const before = link.getAttribute("href") ?? "";
    const [, start, month] = /^(.*[?&]month=([^&#]+))/.exec(before) ?? [];
    if (start === undefined) continue;
    const now = kept === "" ? start : `${start}&${kept}`;
    if (now !== before) link.setAttribute("href", now);
    if (month === ask.month) link.setAttribute("aria-current", mark);
    else if (link.hasAttribute("aria-current")) link.removeAttribute("aria-current");
  }
}

/** Brings what is outside the list in line with it. */
export function followList(): void {
  const ask = document.getElementById("list")?.dataset;
  // An answer that is an error does not say what was asked; the controls keep what they say.
  if (!ask || ask.sort === undefined) return;
  setControls(ask);
  setGrid(ask);
  if (!document.activeElement?.closest("#months")) stopAtChosen();
}

/** Has readers of feeds find that of the list. */
function setFeed({ feed, title }: DOMStringMap): void {
  const link = document.querySelector<HTMLLinkElement>("link[rel=alternate]");
  if (!link || feed === undefined) return;
  link.href = feed;
  link.title = title ?? "";
}

/** Share of the window below which a list that begins there is not seen to change. */
const LOW = 0.6;

/** What a swap of the list means for the rest of the page. */
export function afterSwap(source: Element): void {
  const list = document.getElementById("list");
  if (!list) return;
  followList();
  setFeed(list.dataset);
  pointThemeLinks();
  const { heading, title } = list.dataset;
  if (title) document.title = title;
  if (heading) announce(heading);
  // The way back has a place of its own to be at.
  if (source === document.body) return;
  // Where it is measured anyway.
  requestAnimationFrame(() => {
    const { top } = list.getBoundingClientRect();
    if (top < 0 || top > innerHeight * LOW) bringIntoView(list, "start");
  });
}
