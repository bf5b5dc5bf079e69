import type { CSSProperties, ReactNode } from 'react';
import type { CellRef } from '../../engine/gradient-path.ts';
import type { Statement } from '../../notation/expression.ts';
import { symbolWords } from '../../notation/printing/glyphs.ts';
import { nameOfText } from '../../notation/names.ts';
import { print } from '../../notation/printing/number.ts';
import type { Scene } from '../../state/scene.ts';
import { Formula, SymbolName, TransposedName, Upright } from '../maths/Maths.tsx';
import { occurrence } from '../../linking/attributes.ts';
import { isMaps } from './form.ts';
import { heights, sheetLayout, sheetsIn, sizes, type Item } from './layout.ts';
import type { Sheet } from './sheet.ts';
import { useOverflow } from '../maths/use-overflow.ts';
import { TensorGrid } from './TensorGrid.tsx';
import * as overflow from '../maths/Overflow.module.css';
import * as styles from './Operands.module.css';

interface OperandsProps {
  readonly scene: Scene;
  readonly onChoose: (place: CellRef) => void;
  readonly onHold: (place: CellRef) => void;
}

/** The matrices that the current step reads and writes, standing as its equation, the result at the right. */
export const Operands = (props: OperandsProps) =>
  props.scene.whole && <Row {...props} statement={props.scene.whole} />;

interface RowProps extends OperandsProps {
  readonly statement: Statement;
}

function Row({ scene, statement, onChoose, onHold }: RowProps) {
  const [scroller, overflows] = useOverflow<HTMLDivElement>();
  const items = sheetLayout(scene, statement);
  const measures = sizes(items);
  const draw = (one: Item, n: number): ReactNode => {
    switch (one.kind) {
      case 'sheet':
        return (
          <TensorGrid
            key={`${n} ${one.sheet.key}`}
            sheet={one.sheet}
            name={
              one.sheet.transposed ? (
                <TransposedName named={one.named} />
              ) : (
                <SymbolName named={one.named} />
              )
            }
            onChoose={onChoose}
            onHold={onHold}
          />
        );
      case 'scalar':
        return <Scalar key={n} name={<SymbolName named={one.named} />} sheet={one.sheet} />;
      case 'mark':
        return <Mark key={n} text={one.text} below={one.below} />;
      case 'formula':
        return (
          <span key={n} className={`${styles['mark']} ${styles['formula']}`}>
            <Formula expr={one.expr} env={scene.before} numbers={one.numbers} />
          </span>
        );
      case 'group':
        return (
          <div key={n} className={styles['group']}>
            {one.items.map(draw)}
          </div>
        );
      case 'parenthesis':
        return (
          <div
            key={n}
            className={styles['group']}
            style={heights(sheetsIn(one.items)) as CSSProperties}
          >
            {one.before && (
              <span className={`${styles['mark']} ${styles['function']}`}>
                <Upright text={one.before} />
              </span>
            )}
            <span className={styles['parenthesis']} data-side="left" aria-label="(" role="img" />
            {one.items.map(draw)}
            <span className={styles['parenthesis']} data-side="right" aria-label=")" role="img" />
            {one.power && <sup className={`${styles['mark']} ${styles['power']}`}>{one.power}</sup>}
          </div>
        );
    }
  };
  return (
    <div
      ref={scroller}
      className={`${styles['operands']} ${overflow['scroller']}`}
      data-operands=""
      data-maps={sheetsIn(items).some(isMaps) || undefined}
      role="group"
      aria-label={`${symbolWords(statement.lhs)}, in matrices`}
      tabIndex={overflows ? 0 : undefined}
      data-crowded={crowdedness(measures['--all-columns'])}
      style={measures as CSSProperties}
    >
      <div className={styles['row']}>{items.map(draw)}</div>
    </div>
  );
}

/** Whether so many columns of digits are too many for a phone, or even for a narrow stage. */
const crowdedness = (columns: number): 'phone' | 'stage' | undefined =>
  columns >= 12 ? 'stage' : columns >= 9 ? 'phone' : undefined;

const Mark = ({ text, below }: { readonly text: string; readonly below: string | undefined }) => (
  <span className={styles['mark']} data-text={text} data-name={nameOfText(text)}>
    {text.replace('ᵀ', '')}
    {text.endsWith('ᵀ') && <sup>T</sup>}
    {below && <sub>{below}</sub>}
  </span>
);

function Scalar({ sheet, name }: { readonly sheet: Sheet; readonly name: ReactNode }) {
  const { cell, value } = sheet.squares[0]!;
  return (
    <div className={styles['scalar']}>
      <div className={styles['scalarName']}>{name}</div>
      <div className={styles['scalarValue']}>
        <span {...occurrence(sheet.sym, { cell, value })}>
          {value === undefined ? '' : print(value)}
        </span>
      </div>
    </div>
  );
}
