function isFourByThree({ naturalWidth, naturalHeight }: HTMLImageElement): boolean {
  return Math.abs(naturalWidth * 3 - naturalHeight * 4) < 4;
}

/**
 * Hides a picture that is not one. Where YouTube has none it answers with a grey one of 120 x 90, which the browser
 * shows; a srcset scales what an image says of itself, so a second look is taken without one.
 */
function judge(image: HTMLImageElement): void {
  if (!image.closest(".card")) return;
  if (image.naturalWidth === 0) {
    image.hidden = true;
    return;
  }
  const address = image.currentSrc;
  if (!isFourByThree(image) || /\/default\.\w+$/.test(address)) return;
  const plain = new Image();
  plain.addEventListener("load", () => {
    if (plain.naturalWidth === 120 && image.currentSrc === address) image.hidden = true;
  });
  plain.src = address;
}

/** Watches over the thumbnails, also those of lists to come. */
export function watchThumbnails(): void {
  // Neither event bubbles, but both can be captured on their way down.
  for (const type of ["load", "error"]) {
    document.addEventListener(type, ({ target }) => target instanceof HTMLImageElement && judge(target), true);
  }
  for (const image of document.images) if (image.complete && image.currentSrc !== "") judge(image);
}
