import fc from "fast-check";
import { expect, test } from "vitest";
import { Channel, type ChannelOptions } from "../src/fake/channel.ts";
import { countsOf } from "../src/fake/counts.ts";
import { descriptionOf } from "../src/fake/description.ts";
import { skipping } from "../src/fake/evolution.ts";
import { describeVideo } from "../src/fake/traits.ts";
import { slotOf, videoId } from "../src/fake/video-id.ts";

const END = Date.UTC(2026, 10, 1);

function channel(options: Partial<ChannelOptions> = {}): Channel {
  return new Channel({ seed: 1, videos: 20_000, day: 0, end: END, shorts: 0.12, lives: 0.04, ...options });
}

function indices(of: Channel): number[] {
  return Array.from({ length: of.size }, (_, place) => of.indexAt(place));
}

test("an id leads back to the number it was made of, looks like YouTube's, and is of no other seed", () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff), (seed, slot) => {
      const id = videoId(seed, slot);
      expect(id).toMatch(/^[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]$/);
      expect(slotOf(seed, id)).toBe(slot);
      expect(slotOf((seed + 1) >>> 0, id)).toBeUndefined();
    }),
  );
});

test("text that is no id of the channel leads nowhere", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(slotOf(1, text)).toBeUndefined();
    }),
  );
});

test("a million videos are found by their ids, and the slots of private and deleted ones are not", () => {
  const large = channel({ videos: 1_000_000 });
  fc.assert(
    fc.property(fc.nat(999_999), (index) => {
      expect(large.find(large.id(index))).toBe(index);
    }),
  );
  const slots = new Set(Array.from({ length: 4900 }, (_, index) => large.slot(index)));
  expect(slots.size).toBe(4900);
  expect(Math.max(...slots)).toBeLessThan(5000);
  const gaps = Array.from({ length: 5000 }, (_, slot) => slot).filter((slot) => !slots.has(slot));
  expect(gaps).toHaveLength(100);
  for (const slot of gaps) expect(large.find(videoId(1, slot))).toBeUndefined();
});

test("uploads never go back in time, publication waits three days at most, and about one in six waits at all", () => {
  const some = channel({ videos: 5000 });
  let waiting = 0;
  let before = 0;
  for (let index = 0; index < 5000; index++) {
    const uploaded = some.uploadedAt(index);
    const wait = some.publishedAt(index) - uploaded;
    expect(uploaded).toBeGreaterThanOrEqual(before);
    expect(wait >= 0 && wait < 3 * 86_400_000).toBe(true);
    if (wait > 0) waiting++;
    before = uploaded;
  }
  expect(before).toBeLessThan(END);
  expect(waiting / 5000).toBeGreaterThan(0.15);
  expect(waiting / 5000).toBeLessThan(0.25);
});

test("search gives what a look at every video gives, newest first", () => {
  const some = channel({ videos: 3000, day: 20 });
  const all = indices(some).map((index) => ({ index, at: some.publishedAt(index) }));
  all.sort((a, b) => b.at - a.at || b.index - a.index);
  const moment = fc.integer({ min: some.times.start, max: some.today });
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 1, max: 600 }), (a, b, most) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const wanted = all.filter(({ at }) => at >= from && at <= to).slice(0, most);
      expect(some.publishedWithin(from, to, most)).toEqual(wanted.map(({ index }) => index));
    }),
    { numRuns: 60 },
  );
});

test("windows halved until they hold less than 500 find every video", () => {
  const some = channel({ videos: 12_000 });
  const found = new Set<number>();
  const halve = (from: number, to: number): void => {
    const hits = some.publishedWithin(from, to, 500);
    if (hits.length < 500) {
      for (const index of hits) found.add(index);
      return;
    }
    const middle = Math.floor((from + to) / 2000) * 1000;
    halve(from, middle);
    halve(middle + 1000, to);
  };
  halve(some.times.start, some.today);
  expect(found.size).toBe(12_000);
});

test("a later day keeps what came before: some go, some come, titles change, views grow", () => {
  const [first, later] = [channel(), channel({ day: 30 })];
  const before = new Set(indices(first));
  const after = new Set(indices(later));
  const gone = [...before].filter((index) => !after.has(index));
  const come = [...after].filter((index) => !before.has(index));
  expect(gone.length).toBeGreaterThan(29);
  expect(gone.length).toBeLessThan(100);
  expect(come.length).toBeGreaterThan(200);
  for (const index of gone) expect(later.find(first.id(index))).toBeUndefined();
  for (const index of come) expect(later.publishedAt(index)).toBeGreaterThanOrEqual(END);
  let retitled = 0;
  for (let index = 0; index < 20_000; index++) {
    const [old, now] = [describeVideo(first, index), describeVideo(later, index)];
    if (old.title !== now.title) retitled++;
    const [views, moreViews] = [countsOf(first, old)?.views, countsOf(later, now)?.views];
    if (views !== undefined && moreViews !== undefined) expect(moreViews).toBeGreaterThanOrEqual(views);
    expect(now.id).toBe(old.id);
    expect(now.publishedAt).toBe(old.publishedAt);
  }
  expect(retitled).toBeGreaterThan(100);
  expect(retitled).toBeLessThan(200);
});

test("a rank among numbers with gaps is found as by counting", () => {
  const gaps = fc.uniqueArray(fc.nat(60), { maxLength: 30 });
  fc.assert(
    fc.property(gaps, fc.nat(60), (missing, rank) => {
      const sorted = missing.toSorted((a, b) => a - b);
      const counted = Array.from({ length: 200 }, (_, i) => i).filter((i) => !missing.includes(i));
      expect(skipping(Int32Array.from(sorted), rank)).toBe(counted[rank]);
    }),
  );
});

test("kinds, counts and texts are as uneven as on a real channel", () => {
  const some = channel();
  const videos = Array.from({ length: 20_000 }, (_, index) => describeVideo(some, index));
  const share = (kind: string): number => videos.filter((video) => video.kind === kind).length / 20_000;
  expect(share("short")).toBeGreaterThan(0.1);
  expect(share("short")).toBeLessThan(0.14);
  expect(share("live")).toBeGreaterThan(0.03);
  expect(share("live")).toBeLessThan(0.05);
  const counts = videos.map((video) => countsOf(some, video));
  const views = counts.map((count) => count?.views ?? 0).sort((a, b) => a - b);
  const [middle = 0, most = 0] = [views[10_000], views[19_999]];
  expect(most).toBeGreaterThan(100 * middle);
  expect(middle).toBeGreaterThan(1000);
  expect(counts.filter((count) => count === undefined).length).toBeGreaterThan(10);
  expect(counts.filter((count) => count !== undefined && count.likes === undefined).length).toBeGreaterThan(100);
  expect(counts.filter((count) => count !== undefined && count.comments === undefined).length).toBeGreaterThan(100);
  const lengths = videos.map((video) => descriptionOf(video).length).sort((a, b) => a - b);
  expect(lengths[0]).toBeGreaterThanOrEqual(150);
  expect(lengths[19_999]).toBeLessThanOrEqual(600);
  const titles = new Set(videos.map((video) => video.title));
  expect(titles.size).toBeGreaterThan(17_000);
  for (const title of titles) expect(title.length).toBeLessThanOrEqual(100);
  const months = new Map<string, number>();
  for (const { publishedAt } of videos) {
    const month = new Date(publishedAt).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  const sizes = [...months.values()];
  expect(months.size).toBeGreaterThan(144);
  expect(Math.max(...sizes)).toBeGreaterThan(4 * Math.min(...sizes.slice(1, -1)));
});
