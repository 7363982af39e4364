import { seeded } from "@side-projects/testkit";

/** Code that would be noticed: a dialog, and a mark on the window. */
const CODE = [
  "alert(1)",
  "window.pwned=1",
  "confirm`1`",
  "top['pro'+'mpt'](1)",
  "eval('window.pwned=1')",
  "fetch('/x').then(alert)",
];

/** Ways to have code run, with CODE in their place. */
const VECTORS = [
  "<script>CODE</script>",
  "<ScRiPt src=data:text/javascript,CODE></sCrIpT>",
  "<img src=x onerror=CODE>",
  "<img src=x: onerror='CODE'//>",
  "<svg onload=CODE>",
  "<svg><script>CODE</script></svg>",
  "<svg><animate onbegin=CODE attributeName=x dur=1s>",
  "<svg><use href=data:image/svg+xml,<svg id=x onload=CODE>#x>",
  "<math><mtext></math><img src=x onerror=CODE>",
  "<math><a xlink:href=javascript:CODE>x</a></math>",
  "<iframe src=javascript:CODE>",
  "<iframe srcdoc='<script>parent.CODE</script>'>",
  "<object data=javascript:CODE>",
  "<embed src=javascript:CODE>",
  "<a href=javascript:CODE>x</a>",
  "<a href='java\tscript:CODE'>x</a>",
  "<body onload=CODE>",
  "<details open ontoggle=CODE>",
  "<input autofocus onfocus=CODE>",
  "<video><source onerror=CODE></video>",
  "<audio src=x onerror=CODE>",
  "<marquee onstart=CODE>",
  "<style>@import 'javascript:CODE'</style>",
  "<link rel=stylesheet href=data:text/css,*{x:CODE}>",
  "<meta http-equiv=refresh content='0;url=javascript:CODE'>",
  "<base href=javascript:CODE//>",
  "<form action=javascript:CODE><button autofocus>x</button></form>",
  "<template><img src=x onerror=CODE></template>",
  "<noscript><p title='</noscript><img src=x onerror=CODE>'>",
  "<p hx-on:load=CODE hx-get=/ hx-trigger=load hx-target=body>",
  "<div hx-get='javascript:CODE' hx-trigger=load>x</div>",
  "<hx-partial hx-target=body><img src=x onerror=CODE></hx-partial>",
  "<x tabindex=1 onfocus=CODE autofocus>",
  "javascript:CODE",
  "data:text/html,<script>CODE</script>",
  "{{constructor.constructor('CODE')()}}",
  "\u0024{CODE}",
  "<%= CODE %>",
  "<!--><script>CODE</script>-->",
  "<![CDATA[<img src=x onerror=CODE>]]>",
];

/** What may stand around a text, closed first. */
const BREAKOUTS = [
  "",
  '">',
  "'>",
  '" onmouseover=CODE x="',
  "' autofocus onfocus=CODE x='",
  "</title></textarea></style></script>",
  "</a></h3></article></section></main>",
  "-->",
  "]]>",
  "\u2028\u0000\ud83d\ude00\u202e",
  "&quot;&gt;&lt;&#x3c;%3c\\u003c\\x3c",
  "</option></select><select><option>",
];

/** Texts that are code if anything takes them for markup, all different: the same for the same number. */
export function payloads(count: number): string[] {
  const random = seeded(count);
  const found = new Set<string>();
  for (let i = 0; found.size < count; i++) {
    const vector = VECTORS[i % VECTORS.length] ?? "";
    const breakout = i < VECTORS.length ? "" : random.pick(BREAKOUTS);
    found.add(`${breakout}${vector}`.replaceAll("CODE", random.pick(CODE)));
  }
  return [...found];
}
