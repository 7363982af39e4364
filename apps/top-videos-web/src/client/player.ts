import { announce } from "./announce.ts";
import { make } from "./elements.ts";
import { bringIntoView } from "./motion.ts";

/** How many videos follow by themselves; the address of the player must stay short. */
const FOLLOWING = 50;

interface Playing {
  readonly card: HTMLElement;
  /** What the player stands in for. */
  readonly thumbnail: HTMLElement;
  /** Where the focus goes back to. */
  readonly opener: HTMLElement;
  readonly box: HTMLElement;
  /** Whether the videos after it follow by themselves. */
  readonly all: boolean;
}

let playing: Playing | undefined;

function playable(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('#list .card[data-playback="here"][data-video]')];
}

function idOf(card: HTMLElement): string {
  return encodeURIComponent(card.dataset.video ?? "");
}

function frameFor(card: HTMLElement, following: readonly HTMLElement[], title: string): HTMLIFrameElement {
  const list = following.length > 0 ? `&playlist=${following.slice(0, FOLLOWING).map(idOf).join(",")}` : "";
  return make("iframe", {
    src: `https://www.youtube-nocookie.com/embed/${idOf(card)}?autoplay=1&playsinline=1&rel=0${list}`,
    title: `Player: ${title}`,
    allow: "autoplay; encrypted-media; picture-in-picture; fullscreen",
    referrerpolicy: "strict-origin-when-cross-origin",
  });
}

function button(name: string, disabled: boolean, act: () => void): HTMLButtonElement {
  const element = make("button", { type: "button", class: name.toLowerCase() }, name);
  element.disabled = disabled;
  element.addEventListener("click", act);
  return element;
}

/** Puts the thumbnail back; what was playing, if anything was. */
function takeAway(): Playing | undefined {
  const last = playing;
  playing = undefined;
  if (!last) return undefined;
  last.box.remove();
  last.card.classList.remove("playing");
  last.thumbnail.hidden = false;
  return last;
}

/** Puts the thumbnail back, and the focus to where it came from. */
export function closePlayer(): void {
  takeAway()?.opener.focus();
}

/** Forgets the player of a list that is gone. */
export function dropPlayer(): void {
  if (playing && !playing.card.isConnected) playing = undefined;
}

/** Opens the video before or after the one that plays; the focus stays in the bar. */
function step(by: -1 | 1): void {
  const last = playing;
  if (!last) return;
  const cards = playable();
  const card = cards[cards.indexOf(last.card) + by];
  const thumbnail = card?.querySelector<HTMLElement>("a.play");
  if (!card || !thumbnail) return;
  openPlayer(card, thumbnail, last.all);
  const button = document.querySelector<HTMLElement>(`#player .${by < 0 ? "previous" : "next"}:enabled`);
  (button ?? document.querySelector<HTMLElement>("#player .close"))?.focus();
}

/** Where the list is, and the ways to the videos before and after that can play. */
function steps(card: HTMLElement, place: number, count: number): HTMLElement[] {
  const all = [...document.querySelectorAll("#list .card")];
  return [
    make("span", { class: "place" }, `${all.indexOf(card) + 1} of ${all.length}`),
    button("Previous", place === 0, () => step(-1)),
    button("Next", place === count - 1, () => step(1)),
  ];
}

/**
 * Opens the one player in place of a card's thumbnail.
 *
 * @param all whether the playable videos after it follow by themselves
 */
export function openPlayer(card: HTMLElement, opener: HTMLElement, all: boolean): void {
  const thumbnail = card.querySelector<HTMLElement>("a.play");
  if (!thumbnail) return;
  takeAway();
  const cards = playable();
  const place = cards.indexOf(card);
  // On a video's own page its name is the heading of the page.
  const title = (card.querySelector("h3") ?? document.querySelector("h1"))?.textContent.trim() ?? "";
  const frame = frameFor(card, all ? cards.slice(place + 1) : [], title);
  const watch = `https://www.youtube.com/watch?v=${idOf(card)}`;
  const bar = make(
    "div",
    { class: "bar", role: "group", "aria-label": "Player" },
    ...(place < 0 ? [] : steps(card, place, cards.length)),
    button("Close", false, closePlayer),
    make("a", { class: "out", href: watch }, "YouTube"),
  );
  const box = make("div", { id: "player" }, frame, bar);
  thumbnail.after(box);
  thumbnail.hidden = true;
  card.classList.add("playing");
  playing = { card, thumbnail, opener, box, all };
  frame.focus({ preventScroll: true });
  bringIntoView(card, "nearest");
  announce(`Playing ${title}`);
}

/** Opens the first video that can play here; false where none can. */
export function playAll(opener: HTMLElement): boolean {
  const [first] = playable();
  if (first) openPlayer(first, opener, true);
  return first !== undefined;
}
