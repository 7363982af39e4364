// What npm start shows, in order: each package adds its own stops and hints here.
// A stop runs a built command in out/, once for each of its lists of arguments, and names the files it makes, as paths
// below out/. With `once` they are kept as long as the same program would make them again.

const iconRender = { package: "packages/icon-render", command: "icon-render" };
const youtubeScrape = { package: "packages/youtube-scrape", command: "youtube-scrape" };
const wordcloud = { package: "packages/wordcloud", command: "wordcloud" };
const ballin = { package: "apps/ballin", command: "ballin" };
const miditui = { package: "apps/miditui", command: "miditui" };
const demoSong = "../apps/miditui/dist/songs/night-ferry.mid";
const icons = ["star", "heart", "rocket", "github", "fingerprint", "camera-retro"];

export const tour = [
  {
    title: "render six icons at 1024 px",
    program: iconRender,
    runs: [[...icons, "-o", "icons/{icon}.png"]],
    makes: icons.map((name) => `icons/${name}.png`),
  },
  {
    title: "the same heart as outlines",
    program: iconRender,
    runs: [["heart", "-c", "#d6336c", "-o", "heart.svg"]],
    makes: ["heart.svg"],
  },
  {
    title: "a gradient with a shadow",
    program: iconRender,
    runs: [
      [
        "circle-check",
        "-s",
        "512",
        "--gradient",
        "linear(45deg, #00aa88, #0066cc)",
        "--shadow",
        "0 12 24 #0006",
        "-o",
        "circle-check.png",
      ],
    ],
    makes: ["circle-check.png"],
  },
  {
    title: "a favicon in four sizes",
    program: iconRender,
    runs: [["rocket", "-c", "#1c7ed6", "-b", "transparent", "--sizes", "16,32,48,256", "-o", "favicon.ico"]],
    makes: ["favicon.ico"],
  },
  {
    title: "a logo as WebP",
    program: iconRender,
    runs: [["github", "-c", "#24292f", "-b", "transparent", "-s", "256", "-o", "github.webp"]],
    makes: ["github.webp"],
  },
  {
    title: "collect a made-up YouTube channel of 20,000 videos, and its counts 20 days later",
    program: youtubeScrape,
    // With a day the clock is the channel's, so that its two moments are the same whenever this runs.
    runs: [
      ["scrape", "--demo", "--day", "0", "--db", "demo.db"],
      ["refresh", "--demo", "--day", "20", "--stats-only", "--db", "demo.db"],
    ],
    makes: ["demo.db"],
    once: true,
  },
  {
    title: "a report about it",
    program: youtubeScrape,
    runs: [["report", "--db", "demo.db", "-o", "report.html"]],
    makes: ["report.html", "report.json"],
    once: true,
  },
  {
    title: "its videos as a table",
    program: youtubeScrape,
    runs: [["export", "csv", "--db", "demo.db", "-o", "videos.csv"]],
    makes: ["videos.csv"],
    once: true,
  },
  {
    title: "a word cloud of the 20,000 titles",
    program: wordcloud,
    runs: [
      [
        "videos.csv",
        "--column",
        "title",
        "--mask",
        "youtube",
        "--size",
        "1280x960",
        "--max-words",
        "300",
        "--angles",
        "any",
        "--exponent",
        "0.5",
        "--colors",
        "#c92a2a,#e03131,#f03e3e,#862e9c,#364fc7",
        "-o",
        "titles.png",
      ],
    ],
    makes: ["titles.png"],
  },
  {
    title: "the README as a word cloud",
    program: wordcloud,
    runs: [["../README.md", "-o", "cloud.svg"]],
    makes: ["cloud.svg"],
  },
  {
    title: "and as a star with a gradient",
    program: wordcloud,
    runs: [
      [
        "../README.md",
        "--mask",
        "fa-solid-star",
        "--gradient",
        "horizontal",
        "--angles",
        "any",
        "--background",
        "transparent",
        "-o",
        "cloud.png",
      ],
    ],
    makes: ["cloud.png"],
  },
  {
    title: "10,000 balls over six geysers",
    program: ballin,
    runs: [["render", "--scene", "picture", "-o", "balls.png"]],
    makes: ["balls.png"],
  },
  {
    title: "a song for ten players, and the same as text",
    program: miditui,
    runs: [
      ["convert", demoSong, "song.mid", "--force"],
      ["convert", "song.mid", "song.json", "--force"],
    ],
    makes: ["song.mid", "song.json"],
  },
  {
    title: "the song as it sounds",
    program: miditui,
    runs: [["render", "song.mid", "-o", "song.wav", "--force"]],
    makes: ["song.wav"],
  },
];

/** What npm start ends with: the page over the database of the tour. */
export const viewer = {
  package: "apps/top-videos-web",
  command: "top-videos-web",
  args: ["--db", "out/demo.db"],
  hint: { command: "npx top-videos-web --db out/demo.db --open", effect: "shows the channel as a page" },
};

export const hints = [
  { command: "npx icon-render heart", effect: "writes heart.png here" },
  { command: "npx icon-render --help", effect: "shows every option" },
  { command: "npx wordcloud README.md --mask heart", effect: "writes wordcloud.png here" },
  { command: "npx wordcloud --help", effect: "shows every option" },
  { command: "npx ballin --balls 10000 --color", effect: "plays with ten thousand balls in this terminal" },
  { command: "npx miditui out/song.mid", effect: "opens a song in this terminal" },
  { command: "npx miditui play out/song.mid", effect: "plays it; miditui demo plays 128 instruments" },
  { command: "npx youtube-scrape status --db out/demo.db", effect: "tells what has been collected" },
  { command: "npx youtube-scrape --help", effect: "shows how to collect a real channel" },
];
