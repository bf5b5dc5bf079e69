/**
 * What the lines of a derivation hold can be taken out of the document, from a line on, so that the answer to what is asked
 * before it is nowhere on the page.
 */
export function answerHider(block: Element): (from: number) => void {
  const lines = [...block.querySelectorAll('[data-line]')].map((line) => ({
    line,
    parts: [...line.children].filter(
      (part) => !part.matches('[data-derivation-ask], [data-derivation-question]'),
    ),
  }));
  return (from) =>
    lines.forEach(({ line, parts }, n) => {
      if (n >= from) parts.forEach((part) => part.remove());
      else if (parts[0]?.parentElement !== line) line.append(...parts);
    });
}

/** Takes out what the first question of each derivation asks for; what is returned puts it back. */
export function hideAnswers(blocks: readonly Element[]): () => void {
  const all = blocks.map(answerHider);
  blocks.forEach((block, n) => {
    const lines = [...block.querySelectorAll('[data-line]')];
    const first = lines.findIndex((line) => line.querySelector('[data-derivation-question]'));
    if (first >= 0) all[n]!(first);
  });
  return () => all.forEach((hold) => hold(Infinity));
}
