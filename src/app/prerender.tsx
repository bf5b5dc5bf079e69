import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { isDrawable } from '../draw/bundle.ts';
import { denseForm, widthsOf } from '../layers/network.ts';
import { parseKey } from '../notation/symbol.ts';
import type { Glossary } from '../notation/glossary.ts';
import { takeVocabularyOf } from '../notation/vocabulary.ts';
import type { Page } from '../state/page.ts';
import { FIRST } from '../state/questions.ts';
import type { Scene } from '../state/scene.ts';
import { pageOf, type Chapter, type ChapterText, type PageBeside } from '../ui/chapter.ts';
import { Figures, loadFigures } from '../ui/figures/Figure.tsx';
import { EquationsPage } from '../ui/lists/EquationsPage.tsx';
import { GlossaryPage } from '../ui/lists/GlossaryPage.tsx';
import { checkDefinitions } from '../ui/text/definitions.ts';
import { ExampleContext, exampleOf } from '../ui/text/example.ts';
import { listFile } from '../ui/text/meta.ts';
import { outlineOf } from '../ui/text/outline.ts';
import { withPunctuation } from '../ui/text/Prose.tsx';
import { SymbolName } from '../ui/maths/Maths.tsx';
import { Stage } from '../ui/stage/Stage.tsx';
import { LazyNetworkDiagram } from '../ui/stage/StageDiagram.tsx';
import { ExercisesContext } from '../ui/practice/Exercises.tsx';
import { loadExercises, type Listed } from '../ui/practice/list.ts';
import { PracticePage } from '../ui/practice/PracticePage.tsx';
import { AskedContext, type Asked } from '../ui/questions/Question.tsx';
import { LazyBlockDiagram } from '../ui/blocks/lazy-blocks.ts';
import { PageContext } from '../ui/islands/use-reader.ts';
import { chapters } from './chapters.ts';
import { BOOK, Cover, LEAD } from './Cover.tsx';
import { CoverStills } from './CoverPicture.tsx';
import { withShortNumbers } from './short-numbers.ts';
import { socialImage } from './social-image.ts';
import { Page as Frame } from './Page.tsx';

export interface RenderedPage {
  /** Name in the built book, flat: `index.html`, `chapter-7.html`. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** HTML of the whole body. */
  readonly body: string;
  /** What is shown of it where it is shared, as SVG. */
  readonly image: string;
}

/** A chapter with all of it that a page is made of. */
interface Loaded {
  readonly folder: string;
  readonly chapter: Chapter;
  readonly text: ChapterText;
  readonly glossary: Glossary;
  readonly figures: Awaited<ReturnType<typeof loadFigures>>;
  readonly exercises: readonly Listed[];
}

/** Every chapter, and what a stage may need, loaded with this file: what runs it is gone when it renders. */
await Promise.all([LazyBlockDiagram.fetch(), LazyNetworkDiagram.fetch()]);
const loaded = await Promise.all([...chapters].map(([folder, load]) => whole(folder, load)));
const all = loaded.toSorted((a, b) => a.chapter.meta.number - b.chapter.meta.number);

/** The networks of the book that can be drawn as layers of units, each with the error signal of its last layer. */
const scenes = all.flatMap(({ folder, chapter }) => {
  const scene = drawnScene(pageOf(folder, chapter));
  return scene ? [{ folder, scene }] : [];
});

/** Every page of the book as HTML, complete without JavaScript. */
export function render(): RenderedPage[] {
  const [picture] = scenes;
  const cover: RenderedPage = {
    file: 'index.html',
    title: BOOK,
    description: LEAD,
    image: socialImage('An interactive textbook', BOOK, picture?.scene),
    body: renderToStaticMarkup(
      <Frame>
        <Cover
          chapters={all.map(({ chapter: { meta }, exercises, text: { beside = [] } }) => ({
            meta,
            lists: [
              ...(exercises.length > 0 ? [['Practice', listFile(meta, 'practice')] as const] : []),
              ['Glossary', listFile(meta, 'glossary')],
              ['Numbered equations', listFile(meta, 'equations')],
              ...beside.map(({ title, file }) => [title, file] as const),
            ],
          }))}
          picture={picture && <CoverStills chapter={picture.folder} {...picture.scene} />}
        />
      </Frame>,
    ),
  };
  return [cover, ...all.flatMap(pagesOf)];
}

function drawnScene({ store, selectScene }: Page): Scene | null {
  const state = store.getState();
  const { network } = state.experiment;
  if (!('layers' in network) || !denseForm(network) || !isDrawable(widthsOf(network))) return null;
  return selectScene({ ...state, moment: { ...state.moment, step: state.moment.step + 1 } });
}

async function whole(folder: string, load: () => Promise<Chapter>): Promise<Loaded> {
  const chapter = await load();
  if (!chapter.text) throw new Error(`the chapter in ${folder} has no text to be rendered`);
  const [text, glossary, figures, exercises] = await Promise.all([
    chapter.text(),
    chapter.glossary(),
    loadFigures((await chapter.figures?.()) ?? {}),
    loadExercises(chapter.meta, (await chapter.exercises?.()) ?? {}),
  ]);
  return { folder, chapter, text, glossary, figures, exercises };
}

/** The question that a chapter's stage begins with, to be listed with those of its text. */
function firstAsked({ model: { asks } }: Chapter): Asked[] {
  if (!asks) return [];
  const { key, cell } = asks;
  return [
    {
      id: FIRST,
      at: 'stage',
      asks: (
        <p>
          Raise the weight <SymbolName named={{ kind: 'symbol', sym: parseKey(key), at: cell }} />{' '}
          of the example network a little. Will the loss rise or fall?
        </p>
      ),
    },
  ];
}

/** The page of a chapter, and those beside it. */
function pagesOf(loaded: Loaded): RenderedPage[] {
  const { chapter, exercises } = loaded;
  takeVocabularyOf(chapter.vocabulary ?? {});
  const { page, asked } = chapterPage(loaded);
  const practice = exercises.length > 0 ? [practicePage(loaded, asked)] : [];
  return [page, ...listPages(loaded), ...practice];
}

/** The chapter itself, text and stage; and what its text asks. */
function chapterPage({ folder, chapter, text: { Body }, glossary, figures, exercises }: Loaded): {
  readonly page: RenderedPage;
  readonly asked: readonly Asked[];
} {
  const { meta, model } = chapter;
  const asked: Asked[] = [];
  const html = renderToStaticMarkup(
    <ExampleContext value={exampleOf(model)}>
      <PageContext value={pageOf(folder, chapter)}>
        <Figures value={figures}>
          <ExercisesContext value={exercises}>
            <AskedContext value={asked}>
              <Body />
            </AskedContext>
          </ExercisesContext>
        </Figures>
      </PageContext>
    </ExampleContext>,
  );
  checkDefinitions(html, glossary);
  const body = renderToStaticMarkup(
    <PageContext value={pageOf(folder, chapter)}>
      <Frame chapter={{ ...meta, outline: outlineOf(meta, html) }}>
        <div className="chapter" data-chapter={folder}>
          <main id="text" dangerouslySetInnerHTML={{ __html: html }} />
          <aside id="stage" aria-label="The network, step by step">
            <Stage />
          </aside>
        </div>
      </Frame>
    </PageContext>,
  );
  const page: RenderedPage = {
    file: meta.file,
    title: `${meta.number} ${meta.title} · ${BOOK}`,
    description: meta.lead,
    image: socialImage(BOOK, `${meta.number} ${meta.title}`, sceneOf(folder)),
    body: withShortNumbers(withPunctuation(body)),
  };
  return { page, asked };
}

/** What a chapter has beside it: pages of its own, its glossary, its numbered equations. */
function listPages(loaded: Loaded): RenderedPage[] {
  const { chapter, text, glossary } = loaded;
  const { meta, equations } = chapter;
  const { beside = [], terms = {}, identities = {}, labels = '' } = text;
  const lists: readonly PageBeside[] = [
    {
      file: listFile(meta, 'glossary'),
      title: 'Glossary',
      Body: () => <GlossaryPage meta={meta} terms={terms} glossary={glossary} />,
    },
    {
      file: listFile(meta, 'equations'),
      title: 'Numbered equations',
      Body: () => (
        <EquationsPage meta={meta} equations={equations} identities={identities} labels={labels} />
      ),
    },
  ];
  return [...beside, ...lists].map(({ file, title, Body }) =>
    pageBeside(loaded, {
      file,
      title,
      description: `${meta.number} ${meta.title}: ${title}`,
      content: <Body />,
    }),
  );
}

const practicePage = (loaded: Loaded, asked: readonly Asked[]): RenderedPage => {
  const { folder, chapter, exercises } = loaded;
  const { meta } = chapter;
  return pageBeside(loaded, {
    file: listFile(meta, 'practice'),
    title: 'Practice',
    description: `Exercises of chapter ${meta.number}, ${meta.title}, checked by the engine of the book.`,
    content: (
      <PracticePage
        folder={folder}
        meta={meta}
        exercises={exercises}
        asked={[...firstAsked(chapter), ...asked]}
      />
    ),
  });
};

interface Beside {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly content: ReactNode;
}

const pageBeside = (
  { folder, chapter: { meta, model } }: Loaded,
  { file, title, description, content }: Beside,
): RenderedPage => ({
  file,
  title: `${title}, chapter ${meta.number} · ${BOOK}`,
  description,
  image: socialImage(`${BOOK}, ${meta.number} ${meta.title}`, title, sceneOf(folder)),
  body: withPunctuation(
    renderToStaticMarkup(
      <Frame>
        <ExampleContext value={exampleOf(model)}>{content}</ExampleContext>
      </Frame>,
    ),
  ),
});

const sceneOf = (folder: string): Scene | undefined =>
  scenes.find((one) => one.folder === folder)?.scene;
