/** Words from which the games, places and pieces of the invented channel are put together. */
export type Words = readonly string[];

export const EPITHETS: Words = [
  ...["Velvet", "Tin", "Salt", "Cobalt", "Paper", "Copper", "Hollow", "Amber", "Quiet", "Thistle", "Marble", "Ninth"],
  ...["Candle", "Rusty", "Glass", "Pepper", "Crooked", "Saffron", "Wandering", "Lunar", "Gilded", "Mossy", "Brass"],
  ...["Foggy", "Juniper", "Woollen", "Distant", "Electric", "Ashen", "Teal", "Clockwork", "Sleeping", "Borrowed"],
  ...["Porcelain", "Northern", "Humming", "Tidal", "Linen", "Silver-eyed", "Upside-down"],
];

export const THINGS: Words = [
  ...["Turbine", "Orchard", "Lantern", "Ferret", "Almanac", "Causeway", "Harbour", "Beacon", "Tortoise", "Gearbox"],
  ...["Parasol", "Archive", "Compass", "Meadow", "Automaton", "Lighthouse", "Teapot", "Observatory", "Kestrel"],
  ...["Foundry", "Carousel", "Cartographer", "Aquarium", "Tramway", "Sundial", "Pendulum", "Glacier", "Bakery"],
  ...["Submarine", "Weathervane", "Sextant", "Greenhouse", "Viaduct", "Moth", "Ledger", "Windmill", "Abacus"],
  ...["Signalbox", "Caravan", "Telescope"],
];

export const SEQUELS: Words = ["", "", "", "", " II", " III", " Zero", ": After Hours", " Tactics", " Remastered"];

export const PLACES: Words = [
  ...["the flooded archive", "Lower Brackwater", "the glass stairs", "Ember Quay", "the old signal tower"],
  ...["Mirror Fields", "the seventh cellar", "Port Halloway", "the clockmaker's attic", "Ridge of Kites"],
  ...["the silent foundry", "Tumblewick", "the salt mines", "Owl Terrace", "the last tram stop", "Cinder Lake"],
  ...["the upside-down library", "Fennel Cross", "the winter greenhouse", "Knot Harbour"],
];

export const MOODS: Words = [
  ...["Rain over", "Night at", "First light on", "Return to", "Farewell,", "Running through", "Below", "Letters from"],
  ...["The road to", "Storm above", "A walk in", "Dance of"],
];

export const INSTRUMENTS: Words = [
  ...["Piano", "Solo Guitar", "String Quartet", "Music Box", "Brass Band", "Lo-fi", "Harp", "Chiptune", "Choir"],
  ...["Organ", "Synthwave", "Marimba"],
];

export const TOPICS: Words = [
  ...["boss themes", "shop melodies", "water levels", "title screens", "save rooms", "credits songs", "final dungeons"],
  ...["snow stages", "airship tracks", "town themes", "hidden endings", "loading screens"],
];

export const QUIPS: Words = [
  ...["Wait for the second phase", "This shopkeeper is wrong", "Nobody finds this door", "The tiniest boss room"],
  ...["I was not ready", "One pixel left", "How is this jump legal", "The frog knows", "Best save room ever"],
  ...["Speedrunners hate this lift", "It was a mimic again", "Three keys, one lock", "The music stops here"],
  ...["He waited for this since level 1", "Do not pet the lantern"],
];

/** Titles that trip careless programs: quotes, markup, other scripts, accents, pictographs, the limit of 100 characters. */
export const RARE_TITLES: Words = [
  'He said "again" & won <b>twice</b> &amp; once more',
  "Édition spéciale : la forêt oubliée, thème n° 4",
  "【作業用BGM】静かな森の音楽 (Quiet forest) #12",
  "Ночной трамвай: саундтрек, часть 3",
  "밤의 등대 OST 모음 (1 hour)",
  "موسيقى الميناء القديم - الحلقة ٧",
  "Größte Überraschung: Käse-Level über Brücke",
  `${"A very long name for a very short song, ".repeat(2)}which ends here`,
  "Score 100%; DROP TABLE scores;-- any% 'glitchless'",
  'Back\\slash, comma, "quote", semi;colon and a\u00a0hard space',
  "=SUM(1,2) is the secret level's name",
  "\u{1F3B5} Shop theme on repeat \u{1F3AE}",
  "Ñandú, çedilla, Žluťoučký kůň: credits of the world tour",
  "</script><script>alert('title screen')</script>",
];

export const CLOSERS: Words = [
  "Everything you hear was recorded for the archive and is free to use in your own recaps.",
  "Thanks to everyone who sent in corrections for the last part.",
  "New parts go up through the week, and the full list is on the site.",
  "If a name is wrong, tell us in the comments and we will fix it.",
  "Recorded on original hardware, with the volume left as it was.",
  "This part took three evenings and one broken cable.",
];

export const SENTENCES: Words = [
  "We go from the first gate to the long staircase and take the side road that most people miss.",
  "The melody comes back in the fourth minute with a slower bass and one wrong note that we kept.",
  "There is a secret behind the second waterfall, and it is worth the climb.",
  "Nobody in the chat believed the jump would work, and for an hour they were right.",
  "The composer left a note in the credits, and this is the piece that it was about.",
  "This one has been asked for since the very first upload.",
  "Two routes lead there; we show the slow one, because the view is better.",
  "The last part is quiet on purpose, so turn it up.",
];
