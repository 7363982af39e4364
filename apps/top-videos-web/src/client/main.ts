import { showAges } from "./ages.ts";
import { copyLink } from "./copy.ts";
import { around, isModified } from "./elements.ts";
import { isAnswered, setUpHtmx } from "./htmx.ts";
import { isTyping, onKey, watchMonths } from "./keys.ts";
import { afterSwap, followList } from "./list.ts";
import { closePickers, watchPickers } from "./pickers.ts";
import { closePlayer, dropPlayer, openPlayer, playAll } from "./player.ts";
import { chooseTheme, cleanAddress } from "./theme.ts";
import { watchThumbnails } from "./thumbnails.ts";
import { clearTrouble, tellTrouble } from "./trouble.ts";

const MINUTE_MS = 60_000;

/** Does what a link does here with JavaScript; false where it is followed. */
function follow(event: MouseEvent): boolean {
  const link = around<HTMLAnchorElement>(event, "a[href]");
  if (!link) return false;
  if (link.matches("#theme a")) {
    chooseTheme(link);
    return true;
  }
  if (link.matches("a.copy")) {
    void copyLink(link);
    return true;
  }
  if (link.matches("a.play-all")) return playAll(link);
  const card = link.matches("a.open")
    ? document.querySelector<HTMLElement>(".hero")
    : link.closest<HTMLElement>('.card[data-playback="here"]');
  if (!card || !link.matches("a.play, h3 a, a.open")) return false;
  openPlayer(card, link, false);
  return true;
}

function watchSwaps(): void {
  let hadFocus = false;
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx } = event.detail;
    if (ctx.text.trimStart().startsWith('<section id="list"')) {
      hadFocus = document.activeElement !== document.body;
      return;
    }
    event.preventDefault();
    fail(ctx.request.action, isAnswered(ctx));
  });
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    clearTrouble();
    dropPlayer();
    afterSwap(ctx.sourceElement);
    showAges();
    const list = document.getElementById("list");
    if (!list || !hadFocus || document.activeElement !== document.body) return;
    list.tabIndex = -1;
    list.focus({ preventScroll: true });
  });
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (ctx) fail(ctx.request.action, isAnswered(ctx));
  });
}

/** Keeps the list, with controls that say what it shows. */
function fail(path: string, answered: boolean): void {
  tellTrouble(path, answered);
  followList();
}

document.documentElement.classList.add("js");
setUpHtmx();
watchSwaps();
cleanAddress();
followList();
showAges();
setInterval(showAges, MINUTE_MS);
watchThumbnails();
watchMonths();
watchPickers();
document.addEventListener("click", (event) => {
  if (!event.defaultPrevented && !isModified(event) && follow(event)) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !closePickers() && !isTyping(event)) closePlayer();
  else onKey(event);
});
