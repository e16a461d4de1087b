// A window that is driven by a program: its picture is taken at the next painting, and where nothing moves there
// would be none.

/** Milliseconds between two paintings. */
const BEAT = 250;

/** Paints one pixel anew again and again, with next to no colour. */
export function keepPainting(page: Document): void {
  const pixel = page.createElement('i');
  pixel.setAttribute('aria-hidden', 'true');
  pixel.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 1px; height: 1px; pointer-events: none';
  page.body.append(pixel);
  let odd = false;
  setInterval(() => {
    odd = !odd;
    pixel.style.background = odd ? '#00000001' : 'transparent';
  }, BEAT);
}
