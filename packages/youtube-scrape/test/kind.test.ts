import { describe, expect, test } from "vitest";
import { deriveKind, type KindEvidence } from "../src/core/kind.ts";

const PLAIN: KindEvidence = {
  durationS: 600,
  publishedAt: "2023-05-01T00:00:00Z",
  hasLiveDetails: false,
  liveBroadcastContent: "none",
};

describe("deriveKind", () => {
  test("a short is at most a minute, and at most three from 2024-10-15 on", () => {
    const cases: [number, string | null, string][] = [
      [60, "2024-10-14T23:59:59Z", "short"],
      [61, "2024-10-14T23:59:59Z", "long"],
      [61, "2024-10-15T00:00:00Z", "short"],
      [180, "2024-10-15T00:00:00Z", "short"],
      [181, "2026-01-01T00:00:00Z", "long"],
      [61, null, "long"],
      [60, null, "short"],
      [1, "2010-01-01T00:00:00Z", "short"],
    ];
    for (const [durationS, publishedAt, kind] of cases)
      expect([durationS, publishedAt, deriveKind({ ...PLAIN, durationS, publishedAt })]).toEqual([
        durationS,
        publishedAt,
        kind,
      ]);
  });

  test("live details or a broadcast under way or to come outweigh the length", () => {
    expect(deriveKind({ ...PLAIN, durationS: 30, hasLiveDetails: true })).toBe("live");
    expect(deriveKind({ ...PLAIN, durationS: 0, liveBroadcastContent: "upcoming" })).toBe("live");
    expect(deriveKind({ ...PLAIN, durationS: null, liveBroadcastContent: "live" })).toBe("live");
  });

  test("without a length nothing is claimed", () => {
    expect(deriveKind({ ...PLAIN, durationS: null })).toBeNull();
    expect(deriveKind({ ...PLAIN, durationS: 0 })).toBeNull();
    expect(deriveKind({ ...PLAIN, durationS: null, liveBroadcastContent: null })).toBeNull();
  });
});
