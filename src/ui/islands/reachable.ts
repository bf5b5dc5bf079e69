/** Keeps what has more in it than it shows sideways reachable by keyboard, so that arrows can scroll it. */
export function keepReachable(elements: Iterable<HTMLElement>): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (!(target instanceof HTMLElement)) continue;
      if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
      else target.removeAttribute('tabindex');
    }
  });
  for (const element of elements) observer.observe(element);
}
