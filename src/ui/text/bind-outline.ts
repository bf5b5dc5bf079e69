import { watchView } from '../islands/when-near.ts';
import { loadReadSections, saveReadSections } from '../../persistence/read-sections.ts';

/** Of the window: where a reader reads. */
const READING_LINE = '-40% 0px -60% 0px';

const linksIn = (root: ParentNode): HTMLAnchorElement[] => [
  ...root.querySelectorAll<HTMLAnchorElement>('#outline [data-section] > a'),
];

const isCurrent = (link: Element): boolean => link.hasAttribute('aria-current');

/** Marks in the outline of a page, which is called `page`, the section that is being read, and those that have been. */
export function bindOutline(root: Document, page: string): void {
  const outline = root.getElementById('outline');
  const place = root.querySelector('[data-place]');
  const text = root.querySelector('.prose');
  if (!outline || !place || !text || !('IntersectionObserver' in globalThis)) return;
  const links = new Map<Element, HTMLAnchorElement>(
    linksIn(root).map((link) => [root.getElementById(link.hash.slice(1))!, link]),
  );
  const read = new Set(loadReadSections(page));

  const mark = (link: Element): void => {
    link.parentElement!.dataset['read'] = '';
    link.querySelector<HTMLElement>('[data-read-word]')!.hidden = false;
  };
  const show = (current: HTMLAnchorElement | undefined): void => {
    for (const link of links.values()) {
      if (link === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    const [number, title] = current?.querySelectorAll('span') ?? [];
    place.textContent = number && title ? `${number.textContent} ${title.textContent}` : '';
  };

  for (const part of text.children)
    watchView(part, (reached) => reached && show(links.get(part)), READING_LINE);
  for (const [section, link] of links) {
    if (read.has(section.id)) mark(link);
    else {
      const stop = watchView(section.lastElementChild!, (seen) => {
        if (!seen) return;
        stop();
        mark(link);
        saveReadSections(page, read.add(section.id));
      });
    }
  }

  outline.addEventListener('click', ({ target }) => {
    const open = outline.matches(':popover-open');
    if (open && target instanceof Element && target.closest('a')) outline.hidePopover();
  });
  // A finger opens the rail first.
  outline.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch' || outline.matches(':popover-open, :focus-within')) return;
    const link = linksIn(root)[0];
    outline.addEventListener('click', (click) => click.preventDefault(), { once: true });
    link?.focus({ preventScroll: true });
  });
}

/** How far below its heading, px, a section counts as begun: then "back" leads to its own start. */
const BEGUN = 80;

/** To the next section of the text, or back to the start of this one or of the one before. */
export function goToSection(root: Document, by: 1 | -1): void {
  const links = linksIn(root);
  const now = links.findIndex(isCurrent);
  const section = links[now] && root.getElementById(links[now].hash.slice(1));
  const within = by < 0 && section && section.getBoundingClientRect().top < -BEGUN;
  links[within ? now : now + by]?.click();
}
