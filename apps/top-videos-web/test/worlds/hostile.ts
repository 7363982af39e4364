import type { Cells, World } from "./database.ts";

export const HOSTILE_CHANNEL = "UChostile";

/** Markup, addresses and words that would do something where they are not written as text. */
const PIECES = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<svg><script href=data:,alert(1) />",
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "</textarea><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "--><script>alert(1)</script>",
  "]]><script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)' autofocus='",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  "<form action=javascript:alert(1)><button>x",
  "<base href=//evil.invalid>",
  "<meta http-equiv=refresh content='0;url=//evil.invalid'>",
  "<link rel=stylesheet href=//evil.invalid>",
  "<object data=javascript:alert(1)>",
  "<embed src=javascript:alert(1)>",
  "<div hx-get=/evil hx-trigger=load>",
  "<div hx-on:click=alert(1)>",
  "<template><script>alert(1)</script></template>",
  "{{constructor.constructor('alert(1)')()}}",
  "#{alert(1)} <%= alert(1) %>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "\\u003cscript\\u003ealert(1)",
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd",
  "'; DROP TABLE videos; --",
  '" OR 1=1 --',
  "\u202etxt.exe\u202c",
  "\u2066\u2067right to left\u2069",
  "\u0000after nul",
  "bell \u0007 escape \u001b[31m delete \u007f",
  "line\r\nbreak\u2028and\u2029paragraph",
  "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 stacked",
  "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
  "\ufeffmark",
  "\u{10ffff}\ufffe",
  "unbroken".repeat(40),
];

/** Three hundred payloads: each piece alone and in five kinds of company. */
export const PAYLOADS: readonly string[] = PIECES.flatMap((piece) => [
  piece,
  `Top 10 ${piece} of 2024`,
  `"${piece}"`,
  `'${piece}'`,
  `<b>${piece}</b>`,
  `${piece}${piece}`,
]);

const TEXT_COLUMNS = [
  "title",
  "description",
  "duration_raw",
  "kind_source",
  "category_id",
  "tags",
  "default_language",
  "default_audio_language",
  "live_broadcast_content",
  "dimension",
  "definition",
  "projection",
  "yt_rating",
  "content_rating",
  "upload_status",
  "privacy_status",
  "license",
  "topic_categories",
  "scheduled_start_at",
  "scheduled_end_at",
  "actual_start_at",
  "actual_end_at",
  "recorded_at",
  "location",
  "localizations",
  "extras",
];

const BROKEN_JSON = ["{", "[[[", "null", "7", '"text"', '{"a":null}', '{"a":{"url":7}}', '{"a":{"url":"x"}}', ""];

/** A channel whose every text is a payload, with odd times, numbers and JSON; and sixty channels that are but payloads. */
export function hostileWorld(): World {
  const payload = (i: number) => PAYLOADS[i % PAYLOADS.length] ?? "";
  const huge = `${"<p>huge ".repeat(20_000)}`;
  const videos = PAYLOADS.map((text, i) => hostileVideo(text, i, i === 7 ? huge : text));
  return {
    channels: [
      {
        channel_id: HOSTILE_CHANNEL,
        title: PAYLOADS[0] ?? "",
        handle: `@${PAYLOADS[6] ?? ""}`,
        description: huge,
        country: payload(12),
        thumbnails: JSON.stringify({ default: { url: payload(78), width: 1e9, height: -1 } }),
        keywords: payload(18),
        first_seen_at: payload(24),
        retrieved_at: payload(30),
      },
      ...PAYLOADS.slice(0, 60).map((text, i): Cells => ({ channel_id: `UCx${i}${text}`, title: text, handle: text })),
    ],
    videos,
    others: {
      video_changes: PAYLOADS.map(
        (text, i): Cells => ({
          video_id: "v1",
          changed_at: text,
          field: `${i}${text}`,
          old: text,
          new: payload(i + 1),
          run_id: 1,
        }),
      ),
      video_stats: PAYLOADS.slice(0, 60).map(
        (text, i): Cells => ({
          video_id: "v1",
          retrieved_at: `${i}${text}`,
          view_count: i,
        }),
      ),
      channel_stats: PAYLOADS.slice(0, 60).map(
        (text, i): Cells => ({
          channel_id: HOSTILE_CHANNEL,
          retrieved_at: `${i}${text}`,
          view_count: -i,
        }),
      ),
      runs: [
        {
          run_id: 1,
          command: "scrape",
          channel_ref: payload(0),
          channel_id: HOSTILE_CHANNEL,
          options: payload(6),
          state: "running",
          started_at: payload(12),
          updated_at: payload(18),
        },
      ],
    },
  };
}

function hostileVideo(text: string, i: number, description: string): Cells {
  /** Every so many videos have the first value, all others the second. */
  const every = <Value>(step: number, value: Value, other: Value): Value => (i % step === 0 ? value : other);
  const thumbnail = { url: every(2, `https://i.ytimg.com/vi/${text}/0.jpg`, text), width: 320, height: 180 };
  const broken = BROKEN_JSON[i % BROKEN_JSON.length] ?? "";
  return {
    ...Object.fromEntries(TEXT_COLUMNS.map((column) => [column, text])),
    video_id: every(3, `${text.padEnd(3, "x")}${i}`, `v${i}`),
    channel_id: HOSTILE_CHANNEL,
    description,
    // Half of them are in a month, the others are dated with the payload.
    published_at: every(2, `2024-${String((i % 12) + 1).padStart(2, "0")}-11T10:00:00Z`, text),
    kind: every(5, text, "long"),
    live_broadcast_content: every(4, text, "none"),
    privacy_status: every(6, text, "public"),
    tags: every(3, text, JSON.stringify([text, `${text} again`])),
    thumbnails: every(3, broken, JSON.stringify({ default: thumbnail })),
    region_blocked: every<string | null>(7, text, null),
    embeddable: every(11, -3, 1),
    view_count: every(13, -5, i),
    like_count: every(17, Number.MAX_SAFE_INTEGER, i),
    comment_count: every<number | null>(19, null, i),
    duration_s: every(23, -1, i * 60),
    first_seen_at: text,
    retrieved_at: text,
    unavailable_at: text,
  };
}
