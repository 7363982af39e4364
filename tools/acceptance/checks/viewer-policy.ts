import { walkFindings } from "../../../apps/top-videos-web/test/browser/history.ts";
import { keyboardFindings } from "../../../apps/top-videos-web/test/browser/keyboard.ts";
import { playerFindings } from "../../../apps/top-videos-web/test/browser/player.ts";
import { policyFindings } from "../../../apps/top-videos-web/test/browser/safety.ts";
import { errorFindings } from "../../../apps/top-videos-web/test/browser/trouble.ts";
import { type Browser, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { ask } from "./viewer-weight.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

/** The policy of the specification; `IMAGES` stands for the hosts of pictures. */
const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:IMAGES",
  "connect-src": "'self'",
  "frame-src": "https://www.youtube-nocookie.com",
  "font-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
};

const TRUSTED = "require-trusted-types-for 'script'";

const ADDRESSES = [
  "",
  `c/${CHANNEL}`,
  `c/${CHANNEL}?month=2024-13`,
  `c/${CHANNEL}?month=all&sort=likes&n=100`,
  `c/${CHANNEL}?q=zzzzzz`,
  `c/${CHANNEL}/month/2024-12.json`,
  `c/${CHANNEL}/month/2024-12.rss`,
  `c/${CHANNEL}/video/zzzzzzzzzzz`,
  "c/nobody",
  "nowhere",
  "healthz",
  "robots.txt",
  "assets/nothing.css",
  "thumb/zzzzzzzzzzz/nothing.png",
  "?theme=dark",
];

async function wrongPolicies(address: string, images: string): Promise<string[]> {
  const wrong: string[] = [];
  const expected = Object.entries(POLICY).map(([name, value]) => `${name} ${value.replace("IMAGES", images)}`);
  for (const path of ADDRESSES) {
    for (const headers of [{}, { "HX-Request-Type": "partial" }]) {
      const answer = await ask(address + path, headers);
      const policy = String(answer.headers["content-security-policy"] ?? "");
      const got = policy
        .split(";")
        .map((part) => part.trim())
        .filter(Boolean);
      if (got.toSorted().join() !== expected.toSorted().join() || policy.includes("unsafe")) {
        wrong.push(`/${path}: ${policy || "no policy"}`);
      }
      if (answer.headers["referrer-policy"] !== "strict-origin-when-cross-origin") {
        wrong.push(`/${path}: Referrer-Policy ${answer.headers["referrer-policy"]}`);
      }
    }
  }
  return wrong;
}

/** Every page that is not a channel's, opened; what the policy forbids there is a complaint. */
function otherPages(browser: Browser, address: string, policy?: string): Promise<string[]> {
  return visit(browser, policy === undefined ? {} : { policy }, async ({ page, complaints }) => {
    for (const path of ADDRESSES.filter((one) => !/json|rss|assets|thumb/.test(one))) {
      await page.goto(address + path);
    }
    await page.goto(`${address}c/${CHANNEL}`);
    await page.locator('#list .card a[href*="/video/"]').first().click();
    await page.waitForURL("**/video/**");
    await page.goBack();
    return complaints.map((complaint) => complaint.slice(0, 200));
  });
}

/** The policy is the one of the specification on every answer, and nothing that the pages do breaks it. */
export async function policyLine(quick: boolean): Promise<Finding[]> {
  const databases = [await pictured(), ...(quick ? [] : [await demo(20_000)])];
  const headers: string[] = [];
  const violations: string[] = [];
  const trusted: string[] = [];
  await withBrowser(async (browser) => {
    for (const database of databases) {
      await withViewer(database, async ({ address }) => {
        const page = `${address}c/${CHANNEL}`;
        headers.push(...(await wrongPolicies(address, " https://i.ytimg.com")));
        // Under the stricter policy a violation of the usual one is told too.
        trusted.push(
          ...(await policyFindings(browser, page, TRUSTED)),
          ...(await otherPages(browser, address, TRUSTED)),
        );
        if (quick) return;
        violations.push(...(await policyFindings(browser, page)), ...(await otherPages(browser, address)));
        violations.push(...(await keyboardFindings(browser, page)), ...(await playerFindings(browser, page)));
        violations.push(...(await errorFindings(browser, page, [{ status: 400 }])));
        violations.push(...(await walkFindings(browser, page, { seed: 8, actions: 10 })));
      });
    }
    await withViewer(databases[0] ?? "", async ({ address }) => headers.push(...(await wrongPolicies(address, ""))), {
      args: ["--proxy-thumbs"],
    });
  });
  return [
    allOf("answers with the policy and without unsafe-*", 2 * ADDRESSES.length * (databases.length + 1), headers),
    ...(quick
      ? []
      : [
          {
            met: violations.length === 0,
            text: `${violations.length} violations in all flows ${violations.slice(0, 3).join("; ")}`,
          },
        ]),
    {
      met: trusted.length === 0,
      text: `${trusted.length} violations under ${TRUSTED} ${trusted.slice(0, 3).join("; ")}`,
    },
  ];
}
