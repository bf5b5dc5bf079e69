import { createContext, useContext, type ReactNode } from 'react';
import type { Expr, Named } from '../../notation/expression.ts';
import { glyphsOf, symbolWords, type Glyphs } from '../../notation/printing/glyphs.ts';
import { nameOfText } from '../../notation/names.ts';
import { print } from '../../notation/printing/number.ts';
import type { Env } from '../../notation/env.ts';
import { spansSamples, write, type Piece } from '../../notation/printing/inline-layout.ts';
import { describe, termOf } from '../../notation/symbol.ts';
import type { Cell } from '../../tensor/tensor.ts';
import { occurrence } from '../../linking/attributes.ts';

/** True around mathematics of a network of its own, such as an exercise's: its names are not those of the page. */
export const UnlinkedContext = createContext(false);

interface SymbolNameProps {
  readonly named: Named;
  /** Prints which sample a cell belongs to. */
  readonly samples?: boolean;
}

/** One symbol, linked to the tensor or the cell that it names; ∂L/∂z is set as δ. */
export function SymbolName({ named, samples = false }: SymbolNameProps) {
  const unlinked = useContext(UnlinkedContext);
  const glyphs = glyphsOf(named, samples);
  return (
    <span className="maths" role="img" aria-label={symbolWords(named)}>
      {glyphs.before && <Upright text={glyphs.before} />}
      <span
        className={`maths-name hue-${describe(named.sym.id).hue}`}
        {...(unlinked ? {} : attributes(named, samples))}
      >
        {glyphs.gradient ? (
          <span className="maths-fraction">
            <span className="maths-over">
              ∂{glyphs.ofMean ? <span className="maths-bar">L</span> : 'L'}
            </span>
            <span className="maths-under">
              ∂<Letter glyphs={glyphs} />
            </span>
          </span>
        ) : (
          <Letter glyphs={glyphs} />
        )}
      </span>
      {glyphs.after && <Upright text={glyphs.after} />}
    </span>
  );
}

/** The transpose of a tensor by name. */
export const TransposedName = ({ named }: { readonly named: Named }) => {
  const { upper, gradient } = glyphsOf(named);
  const bare = !upper && !gradient;
  return (
    <span className="maths">
      {!bare && <Upright text="(" />}
      <SymbolName named={named} />
      {!bare && <Upright text=")" />}
      <Scripts upper="T" lower="" />
    </span>
  );
};

function Letter({ glyphs: { letter, bar, upper, lower } }: { readonly glyphs: Glyphs }) {
  return (
    <>
      {bar ? <span className="maths-bar">{letter}</span> : letter}
      <Scripts upper={upper} lower={lower} />
    </>
  );
}

function Scripts({ upper, lower }: { readonly upper: string; readonly lower: string }) {
  if (!upper && !lower) return null;
  return (
    <span className="maths-scripts" data-scripts={!upper ? 'lower' : lower ? 'both' : 'upper'}>
      {upper && <span>{runs(upper)}</span>}
      {lower && <span>{runs(lower)}</span>}
    </span>
  );
}

/** The name of a letter that can be pointed at, outside of unlinked mathematics. */
const useName = (text: string): string | undefined =>
  useContext(UnlinkedContext) ? undefined : nameOfText(text);

/** Text among symbols: small Greek letters slant as symbols do, a prime is raised. */
export const Upright = ({ text }: { readonly text: string }) => (
  <span className="maths-upright" data-name={useName(text)}>
    {(text.match(/[α-ω]|′|[^α-ω′]+/gu) ?? []).map((run, n) =>
      run === '′' ? (
        <span key={n} className="maths-prime">
          {run}
        </span>
      ) : /[α-ω]/u.test(run) ? (
        <span key={n} className="maths-greek">
          {run}
        </span>
      ) : (
        run
      ),
    )}
  </span>
);

/** Digits and signs are upright among italic letters. */
const runs = (text: string): ReactNode[] =>
  (text.match(/\p{L}+|\P{L}+/gu) ?? []).map((run, n) =>
    /\p{L}/u.test(run) ? (
      <Letters key={n} run={run} />
    ) : (
      <span key={n} className="maths-upright">
        {run}
      </span>
    ),
  );

/** Letters that count layers or places, and the T of a transpose, can be pointed at. */
const Letters = ({ run }: { readonly run: string }) =>
  [...run].map((letter, n) => <OneLetter key={n} letter={letter} />);

const OneLetter = ({ letter }: { readonly letter: string }) => (
  <span data-name={useName(letter)}>{letter}</span>
);

const attributes = (named: Named, samples: boolean) =>
  named.sym.layer?.base
    ? { 'data-term': termOf(named.sym) }
    : occurrence(named.sym, { ...cellOf(named), samples });

const cellOf = ({ at }: Named): { cell?: Cell } =>
  at?.every((index) => typeof index === 'number') ? { cell: at } : {};

interface FormulaProps {
  readonly expr: Expr;
  readonly env?: Env;
  /** In numbers, as they are in `env`, instead of symbols. */
  readonly numbers?: boolean;
}

/** A scalar expression on one line. The samples are named where it runs over several. */
export const Formula = ({ expr, env, numbers = false }: FormulaProps) => (
  <span className="maths formula">
    <Pieces pieces={write(expr, numbers && env ? env : null)} samples={spansSamples(expr)} />
  </span>
);

interface PiecesProps {
  readonly pieces: readonly Piece[];
  readonly samples: boolean;
}

export const Pieces = ({ pieces, samples }: PiecesProps) =>
  pieces.map((piece, n) => <OnePiece key={n} piece={piece} samples={samples} />);

function OnePiece({ piece, samples }: { readonly piece: Piece; readonly samples: boolean }) {
  const name = useName(piece.kind === 'mark' ? piece.text : '');
  switch (piece.kind) {
    case 'mark':
      return (
        <span
          className={
            isLetter(piece.text) ? 'maths-letter' : piece.tight ? 'maths-tight' : 'maths-mark'
          }
          data-name={name}
        >
          {isLetter(piece.text) ? piece.text : <Upright text={piece.text} />}
          {piece.below && (
            <span className="maths-below">
              <Scripts upper="" lower={piece.below} />
            </span>
          )}
        </span>
      );
    case 'symbol':
      return <SymbolName named={piece.named} samples={samples} />;
    case 'value':
      return <NumberText value={piece.value} of={piece.of} samples={samples} />;
    case 'power':
      return (
        <>
          <Pieces pieces={piece.base} samples={samples} />
          <sup className="maths-power">
            <Pieces pieces={piece.exponent} samples={samples} />
          </sup>
        </>
      );
    case 'fraction':
      return (
        <span className="maths-fraction">
          <span className="maths-over">
            <Pieces pieces={piece.over} samples={samples} />
          </span>
          <span className="maths-under">
            <Pieces pieces={piece.under} samples={samples} />
          </span>
        </span>
      );
  }
}

const isLetter = (text: string): boolean => text === 'e' || text === '∂' || text === 'T';

interface FigureProps {
  readonly value: number;
  /** The cell that the number is. */
  readonly of: Named | null;
  readonly samples?: boolean;
}

/** A number, linked to the cell that it is. */
export function NumberText({ value, of, samples = false }: FigureProps) {
  const linked = !useContext(UnlinkedContext);
  return (
    <span
      className="maths-number"
      data-value={value}
      {...(linked && of && occurrence(of.sym, { ...cellOf(of), value, samples }))}
    >
      {print(value)}
    </span>
  );
}
