import { type Reader, type Site, THEMES } from "../core/page.ts";
import { html, type Markup } from "./html.ts";
import { themePath } from "./links.ts";

const BRAND: Markup = html`<a href="/"><svg class="mark" viewBox="0 0 40 28" width="40" height="28" aria-hidden="true"><rect width="40" height="28" rx="8"/><path d="M16 8v12l11-6z"/></svg>YouTube Video Browser</a>`;

const SKIP_TO_VIDEOS: Markup = html`<a class="skip" href="#list">Skip to videos</a>`;

interface Shell {
  readonly site: Site;
  readonly reader: Reader;
  /** Of the window. */
  readonly title: string;
  /** What the main element holds. */
  readonly main: Markup;
  /** Address of the list as RSS. */
  readonly feed?: string;
  /** Class of the main element; `browse` has no heading but the site's name. */
  readonly page: "browse" | "home" | "video";
}

/**
 * Nothing is painted before the document is whole: a browser that paints what it has parsed so far
 * would show a half-filled row of controls and then move it.
 */
const WHOLE_FIRST: Markup = html`<link rel="expect" href="#foot" blocking="render">`;

function head({ site: { assets }, title, feed }: Shell): Markup {
  const rss =
    feed !== undefined && html`<link rel="alternate" type="application/rss+xml" href="${feed}" title="${title}">`;
  return html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="dark light"><title>${title}</title><meta name="description" content="Explore top videos by month from the archive"><link rel="preload" href="${assets.font}" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="${assets.style}">${WHOLE_FIRST}<link rel="icon" href="${assets.icon}" type="image/svg+xml">${rss}<meta name="htmx-config" content="includeIndicatorCSS:false,defaultTimeout:15000"><script src="${assets.htmx}" defer></script><script src="${assets.client}" defer></script></head>`;
}

function themeLinks({ url, theme: chosen }: Reader): Markup {
  const themes = THEMES.map(
    (theme) => html`<a href="${themePath(url, theme)}"${theme === chosen && html` aria-current="true"`}>${theme}</a>`,
  );
  return html`<nav id="theme" aria-label="Theme">${themes}</nav>`;
}

function footer({ site }: Shell): Markup {
  const demo = site.demo && "This channel and its videos are made up. ";
  return html`<footer id="foot" class="foot-page"><p>Months are in ${site.zone}. ${demo}Not affiliated with YouTube.</p><p><a href="https://www.youtube.com/t/terms">YouTube Terms of Service</a> <a href="https://policies.google.com/privacy">Google Privacy Policy</a> <a href="/healthz">Health</a></p></footer>`;
}

/** A whole page. */
export function renderShell(shell: Shell): string {
  const brand = shell.page === "browse" ? html`<h1 class="brand">${BRAND}</h1>` : html`<p class="brand">${BRAND}</p>`;
  return html`<!DOCTYPE html><html lang="en" data-theme="${shell.reader.theme}">${head(shell)}<body><a class="skip" href="#main">Skip to content</a>${shell.page === "browse" && SKIP_TO_VIDEOS}<header class="top">${brand}<p class="tagline">Explore top videos by month from the archive</p>${themeLinks(shell.reader)}</header><main id="main" class="${shell.page}" tabindex="-1">${shell.main}</main><p id="announce" class="sr" role="status"></p>${footer(shell)}</body></html>`
    .text;
}
