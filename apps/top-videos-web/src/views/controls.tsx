/** @jsxImportSource hono/jsx */
import type { JSX } from "hono/jsx/jsx-runtime";
import { type Ask, COUNTS, DERIVED_SORTS, KINDS, SORTS } from "../core/ask.ts";
import { periodKey } from "../core/period.ts";
import { SWAPS_LIST } from "./hx.ts";
import { channelPath } from "./links.ts";
import { KIND_NAMES, SORT_NAMES } from "./words.ts";

/** Selects ask at once, the search when the typing pauses. */
const TRIGGER = 'submit, change from:"#controls select", input changed delay:300ms from:"#controls input[type=search]"';

/** The form that the list is asked with. Without JavaScript it is sent with its button. */
export function Controls({ channelId, ask, derived }: { channelId: string; ask: Ask; derived: boolean }): JSX.Element {
  const sorts = derived ? SORTS : SORTS.filter((sort) => !DERIVED_SORTS.has(sort));
  return (
    <form id="controls" method="get" action={channelPath(channelId)} hx-trigger={TRIGGER} {...SWAPS_LIST}>
      <input type="hidden" name="month" value={periodKey(ask.period)} />
      <label>
        Sort by:
        <select name="sort">
          {sorts.map((sort) => (
            <option value={sort} selected={sort === ask.sort}>
              {SORT_NAMES[sort]}
              {DERIVED_SORTS.has(sort) ? " (computed here)" : null}
            </option>
          ))}
        </select>
      </label>
      <label>
        Show:
        <select name="n">
          {COUNTS.map((count) => (
            <option value={String(count)} selected={count === ask.n}>
              {count} videos
            </option>
          ))}
        </select>
      </label>
      <label>
        Kind:
        <select name="kind">
          <option value="" selected={ask.kind === null}>
            All
          </option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === ask.kind}>
              {KIND_NAMES[kind]}
            </option>
          ))}
        </select>
      </label>
      <label class="search">
        <span class="sr">Search titles, descriptions and tags</span>
        <input
          type="search"
          name="q"
          value={ask.q}
          maxlength={200}
          placeholder="Search"
          autocomplete="off"
          dir="auto"
        />
      </label>
      <button type="submit">Apply</button>
    </form>
  );
}
