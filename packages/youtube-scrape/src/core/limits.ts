/** The API lists the newest 20,000 uploads and no more, whatever the channel claims. */
export const LISTED_AT_MOST: number = 20_000;
