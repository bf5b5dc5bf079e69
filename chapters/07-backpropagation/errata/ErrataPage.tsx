import type { Erratum } from './erratum.ts';
import { errata } from './list.tsx';
import { meta } from '../meta.ts';

const kinds: Readonly<Record<Erratum['kind'], string>> = {
  wrong: 'Wrong',
  ambiguous: 'Ambiguous',
  missing: 'Missing',
  form: 'Form',
};

/** Every place where this edition departs from its source, in one list. */
export const ErrataPage = () => (
  <main id="text" className="prose errata">
    <header>
      <p className="kicker">
        <a href={meta.file}>
          Chapter {meta.number}, {meta.title}
        </a>
      </p>
      <h1>Where this edition departs from its source</h1>
      <p>
        The chapter follows Chapter 7 of Alex Punnen’s{' '}
        <cite>The Mathematical Intuition Behind Deep Learning</cite>, in the edition of January
        2026. A derivation of this length collects slips, and we have surely added some of our own.
        Those that we found are listed here with their lines in the source’s file: what is printed,
        why it cannot be so or is not enough, and where the right form stands. Every equation of
        this edition is checked against differences of the loss on random networks.
      </p>
    </header>
    <dl>
      {Object.entries<Erratum>(errata).map(([id, { lines, kind, prints, here, at }]) => (
        <div key={id} id={id}>
          <dt>
            <a href={`#${id}`}>{id}</a>
            <span>{kinds[kind]}</span>
            <span>
              {/\d/.test(lines) ? `${/\D/.test(lines) ? 'lines' : 'line'} ${lines}` : lines}
            </span>
          </dt>
          <dd>
            {prints} {here} <a href={`${meta.file}#${at}`}>In the text</a>
          </dd>
        </div>
      ))}
    </dl>
  </main>
);
