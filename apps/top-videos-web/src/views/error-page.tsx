/** @jsxImportSource hono/jsx */
import { sentence } from "../core/format.ts";
import type { ErrorPageModel } from "../core/page.ts";
import { rendered } from "./html.ts";
import { renderShell } from "./layout.ts";

const HEADINGS: Readonly<Record<number, string>> = {
  400: "That address asks for something odd",
  404: "There is nothing here",
  429: "Too many requests",
  503: "Too busy right now",
};

/** A page that says what went wrong and what to do. */
export function renderErrorPage({ site, reader, status, code, message, hint }: ErrorPageModel): string {
  const heading = HEADINGS[status] ?? "Something broke";
  return renderShell({
    site,
    reader,
    title: `${status} - ${heading}`,
    page: "home",
    main: rendered(
      <div class="empty">
        <p class="status">{status}</p>
        <h1>{heading}</h1>
        <p dir="auto">{sentence(message)}</p>
        {hint === undefined ? null : <p dir="auto">{sentence(hint)}</p>}
        <p class="code">{code}</p>
        <p>
          <a class="button" href="/">
            To the start
          </a>
        </p>
      </div>,
    ),
  });
}
