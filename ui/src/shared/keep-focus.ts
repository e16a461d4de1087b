// Where the keys go when what they were on disappears, a row that was taken away or a button that did its work:
// to what stands in its place, else to what is around it. Only for those who use keys, and only where nobody
// else has found a place by the next frame.

const FOCUSABLE =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';
/** Beyond these nothing is near any more: the picture takes keys that nobody has. */
const BOUNDS = 'main, aside, nav, body, [data-inspector], dialog';

type Place = { parent: Element; at: number };

/** Watches the focus of a document, until the answer is called. */
export function keepFocus(page: Document): () => void {
  let held: HTMLElement | null = null;
  let way: Place[] = [];
  let byKeys = false;
  let asked = 0;

  const note = (event: FocusEvent): void => {
    held = event.target instanceof HTMLElement ? event.target : null;
    way = held ? wayUp(held) : [];
  };
  const keys = (): void => void (byKeys = true);
  const pointer = (): void => void (byKeys = false);
  const restore = (): void => {
    asked = 0;
    const lost = held !== null && page.activeElement === page.body && !isThere(held);
    if (!lost || !byKeys) return;
    (nearest(way) ?? beginning(page))?.focus();
  };
  const changes = new MutationObserver(() => {
    if (asked === 0 && held !== null && !isThere(held)) asked = requestAnimationFrame(restore);
  });
  page.addEventListener('focusin', note);
  page.addEventListener('keydown', keys, true);
  page.addEventListener('pointerdown', pointer, true);
  const what = { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] };
  changes.observe(page.body, what);
  return () => {
    changes.disconnect();
    cancelAnimationFrame(asked);
    page.removeEventListener('focusin', note);
    page.removeEventListener('keydown', keys, true);
    page.removeEventListener('pointerdown', pointer, true);
  };
}

/** Puts keys that nobody holds on the picture or list that shows what was gone to, else on its details. */
export function goOn(page: Document): void {
  if (page.activeElement !== page.body) return;
  const seen = page.querySelector<HTMLElement>('main :is([data-picture], [role=tree] [tabindex="0"])');
  (seen ?? page.querySelector<HTMLElement>('[data-inspector]'))?.focus();
}

/** Remembers where an element stands; the answer is the element, or what is nearest once it is gone. */
export function placeOf(element: HTMLElement): () => HTMLElement | null {
  const way = wayUp(element);
  return () => (isThere(element) ? element : nearest(way));
}

function isThere(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0;
}

/** What an element stands in, and where in it, from within outwards up to a bound. */
function wayUp(element: Element): Place[] {
  const way: Place[] = [];
  let child = element;
  for (let parent = child.parentElement; parent; parent = parent.parentElement) {
    way.push({ parent, at: [...parent.children].indexOf(child) });
    if (parent.matches(BOUNDS)) break;
    child = parent;
  }
  return way;
}

/** Where another view begins for keys: its picture, else the first of its controls. */
function beginning(page: Document): HTMLElement | null {
  const main = page.querySelector('main');
  const picture = main?.querySelector<HTMLElement>('[data-picture], [role=tree] [tabindex="0"]');
  return picture ?? [...(main?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find(isThere) ?? null;
}

function nearest(way: Place[]): HTMLElement | null {
  for (const { parent, at } of way) {
    if (!parent.isConnected) continue;
    const all = [...parent.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isThere);
    const place = (element: Element): number =>
      [...parent.children].findIndex((child) => child.contains(element));
    const next = all.find((element) => place(element) >= at) ?? all.at(-1);
    // Where a whole view has gone, the picture of the next one takes the keys.
    if (next && !parent.matches('main, body')) return next;
    if (parent.matches('[data-inspector]')) return parent as HTMLElement;
  }
  return null;
}
