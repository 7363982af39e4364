import { html, type Markup } from "./html.ts";

/**
 * Attributes that turn the links or the form of an element into requests for the list alone. All of them share one queue
 * on the page's main element, in which a newer request takes the place of an older one, so the last click wins.
 */
export const SWAPS_LIST: Markup = html`hx-boost:inherited="true" hx-target:inherited="#list" hx-swap:inherited="outerHTML" hx-sync:inherited="#main:replace"`;
