import { sectionsOf, type Meta } from '../ui/text/meta.ts';

export const BOOK = 'Backpropagation, alive';

/** The first page: what the book is, and its contents. */
export const Cover = ({ chapters }: { readonly chapters: readonly Meta[] }) => (
  <main id="text" className="cover prose">
    <header>
      <h1>{BOOK}</h1>
      <p className="lead">
        A textbook in which the symbols of the derivation, the numbers of the matrices and the edges
        of the network are the same things. Step through one pass of learning forwards and
        backwards, change any number by hand, and see where every gradient comes from.
      </p>
    </header>
    <nav aria-label="Contents">
      {chapters.map((meta) => (
        <section key={meta.file} className="entry">
          <h2>
            <span className="number">{meta.number}</span> <a href={meta.file}>{meta.title}</a>
          </h2>
          <ol>
            {sectionsOf(meta).map(({ id, title, number }) => (
              <li key={id}>
                <span className="number">{number}</span> <a href={`${meta.file}#${id}`}>{title}</a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </nav>
    <footer>
      <p>
        After Alex Punnen’s <cite>The Mathematical Intuition Behind Deep Learning</cite>, © Alex
        Punnen, all rights reserved. This is an independent edition: the mathematics is everyone’s,
        the words, figures and code are its own. The code may be used under the MIT licence.
      </p>
    </footer>
  </main>
);
