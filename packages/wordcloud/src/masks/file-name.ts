const PICTURE = /\.(?:png|apng|svgz?|jpe?g|webp|gif|avif|tiff?|bmp)$/i;

/** Whether a text means a file rather than an icon: it ends like a picture or has folders. */
export function isFileName(text: string): boolean {
  return PICTURE.test(text) || /[/\\]/.test(text);
}
