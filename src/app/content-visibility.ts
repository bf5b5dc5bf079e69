/**
 * Leaves sections far from the window out of layout and painting (see page.css), each as high as it was when all were laid
 * out: once fonts are there, at each width, and before a link within the page is followed, which so lands where it should.
 */
export function setContentVisibility({ documentElement: root, fonts }: Document): void {
  const skip = (): void => void (root.dataset['laidOut'] = '');
  const layOut = (): void => {
    delete root.dataset['laidOut'];
    // Heights are remembered at the end of a frame.
    requestAnimationFrame(() => requestAnimationFrame(skip));
  };
  let width = innerWidth;
  void fonts.ready.then(layOut);
  addEventListener('resize', () => {
    if (innerWidth !== width) layOut();
    width = innerWidth;
  });
  root.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a[href^="#"]')) layOut();
  });
}
