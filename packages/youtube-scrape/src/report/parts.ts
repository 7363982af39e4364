import { foreign, html, type Markup, type Part } from "./markup.ts";

/** A part of the page with a heading and an entry in the contents. */
export interface Chapter {
  readonly id: string;
  readonly name: string;
  readonly body: Markup;
}

/** A sentence set larger at the head of a chapter: what there is to see. */
export function lead(...parts: readonly Part[]): Markup {
  return html`<p class="lead">${parts}</p>`;
}

export function note(...parts: readonly Part[]): Markup {
  return html`<p class="note">${parts}</p>`;
}

/** The title of a video, or its id without one; leads to the video where the id has the form of one. */
export function videoTitle(id: string, title: string | null): Markup {
  const name = foreign(title ?? id);
  if (!/^[A-Za-z0-9_-]{11}$/.test(id)) return name;
  return html`<a href="https://www.youtube.com/watch?v=${id}" rel="noreferrer">${name}</a>`;
}

/** Marks a figure that the API did not send. */
export const COMPUTED: Markup = html`<small class="made">computed here</small>`;

export interface Heading {
  readonly name: string;
  /** Text to the left, numbers to the right, a bar of 0 to 1. @default "number" */
  readonly as?: "text" | "number" | "bar";
  /** Whether the values are computed here. @default false */
  readonly made?: boolean;
}

function bar(share: Part): Markup {
  const width = typeof share === "number" && share > 0 ? Math.max(0.5, Math.round(1000 * Math.min(1, share)) / 10) : 0;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="1"/></svg>`;
}

function cell(value: Part, heading: Heading | undefined, first: boolean): Markup {
  if (heading?.as === "bar") return html`<td class="b">${bar(value)}</td>`;
  const kind = heading?.as === "text" ? html`` : html` class="n"`;
  return first ? html`<th scope="row"${kind}>${value}</th>` : html`<td${kind}>${value}</td>`;
}

function inner(caption: string, headings: readonly Heading[], rows: readonly (readonly Part[])[]): Markup {
  const heads = headings.map(({ name, as, made }) => {
    // A column of bars repeats its neighbour for the eye; a heading would be one more thing to listen to.
    if (as === "bar") return html`<td class="b"></td>`;
    const kind = as === "text" ? html`` : html` class="n"`;
    return html`<th scope="col"${kind}>${made === true ? html`<i>${name}</i>` : name}</th>`;
  });
  const made = headings.some((heading) => heading.made === true)
    ? html` <small class="made">in italics: computed here</small>`
    : null;
  return html`<table><caption>${caption}${made}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((value, index) => cell(value, headings[index], index === 0))}</tr>\n`)}</tbody></table>`;
}

/** A table whose first column names the rows; wide ones scroll in their own box. */
export function table(caption: string, headings: readonly Heading[], rows: readonly (readonly Part[])[]): Markup {
  return html`<div class="table" role="group" aria-label="${caption}" tabindex="0">${inner(caption, headings, rows)}</div>`;
}

/** A table for a narrow place: its columns keep to the width and long words break. */
export function smallTable(caption: string, headings: readonly Heading[], rows: readonly (readonly Part[])[]): Markup {
  return html`<div class="small">${inner(caption, headings, rows)}</div>`;
}

/** How much of something is there, as a bar. @param share 0 to 1 */
export function gauge(share: number): Markup {
  return html`<div class="gauge">${bar(share)}</div>`;
}

export interface FigureParts {
  /** What the picture says, in one sentence. */
  readonly message: Part;
  /** What is drawn, with its unit. */
  readonly what: Part;
  readonly chart: Markup;
  /** The numbers behind it, folded. */
  readonly data?: Markup;
}

export function figure({ message, what, chart, data }: FigureParts): Markup {
  return html`<figure>
<figcaption><strong>${message}</strong> <span>${what}</span></figcaption>
${chart}
${data === undefined ? null : html`<details><summary>The numbers</summary>${data}</details>`}
</figure>
`;
}

/** Pairs of a name and a value. */
export function facts(pairs: readonly (readonly [Part, Part])[]): Markup {
  return html`<dl class="facts">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
