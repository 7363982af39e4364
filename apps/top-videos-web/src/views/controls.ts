import { type Ask, COUNTS, DERIVED_SORTS, KINDS, SORTS } from "../core/ask.ts";
import { periodKey } from "../core/period.ts";
import { html, type Markup } from "./html.ts";
import { SWAPS_LIST } from "./hx.ts";
import { channelPath } from "./links.ts";
import { KIND_NAMES, SORT_NAMES, searchScope } from "./words.ts";

/** Selects ask at once, the search when the typing pauses. */
const TRIGGER = 'submit, change from:"#controls select", input changed delay:300ms from:"#controls input[type=search]"';

function option(value: string | number, name: string, chosen: boolean): Markup {
  return html`<option value="${value}"${chosen && SELECTED}>${name}</option>`;
}

const SELECTED: Markup = html` selected`;

/** The form that the list is asked with. Without JavaScript it is sent with its button. */
export function controls(channelId: string, ask: Ask, derived: boolean): Markup {
  const sorts = derived ? SORTS : SORTS.filter((sort) => !DERIVED_SORTS.has(sort));
  const sortOptions = sorts.map((sort) => {
    const name = DERIVED_SORTS.has(sort) ? `${SORT_NAMES[sort]} (computed here)` : SORT_NAMES[sort];
    return option(sort, name, sort === ask.sort);
  });
  const counts = COUNTS.map((count) => option(count, `${count} videos`, count === ask.n));
  const kinds = KINDS.map((kind) => option(kind, KIND_NAMES[kind], kind === ask.kind));
  return html`<form id="controls" method="get" action="${channelPath(channelId)}" hx-trigger="${TRIGGER}" ${SWAPS_LIST}><input type="hidden" name="month" value="${periodKey(ask.period)}"><label>Sort by: <select name="sort">${sortOptions}</select></label><label>Show: <select name="n">${counts}</select></label><label>Kind: <select name="kind">${option("", "All", ask.kind === null)}${kinds}</select></label><span class="search"><label><span class="sr">Search titles, descriptions and tags</span><input type="search" name="q" value="${ask.q}" maxlength="200" placeholder="${searchScope(ask.period)}" autocomplete="off" dir="auto"></label><button type="submit">Apply</button></span></form>`;
}
