import { expect, test } from "vitest";
import { VIDEO_COLUMNS } from "../src/core/columns.ts";
import { exportVideos } from "../src/store/export.ts";
import { column, freshStore, insertChannel, insertVideo, refusal, type Sample } from "./store-samples.ts";

/** The quoted cell that begins at an index, and the index after it. */
function quotedCell(text: string, start: number): [cell: string, after: number] {
  let cell = "";
  let at = start + 1;
  for (; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
    if (at >= text.length) throw new Error("a quote is not closed");
    cell += text[at];
    if (text[at] === '"') at += 1;
  }
  return [cell, at + 1];
}

/** Cells as RFC 4180 defines them; a bare empty cell is null, a quoted one the empty text. */
function parseCsv(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '"') {
      const [cell, after] = quotedCell(text, at);
      row.push(cell);
      at = after;
    } else {
      const start = at;
      while (at < text.length && !',\r\n"'.includes(text[at] ?? "")) at += 1;
      row.push(at === start ? null : text.slice(start, at));
    }
    const ends = text.startsWith("\r\n", at);
    if (!ends && text[at] !== ",") throw new Error(`neither comma nor line break at ${at}: ${text.slice(at, at + 20)}`);
    at += ends ? 2 : 1;
    if (!ends) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const SAMPLES: readonly Sample[] = [
  {
    video_id: "plain000000",
    title: "Title",
    published_at: "2024-01-01T00:00:00Z",
    view_count: 0,
    has_captions: 1,
    licensed: 0,
    tags: '["a","b \\"c\\""]',
    thumbnails: '{"default":{"url":"https://i.example/1.jpg","width":120}}',
    extras: '{"n":null}',
  },
  {
    video_id: "-awkward,00",
    title: 'He said "no", twice\r\nand\nleft\rlate',
    description: "",
    published_at: "2023-01-01T00:00:00Z",
    like_count: 9_007_199_254_740_991,
  },
  { video_id: "=formula000", title: " =1+1", description: "=cmd|' /C calc'!A0", published_at: null },
  {
    video_id: "other000000",
    channel_id: "UC0",
    title: "\u{1f3ac} \u0000 \u2028 ,",
    published_at: "2025-01-01T00:00:00Z",
  },
];

function filledStore(): ReturnType<typeof freshStore> {
  const store = freshStore();
  insertChannel(store, "UC1", "2026-01-01T00:00:00Z", "One, Two");
  for (const sample of SAMPLES) insertVideo(store, sample);
  return store;
}

const OWN = ["ym", "availability", "omissions", "first_seen_at", "retrieved_at", "unavailable_at", "channel_title"];
const NAMES = [...VIDEO_COLUMNS.map(({ name }) => String(name)), ...OWN];

test("CSV holds every column of every video, read back exactly by another reader", () => {
  const store = filledStore();
  const [names = [], ...rows] = parseCsv([...exportVideos(store, { format: "csv" })].join(""));
  expect([...names].sort()).toEqual([...NAMES].sort());
  const stored = store.db
    .prepare<[], Record<string, string | number | null>>(
      "SELECT videos_flat.* FROM videos_flat ORDER BY channel_id, published_at, video_id",
    )
    .all();
  const texts = stored.map((row) =>
    names.map((name) => row[name ?? ""] ?? null).map((value) => value?.toString() ?? null),
  );
  expect(rows).toEqual(texts);
});

test("every line ends with CR LF, and a piece of the export is a whole record", () => {
  const pieces = [...exportVideos(filledStore(), { format: "csv" })];
  expect(pieces).toHaveLength(SAMPLES.length + 1);
  for (const piece of pieces) expect(parseCsv(piece)).toHaveLength(1);
});

test("JSON lines hold real JSON, booleans for flags, and null for what is not known", () => {
  const lines = [...exportVideos(filledStore(), { format: "jsonl", channel: "UC1" })];
  const videos = lines.map((line): Record<string, unknown> => JSON.parse(line));
  expect(lines.every((line) => line.endsWith("}\n") && !line.slice(0, -1).includes("\n"))).toBe(true);
  expect(videos.map(({ video_id }) => video_id)).toEqual(["=formula000", "-awkward,00", "plain000000"]);
  expect(Object.keys(videos[0] ?? {}).sort()).toEqual([...NAMES].sort());
  expect(videos[2]).toMatchObject({
    tags: ["a", 'b "c"'],
    thumbnails: { default: { url: "https://i.example/1.jpg", width: 120 } },
    extras: { n: null },
    has_captions: true,
    licensed: false,
    embeddable: null,
    view_count: 0,
    like_count: null,
    channel_title: "One, Two",
  });
  expect(videos[1]).toMatchObject({ title: SAMPLES[1]?.title, description: "", like_count: 9_007_199_254_740_991 });
});

test("what another program left in a JSON column comes out as text", () => {
  const store = freshStore();
  insertVideo(store, { video_id: "a", tags: "not, json" });
  const [line = ""] = exportVideos(store, { format: "jsonl" });
  expect(JSON.parse(line)).toMatchObject({ tags: "not, json" });
});

test("text that a spreadsheet would run is disarmed only on request", () => {
  const store = freshStore();
  const starts = ["=1", "+1", "-1", "@a", "\ta", "\ra", "a=1", " =1", "'=1"];
  starts.forEach((title, i) => {
    insertVideo(store, { video_id: `v${i}`, title, view_count: 7 });
  });
  const titles = (spreadsheetSafe: boolean) => {
    const [names = [], ...rows] = parseCsv([...exportVideos(store, { format: "csv", spreadsheetSafe })].join(""));
    return rows.map((row) => row[names.indexOf("title")]);
  };
  expect(titles(false)).toEqual(starts);
  expect(titles(true)).toEqual(["'=1", "'+1", "'-1", "'@a", "'\ta", "'\ra", "a=1", " =1", "'=1"]);
});

test("the order does not depend on the order of storing", () => {
  const store = filledStore();
  const turned = freshStore();
  insertChannel(turned, "UC1", "2026-01-01T00:00:00Z", "One, Two");
  for (const sample of SAMPLES.toReversed()) insertVideo(turned, sample);
  for (const format of ["csv", "jsonl"] as const) {
    expect([...exportVideos(turned, { format })]).toEqual([...exportVideos(store, { format })]);
  }
});

test("the store can be written to while an export is read, and what is deleted is left out", () => {
  const store = filledStore();
  const titles: unknown[] = [];
  for (const line of exportVideos(store, { format: "jsonl" })) {
    titles.push(JSON.parse(line).video_id);
    store.db.exec("DELETE FROM videos WHERE video_id = 'plain000000'");
  }
  expect(titles).toEqual(["other000000", "=formula000", "-awkward,00"]);
});

test("a channel that is not stored is refused with those that are; a whole empty store is a header", () => {
  const error = refusal(() => exportVideos(filledStore(), { format: "csv", channel: "UC9" }));
  expect([error.code, error.hint]).toEqual(["E_NOTHING", expect.stringContaining("UC0, UC1")]);
  const empty = freshStore();
  expect([...exportVideos(empty, { format: "csv" })].map((line) => parseCsv(line)[0]?.length)).toEqual([NAMES.length]);
  expect([...exportVideos(empty, { format: "jsonl" })]).toEqual([]);
  expect(column(empty, "SELECT count(*) FROM videos")).toEqual([0]);
});
