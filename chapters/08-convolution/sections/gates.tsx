import { Dfn, Fn, Sign, Sym, Term } from '../../../src/ui/text/Prose.tsx';
import { DerivationBlock, Eq, Figure, Question, Section } from '../tags.ts';
import * as styles from './sections.module.css';
import { da, ds, s, units, won } from '../tensors.ts';

export const Gates = () => (
  <Section id="gates">
    <h3>ReLU</h3>
    <p>
      After each convolution the{' '}
      <Dfn of="activation">
        activation function <Fn of="activation" />
      </Dfn>{' '}
      is applied to every cell. Here it is ReLU, which keeps positive numbers and replaces the
      others by 0. In the backward pass{' '}
      <Dfn of="da">
        the gradient with respect to the activations, <Sym of={da()} />
      </Dfn>
      , is multiplied{' '}
      <Dfn of="hadamard">
        entry by entry, <Sign of="hadamard" />
      </Dfn>
      , by the{' '}
      <Dfn of="slope">
        derivative <Fn of="activation′" />
      </Dfn>
      : 1 where the cell was positive, and 0 elsewhere. (At exactly 0 ReLU has no derivative; we
      take 0.)
    </p>
    <Eq id="Eq8.8" />
    <Eq id="Eq8.9" />
    <p>
      So ReLU acts like a gate for the error signal. Where the cell was positive, the error signal
      passes unchanged. Elsewhere it becomes 0, and this position contributes nothing to the
      gradient of the kernel.
    </p>
    <DerivationBlock of="gate" />
    <h3>Max pooling</h3>
    <p>
      <Term>Pooling</Term> makes the maps smaller. Each map is divided into windows, here of 2 × 2,
      and one number of each window is kept:{' '}
      <Dfn of="max s">
        the largest, <Sign of="max" />, in the pooled map <Sym of={s()} />
      </Dfn>
      . Pooling has no weights. Its purpose: if a stroke moves by one pixel, the pooled map often
      stays the same.
    </p>
    <Eq id="Eq8.10" />
    <Question
      id="pooled"
      because={
        <p>
          The maximum equals the largest cell, so its derivative with respect to that cell is 1. If
          one of the other three changes a little, the maximum does not change: these derivatives
          are 0.
        </p>
      }
    >
      <p>To which of the four cells of its window does the gradient of a pooled cell go back?</p>
    </Question>
    <p>
      The forward pass keeps which cell was the largest:{' '}
      <Dfn of="won">
        <Sym of={won()} /> is 1 for the largest cell of its window
      </Dfn>{' '}
      and 0 for the others. In the backward pass the{' '}
      <Dfn of="ds">
        gradient with respect to the pooled cell, <Sym of={ds()} />
      </Dfn>
      , goes to that cell unchanged:
    </p>
    <div className={styles.wide}>
      <Eq id="Eq8.11" />
    </div>
    <DerivationBlock of="route" />
    <p>
      If two cells are equally large, the maximum has no derivative there. A program has to choose
      one of them. Here it is the first, row by row, as in most libraries. After ReLU two cells are
      often both 0, but then the choice does not matter: the slope of ReLU is 0 for both. A window
      that does not fit at the end of a map is left out. A cell that is in no window has the
      gradient 0.
    </p>
    <Figure name="pooling" />
    <p>
      <Term>Average pooling</Term> keeps the mean of the window. The slope is the same for each
      cell: 1 divided by the number of cells. So the gradient is divided equally among them:
    </p>
    <Eq id="Eq8.12" />
    <Eq id="Eq8.13" />
    <h3>Flattening</h3>
    <p>
      A dense layer reads a column.{' '}
      <Dfn of="f">
        Flattening writes the maps as one column, <Sym of={units.f()} />
      </Dfn>
      , channel by channel and row by row. In the backward pass{' '}
      <Dfn of="df">
        its gradient <Sym of={units.df()} />
      </Dfn>{' '}
      is arranged as maps again, in the same order. No number changes in either direction.
    </p>
    <Eq id="Eq8.14" />
    <Eq id="Eq8.15" />
  </Section>
);
