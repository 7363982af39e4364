import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FAULT_NAMES, parseFault } from "../src/fake/faults.ts";
import type { FakeOptions, FakeServer } from "../src/fake/options.ts";
import { ask, at, fake, list, listed, UPLOADS } from "./fake-client.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";
const PATH = `/channels?part=snippet&id=${CHANNEL}`;

/** What each of some requests comes to, one after the other. */
async function outcomes(server: FakeServer, count: number): Promise<string[]> {
  const met: string[] = [];
  for (let i = 0; i < count; i++) {
    met.push(
      await ask(server, `${PATH}&hl=${i % 10}`).then(
        ({ status, json }) => `${status}${json === undefined ? " not JSON" : ""}`,
        (error: NodeJS.ErrnoException) => error.code ?? error.message,
      ),
    );
  }
  return met;
}

test("each name reads with and without its number, and other text is refused with the names or the range", () => {
  for (const name of FAULT_NAMES) {
    expect(parseFault(name).name).toBe(name);
    expect(parseFault(name).value).toBeGreaterThan(0);
  }
  expect(parseFault("reset:0.02")).toEqual({ name: "reset", value: 0.02 });
  expect(parseFault("slow:200")).toEqual({ name: "slow", value: 200 });
  expect(parseFault("quota:0")).toEqual({ name: "quota", value: 0 });
  for (const bad of [
    "",
    "nonsense",
    "reset:2",
    "reset:",
    "reset:-1",
    "reset:x",
    "reset:0.1:2",
    "slow:1.5",
    "echo:1",
    "__proto__",
  ]) {
    expect(() => parseFault(bad)).toThrow(
      expect.objectContaining({ code: "E_USAGE", hint: expect.stringMatching(/./) }),
    );
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        expect(FAULT_NAMES).toContain(parseFault(text).name);
      } catch (error) {
        expect(Object(error).code).toBe("E_USAGE");
      }
    }),
  );
});

test("faults in part of the requests strike about that part, the same on every run of the seed", async () => {
  const options: FakeOptions = { videos: 60, faults: ["reset:0.2", "5xx:0.2", "html-error:0.1", "garbage:0.1"] };
  const [first, second] = [await fake(options), await fake(options)];
  const met = await outcomes(first, 200);
  expect(await outcomes(second, 200)).toEqual(met);
  const seen = (outcome: string): number => met.filter((other) => other === outcome).length;
  expect(seen("ECONNRESET")).toBeGreaterThan(20);
  expect(seen("ECONNRESET")).toBeLessThan(60);
  expect(seen("500") + seen("503")).toBeGreaterThan(15);
  expect(seen("502 not JSON")).toBeGreaterThan(3);
  expect(seen("200 not JSON")).toBeGreaterThan(3);
  expect(seen("200")).toBeGreaterThan(60);
  expect(first.units().general).toBe(200);
  expect(first.requests.faults).toEqual(second.requests.faults);
  expect(first.requests.faults.reset).toBe(seen("ECONNRESET"));
});

test("a fault strikes the same requests whatever the order they arrive in", async () => {
  const options: FakeOptions = { videos: 60, faults: ["5xx:0.5"] };
  const [forward, backward] = [await fake(options), await fake(options)];
  const paths = Array.from({ length: 30 }, (_, i) => `${PATH}&hl=${i}`);
  const statuses = async (server: FakeServer, order: readonly string[]): Promise<Map<string, number>> => {
    const met = new Map<string, number>();
    for (const path of order) met.set(path, (await ask(server, path)).status);
    return met;
  };
  const met = await statuses(forward, paths);
  expect(await statuses(backward, paths.toReversed())).toEqual(met);
});

test("a truncated answer either breaks off or has an end that gzip misses", async () => {
  const server = await fake({ videos: 60, faults: ["truncated:1"] });
  const headers = { "x-goog-api-key": "k", "accept-encoding": "gzip", "user-agent": "x gzip" };
  const met = new Set<string>();
  for (let i = 0; i < 12; i++) {
    const outcome = await ask(server, PATH, headers).then(
      ({ bytes }) => {
        expect(() => gunzipSync(bytes)).toThrow("unexpected end of file");
        return "short";
      },
      (error: Error) => error.message,
    );
    met.add(outcome);
  }
  expect(met).toEqual(new Set(["short", "aborted"]));
});

test("dropped and repeated pages are as they should be when listed again", async () => {
  const clean = await listed(await fake({ videos: 2000 }), UPLOADS);
  const dropping = await fake({ videos: 2000, faults: ["dropped:0.2"] });
  const partial = await listed(dropping, UPLOADS);
  expect(partial.length).toBeLessThan(2000);
  expect(partial.length % 50).toBe(0);
  const again = await listed(dropping, UPLOADS);
  expect(new Set([...partial, ...again]).size).toBe(2000);
  const repeating = await fake({ videos: 2000, faults: ["duplicated:0.3"] });
  const shifted = await listed(repeating, UPLOADS);
  expect(shifted).toHaveLength(2000);
  expect(new Set(shifted).size).toBeLessThan(2000);
  expect(new Set(shifted).size).toBeGreaterThan(1900);
  expect(await listed(repeating, UPLOADS)).toEqual(clean);
});

test("a list out of order still holds every video once, not far from its place", async () => {
  const clean = await listed(await fake({ videos: 730 }), UPLOADS);
  const server = await fake({ videos: 730, faults: ["reordered"] });
  const mixed = await listed(server, UPLOADS);
  expect(mixed).not.toEqual(clean);
  expect(mixed.toSorted()).toEqual(clean.toSorted());
  const moved = mixed.map((id, place) => Math.abs(clean.indexOf(id) - place));
  expect(Math.max(...moved)).toBeLessThan(100);
  expect(Math.max(...moved)).toBeGreaterThan(50);
  expect(await listed(server, UPLOADS)).toEqual(mixed);
});

test("omitted videos are there when asked again, and those omitted always are not", async () => {
  const ids = (await listed(await fake({ videos: 60 }), UPLOADS)).slice(0, 50);
  const given = async (server: FakeServer): Promise<number> => {
    return list(at((await ask(server, `/videos?part=id&id=${ids}`)).json, "items")).length;
  };
  const once = await fake({ videos: 60, faults: ["omit:0.3"] });
  expect(await given(once)).toBeLessThan(45);
  expect(await given(once)).toBe(50);
  const always = await fake({ videos: 60, faults: ["omit-always:0.3"] });
  const left = await given(always);
  expect(left).toBeLessThan(45);
  expect(await given(always)).toBe(left);
});

test("content faults hide counts, spoil types and add fields", async () => {
  const path = async (server: FakeServer): Promise<unknown[]> => {
    const ids = await listed(server, UPLOADS);
    const { json } = await ask(server, `/videos?part=snippet,statistics,contentDetails&id=${ids.slice(0, 50)}`);
    return list(at(json, "items"));
  };
  const hidden = await path(await fake({ videos: 60, faults: ["hidden:1"] }));
  for (const item of hidden) {
    expect([at(item, "statistics", "likeCount"), at(item, "statistics", "commentCount")]).toContain(undefined);
  }
  expect(hidden.some((item) => at(item, "statistics") === undefined)).toBe(true);
  const wrong = await path(await fake({ videos: 60, faults: ["wrong-types:1"] }));
  expect(new Set(wrong.map((item) => typeof at(item, "statistics", "viewCount")))).toContain("number");
  expect(wrong.some((item) => typeof at(item, "snippet", "tags") === "string")).toBe(true);
  expect(wrong.some((item) => typeof at(item, "contentDetails", "duration") === "number")).toBe(true);
  const unknown = await path(await fake({ videos: 60, faults: ["unknown-field"] }));
  for (const item of unknown) expect(at(item, "unheardOf", "leaf")).toBe("value");
});

test("304 comes without being asked for, a redirect leads to this server, ETags change for no reason", async () => {
  const bare = await ask(await fake({ videos: 60, faults: ["304:1"] }), PATH);
  expect([bare.status, bare.bytes.length]).toEqual([304, 0]);
  const server = await fake({ videos: 60, faults: ["redirect:1"] });
  const moved = await ask(server, PATH);
  expect([moved.status, moved.headers.location]).toEqual([302, `${server.origin}/elsewhere/channels`]);
  const restless = await fake({ videos: 60, faults: ["etag"] });
  const etags = [await ask(restless, PATH), await ask(restless, PATH)].map(({ json }) => at(json, "etag"));
  expect(etags[0]).not.toBe(etags[1]);
});

test("limits and keys as faults work for any key", async () => {
  const limited = await fake({ videos: 60, faults: ["quota:1"] });
  expect([(await ask(limited, PATH)).status, (await ask(limited, PATH)).status]).toEqual([200, 403]);
  const old = await ask(await fake({ videos: 60, faults: ["quota-old:0"] }), PATH);
  expect(at(old.json, "error", "errors", 0, "reason")).toBe("dailyLimitExceeded");
  const search = await ask(
    await fake({ videos: 60, faults: ["search-day:0"] }),
    `/search?part=id&channelId=${CHANNEL}`,
  );
  expect(search.status).toBe(429);
  const hasty = await ask(await fake({ videos: 60, faults: ["rate:0"] }), PATH);
  expect([hasty.status, Number(hasty.headers["retry-after"]) > 0]).toEqual([429, true]);
  const keys: [fault: string, status: number][] = [
    ["key-invalid", 400],
    ["key-invalid-old", 400],
    ["key-restricted", 403],
    ["api-off", 403],
  ];
  for (const [fault, status] of keys) {
    expect((await ask(await fake({ videos: 60, faults: [fault] }), PATH)).status).toBe(status);
  }
});

test("echo puts the key, raw and encoded, into every kind of error and into no good answer", async () => {
  const key = "AIza canary+/42";
  const headers = { "x-goog-api-key": key };
  for (const fault of ["5xx:1", "html-error:1", "garbage:1", "key-invalid", "quota:0", "rate:0"]) {
    const { text } = await ask(await fake({ videos: 60, faults: ["echo", fault] }), PATH, headers);
    expect([fault, text.includes(key), text.includes(encodeURIComponent(key))]).toEqual([fault, true, true]);
  }
  const moved = await ask(await fake({ videos: 60, faults: ["echo", "redirect:1"] }), PATH, headers);
  expect(moved.headers.location).toContain(encodeURI(key));
  const good = await ask(await fake({ videos: 60, faults: ["echo"] }), PATH, headers);
  expect(good.text).not.toContain(key);
});

test("a request that is never answered ends when the server closes", async () => {
  const server = await fake({ videos: 60, faults: ["hang:1"] });
  const pending = ask(server, PATH).catch((error: NodeJS.ErrnoException) => error.code);
  while (server.requests.faults.hang === undefined) await new Promise((resolve) => setImmediate(resolve));
  await server.close();
  expect(await pending).toBe("ECONNRESET");
});

test("latency and slowness wait on the clock", async () => {
  const waits: number[] = [];
  const clock = { now: () => 0, elapsed: () => 0, sleep: async (ms: number) => void waits.push(ms) };
  const server = await fake({ videos: 60, latencyMs: 30, clock, faults: ["slow:20"] });
  await ask(server, PATH);
  expect(waits).toEqual([50]);
});
