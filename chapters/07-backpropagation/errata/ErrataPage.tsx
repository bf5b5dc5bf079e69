import type { Erratum } from './erratum.ts';
import { errata } from './list.tsx';
import { meta } from '../meta.ts';
import { BesidePage } from '../../../src/ui/lists/BesidePage.tsx';

const kinds: Readonly<Record<Erratum['kind'], string>> = {
  wrong: 'Wrong',
  ambiguous: 'Ambiguous',
  missing: 'Missing',
  form: 'Form',
};

/** Every place where this edition differs from its source, in one list. */
export const ErrataPage = () => (
  <BesidePage
    meta={meta}
    className="errata"
    title="Where this edition differs from its source"
    lead={
      <p>
        The chapter follows Chapter 7 of Alex Punnen’s{' '}
        <cite>The Mathematical Intuition Behind Deep Learning</cite>, in the edition of January
        2026. This page lists the mistakes and gaps that we found in it, with their lines in the
        source’s file: what the source prints, why that is wrong or not enough, and what is correct.
        Every equation of this edition is checked against central differences of the loss on random
        networks.
      </p>
    }
  >
    <dl>
      {Object.entries<Erratum>(errata).map(([id, { lines, kind, prints, here, correct, at }]) => (
        <div key={id} id={id}>
          <dt>
            <a href={`#${id}`}>{id}</a>
            <span>{kinds[kind]}</span>
            <span>
              {/\d/.test(lines) ? `${/\D/.test(lines) ? 'lines' : 'line'} ${lines}` : lines}
            </span>
          </dt>
          <dd>
            <p>
              {prints} {here}{' '}
              <a href={`${meta.file}#${at}`} data-place="">
                In the text
              </a>
            </p>
            <p data-correct="">
              <b>Correct:</b> {correct}
            </p>
          </dd>
        </div>
      ))}
    </dl>
  </BesidePage>
);
