import { renderToStaticMarkup } from 'react-dom/server';
import { takeVocabularyOf } from '../notation/vocabulary.ts';
import { pageOf, type Chapter, type ChapterText } from '../ui/chapter.ts';
import { Figures, loadFigures } from '../ui/figures/Figure.tsx';
import { checkDefinitions } from '../ui/text/definitions.ts';
import { ExampleContext, exampleOf } from '../ui/text/example.ts';
import { withPunctuation } from '../ui/text/Prose.tsx';
import { Stage } from '../ui/stage/Stage.tsx';
import { ExercisesContext } from '../ui/practice/Exercises.tsx';
import { loadExercises, type Listed } from '../ui/practice/list.ts';
import { PracticePage, practiceFile } from '../ui/practice/PracticePage.tsx';
import { PageContext } from '../ui/islands/use-reader.ts';
import { chapters } from './chapters.ts';
import { BOOK, Cover } from './Cover.tsx';
import { Page as Frame } from './Page.tsx';

export interface RenderedPage {
  /** Name in the built book, flat: `index.html`, `chapter-7.html`. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** HTML of the whole body. */
  readonly body: string;
}

/** A chapter with all of it that a page is made of. */
interface Loaded {
  readonly folder: string;
  readonly chapter: Chapter;
  readonly text: ChapterText;
  readonly figures: Awaited<ReturnType<typeof loadFigures>>;
  readonly exercises: readonly Listed[];
}

/** Every chapter, loaded with this file: what runs it is gone when it renders. */
const loaded = await Promise.all([...chapters].map(([folder, load]) => whole(folder, load)));
const all = loaded.toSorted((a, b) => a.chapter.meta.number - b.chapter.meta.number);

/** Every page of the book as HTML, complete without JavaScript. */
export function render(): RenderedPage[] {
  const cover: RenderedPage = {
    file: 'index.html',
    title: BOOK,
    description: 'An interactive textbook of backpropagation: step it, bend it, read it.',
    body: renderToStaticMarkup(
      <Frame>
        <Cover chapters={all.map(({ chapter }) => chapter.meta)} />
      </Frame>,
    ),
  };
  return [cover, ...all.flatMap(pagesOf)];
}

async function whole(folder: string, load: () => Promise<Chapter>): Promise<Loaded> {
  const chapter = await load();
  if (!chapter.text) throw new Error(`the chapter in ${folder} has no text to be rendered`);
  const [text, figures, exercises] = await Promise.all([
    chapter.text(),
    loadFigures(chapter.figures ?? {}),
    loadExercises(chapter.meta, chapter.exercises ?? {}),
  ]);
  return { folder, chapter, text, figures, exercises };
}

const GEOMETRY = / (?:d|x|y|x1|x2|y1|y2|cx|cy|r|transform|style|data-value)="[^"]*"/g;
const FIGURE = /<div data-figure="[\s\S]*?<\/figcaption>/g;

/**
 * Figures with short numbers in what is not read: digits that nobody sees are most of what a drawing weighs. In the
 * browser each figure is drawn anew, with all digits.
 */
const withShortNumbers = (html: string): string =>
  html.replace(FIGURE, (figure) =>
    figure.replace(GEOMETRY, (attribute) => {
      const digits = attribute.length > 200 ? 0 : attribute.startsWith(' data-value') ? 4 : 2;
      return attribute.replace(/-?\d+\.\d+/g, (n) => String(Number(Number(n).toFixed(digits))));
    }),
  );

/** The page of a chapter, and those beside it. */
function pagesOf({
  folder,
  chapter,
  text: { Body, beside = [] },
  figures,
  exercises,
}: Loaded): RenderedPage[] {
  const { meta, glossary, model, vocabulary = {} } = chapter;
  takeVocabularyOf(vocabulary);
  const main = renderToStaticMarkup(
    <PageContext value={pageOf(folder, chapter)}>
      <Frame chapter={meta}>
        <div className="chapter" data-chapter={folder}>
          <main id="text">
            <ExampleContext value={exampleOf(model)}>
              <Figures value={figures}>
                <ExercisesContext value={exercises}>
                  <Body />
                </ExercisesContext>
              </Figures>
            </ExampleContext>
          </main>
          <aside id="stage" aria-label="The network, step by step">
            <Stage />
          </aside>
        </div>
      </Frame>
    </PageContext>,
  );
  const [text = ''] = /<main[\s\S]*<\/main>/.exec(main) ?? [];
  checkDefinitions(text, glossary);
  const page: RenderedPage = {
    file: meta.file,
    title: `${meta.number} ${meta.title} · ${BOOK}`,
    description: meta.lead,
    body: withShortNumbers(withPunctuation(main)),
  };
  const others = beside.map(({ file, title, Body: Beside }): RenderedPage => ({
    file,
    title: `${title} · ${BOOK}`,
    description: `${meta.number} ${meta.title}: ${title}`,
    body: withPunctuation(
      renderToStaticMarkup(
        <Frame>
          <ExampleContext value={exampleOf(model)}>
            <Beside />
          </ExampleContext>
        </Frame>,
      ),
    ),
  }));
  const practice: RenderedPage = {
    file: practiceFile(meta),
    title: `Practice, chapter ${meta.number} · ${BOOK}`,
    description: `Exercises of chapter ${meta.number}, ${meta.title}, checked by the engine of the book.`,
    body: withPunctuation(
      renderToStaticMarkup(
        <Frame>
          <PracticePage folder={folder} meta={meta} exercises={exercises} />
        </Frame>,
      ),
    ),
  };
  return [page, ...others, ...(exercises.length > 0 ? [practice] : [])];
}
