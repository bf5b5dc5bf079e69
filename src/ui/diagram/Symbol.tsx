import { describe, differentiated, parseKey, type ColorRole } from '../../notation/symbol.ts';
import * as styles from './Symbol.module.css';

interface SymbolProps {
  /** Name of a tensor; `dz2` is printed as δ², `dW2` as ∂L/∂W². */
  readonly tensor: string;
  /** Middle of the symbol. */
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
}

const letters: Readonly<Record<string, string>> = { dz: 'δ', Lbar: 'L' };

/** The name of a tensor, typeset as text of an SVG. */
export function SvgSymbol({ tensor, x, y, size }: SymbolProps) {
  const { id, layer } = parseKey(tensor);
  const { tex, hue }: { tex: string; hue: ColorRole } = describe(id);
  const by = differentiated(id);
  const letter = letters[id] ?? (by ? `∂L/∂${describe(by).tex}` : tex);
  const rise = 0.4 * size;
  const script = Math.max(11, 0.7 * size);
  return (
    <text className={`${styles['symbol']} hue-${hue}`} x={x} y={y} fontSize={size}>
      {[...letter].map((glyph, n) =>
        glyph === '/' ? (
          <tspan key={n} className={styles['upright']}>
            /
          </tspan>
        ) : (
          glyph
        ),
      )}
      {layer && (
        <tspan className={styles['upright']} dy={-rise} fontSize={script}>
          {layer.plus}
        </tspan>
      )}
    </text>
  );
}
