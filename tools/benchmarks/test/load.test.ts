import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addressesOf } from "../src/addresses.ts";
import { failuresOf, load } from "../src/load.ts";

let server: Server;
let url: string;
const asked = new Map<string, number>();

beforeEach(async () => {
  asked.clear();
  server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.set(path, (asked.get(path) ?? 0) + 1);
    response.setHeader("etag", `"${path}"`);
    if (path === "/broken") response.statusCode = 500;
    else if (request.headers["if-none-match"] === `"${path}"`) response.statusCode = 304;
    else if (request.headers["x-wanted"] === undefined) response.statusCode = 400;
    response.end(response.statusCode === 304 ? undefined : "answer");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test("each address is asked for with the headers, and what fails is counted by its status", async () => {
  const paths = ["/a", "/b", "/c", "/broken"];
  const figures = await load({ url, paths, headers: { "X-Wanted": "1" }, seconds: 1, connections: 4 });
  expect([...asked.keys()].sort()).toEqual([...paths].sort());
  expect(Object.keys(figures.statuses).sort()).toEqual(["200", "500"]);
  expect(failuresOf(figures)).toBe(figures.statuses["500"]);
  expect(figures.answered).toBe((figures.statuses["200"] ?? 0) + (figures.statuses["500"] ?? 0));
});

test("a client that has the answers already sends their tags", async () => {
  const job = { url, paths: ["/a", "/b"], headers: { "X-Wanted": "1" }, conditional: true, seconds: 1, connections: 2 };
  expect(failuresOf(await load(job), "304")).toBe(0);
});

test("addresses are distinct, mixed and the same each time", () => {
  const of = { channels: ["UCa", "UCb"], answer: "page", count: 700 } as const;
  const addresses = addressesOf(of);
  expect(new Set(addresses).size).toBe(700);
  expect(addressesOf(of)).toEqual(addresses);
  const sorts = new Set(addresses.slice(0, 100).map((address) => /sort=(\w+)/.exec(address)?.[1] ?? "views"));
  expect(sorts.size).toBe(9);
  expect(addresses.every((address) => /^\/c\/UC[ab]\?month=20\d\d-\d\d(&sort=\w+)?$/.test(address))).toBe(true);
});

test("the address of a file has the month in its path", () => {
  const [first] = addressesOf({ channels: ["UCa"], answer: "export-csv", count: 1, query: "n=100" });
  expect(first).toMatch(/^\/c\/UCa\/month\/20\d\d-\d\d\.csv\?(sort=\w+&)?n=100$/);
});
