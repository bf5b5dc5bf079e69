/** Letters among words, and labels of equations. */
const NAMES = /(?<![\w’])([hijklmnSXW](?![\w’])|Eq[A-Z]?\d+(?:\.\d+)?)/;

/** A reason in words: its letters slant as in formulas, and the equations that it names can be gone to. */
export const InlineReason = ({ of }: { readonly of: string }) =>
  of.split(NAMES).map((part, n) => {
    if (n % 2 === 0) return part;
    return part.length === 1 ? (
      <i key={n} className="maths-letter">
        {part}
      </i>
    ) : (
      <a key={n} href={`#${part}`}>
        {part}
      </a>
    );
  });
