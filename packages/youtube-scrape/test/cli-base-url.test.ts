import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBaseUrl, hostOwner } from "../src/api-base.ts";

describe("the key may go", () => {
  test.each([
    ["https://www.googleapis.com/youtube/v3", "https://www.googleapis.com/youtube/v3"],
    ["https://youtube.googleapis.com", "https://youtube.googleapis.com/youtube/v3"],
    ["HTTPS://WWW.GoogleAPIs.com:443/youtube/v3///", "https://www.googleapis.com/youtube/v3"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/youtube/v3"],
    ["http://127.1:8080/", "http://127.0.0.1:8080/youtube/v3"],
    ["http://0x7f000001/api/", "http://127.0.0.1/api"],
    ["http://127.9.8.7/youtube/v3", "http://127.9.8.7/youtube/v3"],
    ["http://[::1]:99", "http://[::1]:99/youtube/v3"],
    ["https://localhost:8443/youtube/v3/", "https://localhost:8443/youtube/v3"],
  ])("to %s without asking", (url, wanted) => {
    expect(checkBaseUrl(url, [])).toBe(wanted);
  });

  test("to another host once it is named, over https, on any port", () => {
    expect(checkBaseUrl("https://api.example.org:444/v3/", ["API.example.org"])).toBe("https://api.example.org:444/v3");
  });
});

describe("the key may not go", () => {
  test.each([
    ["http://www.googleapis.com/youtube/v3"],
    ["https://www.googleapis.com.example.org/youtube/v3"],
    ["https://www.googleapis.com./youtube/v3"],
    ["https://127.0.0.1.example.org"],
    ["https://localhost.example.org"],
    ["http://0.0.0.0:8080"],
    ["http://10.0.0.1"],
    ["http://[::ffff:7f00:1]:1"],
    ["https://api.example.org"],
    ["https://sub.allowed.example"],
    ["http://allowed.example"],
  ])("to %s", (url) => {
    expect(() => checkBaseUrl(url, ["allowed.example"])).toThrow(expect.objectContaining({ code: "E_HOST" }));
  });

  test.each([
    ["https://me:secret@www.googleapis.com/youtube/v3"],
    ["https://secret@allowed.example"],
    ["http://127.0.0.1:1/youtube/v3?key=secret"],
    ["http://127.0.0.1:1/youtube/v3?"],
    ["http://127.0.0.1:1/youtube/v3#secret"],
    ["http://127.0.0.1:1/#"],
    ["ftp://127.0.0.1/secret"],
    ["file:///etc/secret"],
    ["127.0.0.1:8080"],
    ["localhost:8080"],
    ["http://"],
    [""],
  ])("to %s, which is no plain address; what may be secret in it is not repeated", (url) => {
    const error = refusal(url);
    expect(error).toMatchObject({ code: "E_USAGE" });
    if (/[?#@]/.test(url)) expect(String(error)).not.toContain("secret");
  });
});

test("any host name goes nowhere unless it is Google's, loopback or named", () => {
  fc.assert(
    fc.property(fc.domain(), fc.constantFrom("http", "https"), (host, scheme) => {
      expect(refusal(`${scheme}://${host}/youtube/v3`)).toMatchObject({ code: "E_HOST" });
    }),
  );
});

test("the owner of a host is told from its name alone", () => {
  expect(hostOwner("https://youtube.googleapis.com/x")).toBe("google");
  expect(hostOwner("http://localhost:1")).toBe("loopback");
  expect(hostOwner("http://localhost.evil.example")).toBe("other");
});

function refusal(url: string): unknown {
  try {
    return checkBaseUrl(url, ["allowed.example"]);
  } catch (error) {
    return error;
  }
}
