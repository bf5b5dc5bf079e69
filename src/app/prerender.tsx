import { renderToStaticMarkup } from 'react-dom/server';
import { chapters } from '../../chapters/contents.ts';
import { equations } from '../../chapters/07-backpropagation/equations.ts';
import { glossary } from '../../chapters/07-backpropagation/glossary.ts';
import { sceneSelector } from '../state/scene-selector.ts';
import { Figures, loadFigures } from '../ui/figures/Figure.tsx';
import { figures as loads } from '../../chapters/07-backpropagation/figures/list.ts';
import { checkDefinitions } from '../ui/text/definitions.ts';
import { withPunctuation } from '../ui/text/Prose.tsx';
import { Stage } from '../ui/stage/Stage.tsx';
import { SceneContext } from '../ui/islands/use-reader.ts';
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

const figures = await loadFigures(loads);

/** Every page of the book as HTML, complete without JavaScript. */
export function render(): RenderedPage[] {
  const cover: RenderedPage = {
    file: 'index.html',
    title: BOOK,
    description: 'An interactive textbook of backpropagation: step it, bend it, read it.',
    body: renderToStaticMarkup(
      <Frame>
        <Cover />
      </Frame>,
    ),
  };
  const selectScene = sceneSelector(Object.values(equations));
  const pages = chapters.map(({ meta, Chapter }): RenderedPage => ({
    file: meta.file,
    title: `${meta.number} ${meta.title} · ${BOOK}`,
    description: meta.lead,
    body: checked(
      renderToStaticMarkup(
        <SceneContext value={selectScene}>
          <Frame chapter={meta}>
            <div className="chapter" data-chapter={meta.number}>
              <main id="text">
                <Figures value={figures}>
                  <Chapter />
                </Figures>
              </main>
              <aside id="stage" aria-label="The network, step by step">
                <Stage />
              </aside>
            </div>
          </Frame>
        </SceneContext>,
      ),
    ),
  }));
  const beside = chapters.flatMap(({ meta, beside: pagesBeside }) =>
    pagesBeside.map(({ file, title, Body }): RenderedPage => ({
      file,
      title: `${title} · ${BOOK}`,
      description: `${meta.number} ${meta.title}: ${title}`,
      body: withPunctuation(
        renderToStaticMarkup(
          <Frame>
            <Body />
          </Frame>,
        ),
      ),
    })),
  );
  return [cover, ...pages, ...beside];
}

/** The HTML of a chapter, if it defines all that it writes. */
function checked(html: string): string {
  const [text = ''] = /<main[\s\S]*<\/main>/.exec(html) ?? [];
  checkDefinitions(text, glossary);
  return withPunctuation(html);
}
