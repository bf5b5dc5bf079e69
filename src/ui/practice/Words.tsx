import type { Text } from '../../practice/exercise.ts';
import { Formula, NumberText, SymbolName } from '../maths/Maths.tsx';

/** Words with expressions and numbers among them. */
export const Words = ({ of }: { readonly of: Text }) =>
  of.map((part, n) => {
    if (typeof part === 'string') return part;
    if ('value' in part) return <NumberText key={n} value={part.value} of={null} />;
    const { expr } = part;
    return expr.kind === 'symbol' ? (
      <SymbolName key={n} named={expr} />
    ) : (
      <Formula key={n} expr={expr} />
    );
  });
