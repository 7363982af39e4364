/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { type Reader, type Site, THEMES } from "../core/page.ts";
import { themePath } from "./links.ts";

const MARK =
  '<svg class="mark" viewBox="0 0 40 28" width="40" height="28" aria-hidden="true"><rect width="40" height="28" rx="8"/><path d="M16 8v12l11-6z"/></svg>';

interface Shell {
  readonly site: Site;
  readonly reader: Reader;
  /** Of the window; the site's name is added. */
  readonly title: string;
  readonly children?: Child;
  /** Address of the list as RSS. */
  readonly feed?: string;
  /** Class of the main element. */
  readonly page: string;
}

function Head({ site, title, feed }: Shell) {
  const { assets } = site;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="color-scheme" content="dark light" />
      <title>{title}</title>
      <meta name="description" content="Explore top videos by month from the archive" />
      <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="" />
      <link rel="stylesheet" href={assets.style} />
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      {feed === undefined ? null : <link rel="alternate" type="application/rss+xml" href={feed} title={title} />}
      <script src={assets.htmx} defer />
      <script src={assets.client} defer />
    </head>
  );
}

function Brand() {
  return <a href="/">{raw(MARK)}YouTube Video Browser</a>;
}

function Footer({ site, reader }: Shell) {
  return (
    <footer class="foot-page">
      <nav id="theme" aria-label="Theme">
        {THEMES.map((theme) => (
          <a href={themePath(reader.url, theme)} aria-current={theme === reader.theme ? "true" : undefined}>
            {theme}
          </a>
        ))}
      </nav>
      <p>
        Months are those of {site.zone}. {site.demo ? "This channel and its videos are made up. " : null}
        Not affiliated with YouTube.
      </p>
      <p>
        <a href="https://www.youtube.com/t/terms">YouTube Terms of Service</a>{" "}
        <a href="https://policies.google.com/privacy">Google Privacy Policy</a> <a href="/healthz">Health</a>
      </p>
    </footer>
  );
}

/** A whole page. Its heading is the site's name on every page but those with a heading of their own. */
export function renderShell(shell: Shell): string {
  const page = (
    <html lang="en" data-theme={shell.reader.theme}>
      <Head {...shell} />
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="top">
          {shell.page === "browse" ? (
            <h1 class="brand">
              <Brand />
            </h1>
          ) : (
            <p class="brand">
              <Brand />
            </p>
          )}
          <p class="tagline">Explore top videos by month from the archive</p>
        </header>
        <main id="main" class={shell.page} tabindex={-1}>
          {shell.children}
        </main>
        <p id="announce" class="sr" role="status" />
        <Footer {...shell} />
      </body>
    </html>
  );
  return `<!DOCTYPE html>${String(page)}`;
}
