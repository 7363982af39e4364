/** The 16 colours of a dark terminal theme as 0xRRGGBB, where the terminal's own are not known: shades and pictures. */
export const THEME: Uint32Array = Uint32Array.of(
  0x000000,
  0xff5556,
  0xb7cb53,
  0xe5c446,
  0x35a3d8,
  0xf16b72,
  0x94e5ca,
  0xd4d4d8,
  0x676767,
  0xff8080,
  0xd3e57f,
  0xffdf73,
  0x6cc4f2,
  0xff989d,
  0xb9f7e2,
  0xffffff,
);

/** The terminal's own colours in pictures. */
export const THEME_FOREGROUND = 0xd4d4d8;
export const THEME_BACKGROUND = 0x000000;
