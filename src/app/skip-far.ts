/**
 * Leaves sections far from the window out of layout and painting (see page.css): once fonts are there, so that each keeps
 * the height that it had, and again at another width once it has been laid out in that one.
 */
export function skipFar({ documentElement: root, fonts }: Document): void {
  let width = innerWidth;
  const skip = (): void => void (root.dataset['laidOut'] = '');
  // The height of a frame is remembered after it, so that it is known in the second.
  const later = (): number => requestAnimationFrame(() => requestAnimationFrame(skip));
  void fonts.ready.then(later);
  addEventListener('resize', () => {
    if (innerWidth === width) return;
    width = innerWidth;
    delete root.dataset['laidOut'];
    later();
  });
}
