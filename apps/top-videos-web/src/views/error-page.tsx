/** @jsxImportSource hono/jsx */
import { sentence } from "../core/format.ts";
import type { ErrorPageModel } from "../core/page.ts";
import { rendered } from "./html.ts";
import { renderShell } from "./layout.ts";

/** A page that says what went wrong and what to do. */
export function renderErrorPage({ site, reader, status, code, message, hint }: ErrorPageModel): string {
  const heading = sentence(message);
  return renderShell({
    site,
    reader,
    title: `${status} - ${heading}`,
    page: "home",
    main: rendered(
      <div class="empty">
        <p class="status">{status}</p>
        <h1 dir="auto">{heading}</h1>
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
