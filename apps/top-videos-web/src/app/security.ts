import helmet from "@fastify/helmet";
import fastify from "fastify";

/** Headers by their names in lower case. */
export type Headers = Readonly<Record<string, string>>;

const YOUTUBE = "https://www.youtube-nocookie.com";

/**
 * The headers that keep a page to itself. The player needs a referrer, frames and full screen, which helmet's defaults
 * forbid; a server on a local network has no TLS to upgrade to. The plugin builds all of its parts anew for each
 * request, which takes longer than a list of videos does, so it is asked once.
 *
 * @param images sources of pictures beside this server
 */
export async function securityHeaders(images: readonly string[]): Promise<Headers> {
  const app = fastify();
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", ...images],
        connectSrc: ["'self'"],
        frameSrc: [YOUTUBE],
        fontSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    strictTransportSecurity: false,
    frameguard: { action: "deny" },
  });
  app.get("/", async () => "");
  const { headers } = await app.inject("/");
  await app.close();
  const kept: Record<string, string> = {
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  };
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === "string" && !OF_THE_BODY.has(name)) kept[name] = value;
  }
  return kept;
}

const OF_THE_BODY: ReadonlySet<string> = new Set([
  "content-type",
  "content-length",
  "date",
  "connection",
  "keep-alive",
]);
