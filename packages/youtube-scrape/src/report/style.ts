/** The one style sheet of the page; its hash is what the policy of the page allows. */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --sheet: #f5f2ed; --ink: #1b1a18; --soft: #5d5850; --rule: #e3ded5;
  --accent: #c00000; --second: #1d6a88; --third: #b27300; --fourth: #8b857b; --band: #f1cfc9;
  --heat-0: #f5f2ed; --heat-1: #f6d9d3; --heat-2: #efb0a6; --heat-3: #e27f73; --heat-4: #d04a42; --heat-5: #b30d0d; --heat-6: #7a0000;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --serif: ui-serif, "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Liberation Serif", Georgia, serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #141312; --sheet: #1d1b19; --ink: #eeeae4; --soft: #aca59a; --rule: #34302b;
    --accent: #ff6b6b; --second: #62b6d2; --third: #e3ae4f; --fourth: #8d867b; --band: #4a2826;
    --heat-0: #1d1b19; --heat-1: #3a2220; --heat-2: #612d2a; --heat-3: #8f3b37; --heat-4: #c44e4a; --heat-5: #ff6b6b; --heat-6: #ffc0b8;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 24px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0; background: var(--paper); color: var(--ink); font: 400 17px/1.6 var(--sans);
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word;
}
a { color: var(--accent); text-underline-offset: 3px; text-decoration-thickness: 1px; }
a:focus-visible, summary:focus-visible, .table:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 12px; background: var(--paper); padding: 4px 8px; }
.page { max-width: 1180px; margin: 0 auto; padding: 0 16px 80px; }
header { padding: 56px 0 40px; border-bottom: 1px solid var(--rule); }
.kicker { margin: 0 0 12px; color: var(--accent); font-size: 14px; font-weight: 600; letter-spacing: 0.02em; }
h1, h2, .lead { font-family: var(--serif); text-wrap: balance; }
h1 { margin: 0; font-size: clamp(38px, 6.4vw, 72px); font-weight: 600; line-height: 1.05; letter-spacing: -0.02em; }
.meta { max-width: none; margin: 20px 0 0; color: var(--soft); font-size: 15px; }
.meta span { display: inline-block; margin-right: 20px; }
code { font-family: var(--mono); font-size: 0.92em; }
nav { padding: 24px 0; border-bottom: 1px solid var(--rule); font-size: 15px; }
nav h2 { margin: 0 0 8px; font: 600 14px/1.4 var(--sans); color: var(--soft); letter-spacing: 0; }
nav ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 24px; }
nav li { break-inside: avoid; }
nav a { display: block; padding: 3px 0; color: var(--ink); text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
main > section { padding: 64px 0 0; }
h2 { margin: 0 0 16px; font-size: 34px; font-weight: 600; line-height: 1.15; letter-spacing: -0.01em; }
h3 { margin: 40px 0 8px; font-size: 18px; line-height: 1.35; }
p { margin: 0 0 16px; max-width: 68ch; }
.lead { margin: 0 0 28px; font-size: 22px; line-height: 1.4; max-width: 34em; text-wrap: pretty; }
.note { color: var(--soft); font-size: 15px; }
.made { color: var(--soft); font-size: 12px; font-weight: 400; font-style: italic; font-family: var(--sans); white-space: nowrap; letter-spacing: 0; }
.figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 32px 24px; margin: 0; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-top: 2px solid var(--ink); padding-top: 8px; }
.figures dt { font-size: 14px; color: var(--soft); line-height: 1.35; }
.figures dd { margin: 0 0 4px; font: 600 34px/1.15 var(--serif); letter-spacing: -0.01em; }
.figures .made { display: block; }
figure { margin: 0 0 32px; }
figcaption { margin: 0 0 12px; line-height: 1.45; }
figcaption strong { display: block; font-size: 17px; font-weight: 650; }
figcaption span { color: var(--soft); font-size: 14px; }
.plot { display: block; width: 100%; height: auto; overflow: visible; color: var(--soft); font: 12px var(--sans); font-variant-numeric: tabular-nums; }
.plot text, .plot tspan { white-space: pre; }
.plot.w840 { display: none; }
.plot.w358 { max-width: 520px; }
.key { display: inline-flex; flex-wrap: wrap; gap: 4px 18px; margin: 0; padding: 0; list-style: none; }
.key svg { width: 11px; height: 11px; margin-right: 6px; }
.shades { white-space: nowrap; }
.shades svg { width: 15px; height: 11px; vertical-align: -1px; }
.shades rect { width: 1px; }
.h1 { fill: var(--heat-1); } .h2 { fill: var(--heat-2); } .h3 { fill: var(--heat-3); } .h4 { fill: var(--heat-4); } .h5 { fill: var(--heat-5); } .h6 { fill: var(--heat-6); }
.k0 { fill: var(--accent); } .k1 { fill: var(--second); } .k2 { fill: var(--third); } .k3 { fill: var(--fourth); }
details { margin: 10px 0 0; }
summary { width: max-content; color: var(--soft); font-size: 14px; cursor: pointer; }
summary:hover { color: var(--ink); }
details .table { max-height: 420px; margin-top: 8px; }
.table { overflow: auto; margin: 0 0 28px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.4; }
caption { text-align: left; padding: 0 0 8px; font-size: 15px; font-weight: 650; }
th, td { padding: 7px 10px 7px 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; font-weight: 400; }
thead th { color: var(--soft); font-size: 13px; vertical-align: bottom; }
caption .made { margin-left: 6px; white-space: normal; }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; white-space: nowrap; }
.b { width: 14%; min-width: 28px; }
thead .n { white-space: normal; }
tbody th { min-width: 7.5em; max-width: 26em; overflow-wrap: anywhere; }
.table a { color: inherit; text-decoration-color: var(--soft); }
.table a:hover { color: var(--accent); }
.aside { display: block; color: var(--soft); font-size: 13px; }
.bar { display: block; width: 100%; height: 9px; fill: var(--accent); }
.facts { display: flex; flex-wrap: wrap; gap: 16px 40px; margin: 0 0 24px; }
.facts dt { color: var(--soft); font-size: 14px; }
.facts dd { margin: 0; font-size: 20px; font-family: var(--serif); }
.cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 48px 40px; }
.cards:not(:empty) { margin: 0 0 48px; }
.card { border-top: 2px solid var(--ink); padding-top: 12px; min-width: 0; }
.card h3 { margin: 0; font-size: 17px; }
.card h3 code { font-size: 1em; font-weight: 650; }
.source, .measure, .fill { margin: 0 0 8px; font-size: 13.5px; color: var(--soft); line-height: 1.45; }
.fill b { color: var(--ink); font-weight: 650; }
.fill b + b, .fill b ~ b { margin-left: 12px; }
.card .plot { margin: 12px 0; font-size: 11px; max-width: 420px; }
.card table { font-size: 14px; }
.card caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.card th, .card td { padding: 4px 12px 4px 0; }
.card .small { margin: 8px 0 0; }
.card table { table-layout: fixed; }
.card tbody th { min-width: 0; }
.card .b { width: 26%; }
.card .n { width: 22%; }
.gauge { margin: 0 0 10px; background: var(--rule); }
.gauge .bar { height: 3px; fill: var(--soft); }
.quantiles { display: flex; justify-content: space-between; gap: 4px; margin: 0 0 12px; font-size: 13px; }
.quantiles dt { color: var(--soft); font-size: 12px; }
.quantiles dd { margin: 0; line-height: 1.3; }
main li { margin: 0 0 10px; max-width: 68ch; }
main ul { padding-left: 20px; }
figure ul.key { padding: 0; }
figure .key li { margin: 0; }
footer { margin-top: 72px; padding-top: 20px; border-top: 1px solid var(--rule); color: var(--soft); font-size: 14px; }
@media (min-width: 720px) {
  .page { padding: 0 32px 96px; }
  .plot.w840 { display: block; }
  .plot.w358 { display: none; }
  .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .figures { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  table { font-size: 15px; }
  th, td { padding-right: 18px; }
  .b { width: 20%; }
  tbody th { overflow-wrap: break-word; }
  nav ol { columns: 3; }
}
@media (min-width: 1120px) {
  header { padding: 88px 0 56px; }
  .body { display: grid; grid-template-columns: 200px minmax(0, 840px); gap: 0 76px; }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 64px 0 24px; border: 0; }
  nav ol { columns: 1; }
  .lead { font-size: 24px; }
}
@media (min-width: 1360px) {
  .page { max-width: 1400px; }
  .body { grid-template-columns: 200px minmax(0, 1fr); gap: 0 64px; }
  main > section > :not(.cards) { max-width: 840px; }
  .cards { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 32px 36px; }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; background: none; }
  nav, .skip, details > summary { display: none; }
  .page { max-width: none; padding: 0; }
  header { padding: 0 0 24pt; }
  main > section { padding-top: 28pt; }
  figure, .card, tr { break-inside: avoid; }
  h2, h3, figcaption { break-after: avoid; }
  .table { overflow: visible; }
  .plot.w840 { display: block; }
  .plot.w358 { display: none; }
  .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20pt; }
}
`;
