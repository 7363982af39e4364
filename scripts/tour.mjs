// What npm start shows, in order: each package adds its own stops and hints here.
// A stop runs a built command in out/ and names the files it makes, as paths below out/.

const iconRender = "packages/icon-render/bin/icon-render.js";
const icons = ["star", "heart", "rocket", "github", "fingerprint", "camera-retro"];

export const tour = [
  {
    title: "render six icons at 1024 px",
    program: iconRender,
    args: [...icons, "-o", "icons/{icon}.png"],
    makes: icons.map((name) => `icons/${name}.png`),
  },
  {
    title: "the same heart as outlines",
    program: iconRender,
    args: ["heart", "-c", "#d6336c", "-o", "heart.svg"],
    makes: ["heart.svg"],
  },
  {
    title: "a favicon in four sizes",
    program: iconRender,
    args: ["rocket", "-c", "#1c7ed6", "-b", "transparent", "--sizes", "16,32,48,256", "-o", "favicon.ico"],
    makes: ["favicon.ico"],
  },
  {
    title: "a logo as WebP",
    program: iconRender,
    args: ["github", "-c", "#24292f", "-b", "transparent", "-o", "github.webp"],
    makes: ["github.webp"],
  },
];

export const hints = [
  { command: "npx icon-render heart", effect: "writes heart.png here" },
  { command: "npx icon-render --help", effect: "shows every option" },
];
