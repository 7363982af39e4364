/** An option of the command: how it is written, what it takes, what it does. */
export interface Flag {
  /** Long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  /** What the value is called in the help; without it the option is a switch. */
  readonly value?: string;
  readonly help: string;
  /** Default as the help shows it. */
  readonly usual?: string;
}

/** Where the database is, unless --db tells: what youtube-scrape writes without --db. */
export const USUAL_DATABASE = "youtube_videos.db";

/** Free on most machines: none of the well-known development servers takes it. */
export const USUAL_PORT = 8150;

export const USUAL_HOST = "127.0.0.1";

export const FLAGS: readonly Flag[] = [
  {
    name: "db",
    value: "FILE",
    help: "a database made by youtube-scrape; where there is none, a made-up channel is shown",
    usual: USUAL_DATABASE,
  },
  {
    name: "port",
    value: "N",
    help: "where it listens, 0 for any that is free",
    usual: `${USUAL_PORT}, another if taken`,
  },
  { name: "host", value: "H", help: "address to listen on; 0.0.0.0 for the whole network", usual: USUAL_HOST },
  {
    name: "allow-host",
    value: "NAME",
    help: "a name that browsers may ask for it by, such as box.lan; several with commas between",
  },
  { name: "open", help: "open the page in the browser" },
  { name: "tz", value: "ZONE", help: "whose months these are, such as Europe/Berlin", usual: "UTC" },
  { name: "no-derived", help: "hide figures that are computed here, such as likes per view" },
  {
    name: "proxy-thumbs",
    help: "fetch thumbnails through this server, so that nothing is asked of YouTube before a click",
  },
  { name: "check", help: "tell what would be shown, and end without listening" },
  { name: "verbose", help: "a line for each request, and where a mistake of ours happened" },
  { name: "quiet", short: "q", help: "print the address and nothing else, with --check nothing; errors stay" },
  { name: "help", short: "h", help: "this text" },
  { name: "version", help: "version of top-videos-web" },
];
