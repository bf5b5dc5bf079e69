import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { book } from './src/app/build/book.ts';
import { kernelsPlugin } from './src/app/build/kernels.ts';

/** What comes with the page of a chapter, by the folder of the chapter. */
const chapterOf = (file: string): string | null =>
  /chapters[\\/]([^\\/]+)[\\/](?:chapter|equations|letters|meta|model|vocabulary)\.ts$/.exec(
    file,
  )?.[1] ?? null;

/** What the figures of a chapter share. */
const figuresOf = (file: string): string | null => {
  const folder = /chapters[\\/]([^\\/]+)[\\/]figures[\\/]/.exec(file)?.[1];
  return folder === undefined ? null : `${folder}-figures`;
};

/** The build of the book of the chapters in these folders. */
export const bookConfig = (folders = ['chapters']): UserConfig => ({
  // Relative addresses: the built book works in any folder of any static host.
  base: './',
  appType: 'mpa',
  plugins: [react(), book(folders), kernelsPlugin()],
  worker: { format: 'es', plugins: () => [kernelsPlugin()] },
  build: {
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      // Rendering the pages takes most of a build; it is no fault of a plugin.
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          // Few files, each with what is wanted together: fetching many small ones in turn takes longer than their bytes.
          // What chapters share comes first: a chapter fetches nothing of another.
          groups: [
            { name: 'book', tags: ['$initial'], priority: 2 },
            {
              // What both kinds of diagrams share.
              name: 'book',
              test: /src[\\/](?:draw[\\/](?:box|scale)|ui[\\/]diagram[\\/]Symbol)/,
              priority: 2,
            },
            {
              name: 'maps',
              test: /src[\\/](?:layers[\\/](?:maps|conv2d|pooling|flatten)|ops[\\/](?:convolution|pooling|flatten))/,
              priority: 1,
            },
            { name: 'networks', test: /src[\\/](?:layers|ops)[\\/]/, priority: 1 },
            {
              name: 'numbers',
              test: /src[\\/]ui[\\/](tensors[\\/](?!AllTensors)|maths[\\/]OpenedSum|stage[\\/]StepNumbers)/,
              priority: 1,
            },
            {
              name: 'questions',
              test: /src[\\/]ui[\\/](?:questions[\\/](?:QuestionResult|PredictionResult|Answer)|controls[\\/]NumberField)/,
              priority: 1,
            },
            {
              name: 'editing',
              test: /src[\\/]ui[\\/](editing[\\/](?:ValueEditor|LossChange|change-number)|stage[\\/]GradientPathPanel)/,
              priority: 1,
            },
            // The network is drawn with the page, its figures later.
            { name: 'diagram', test: /src[\\/]ui[\\/]diagram[\\/]NetworkDiagram/, priority: 1 },
            {
              name: 'blocks',
              test: /src[\\/](?:ui[\\/](?:blocks|maps[\\/]MapPicture)|draw[\\/](?:blocks|stack))/,
              priority: 1,
            },
            {
              name: 'figures',
              test: /src[\\/](ui[\\/](figures|plots)|draw)|d3-(?!dsv|random)/,
              minShareCount: 2,
              priority: 1,
            },
            { name: chapterOf, debugName: 'chapter' },
            { name: figuresOf, debugName: 'figures of a chapter', minShareCount: 2 },
          ],
        },
      },
    },
  },
  css: {
    postcss: {
      plugins: [
        {
          postcssPlugin: 'components-layer',
          Once(root, { AtRule }) {
            if (!root.source?.input.file?.endsWith('.module.css')) return;
            const layer = new AtRule({ name: 'layer', params: 'components', nodes: root.nodes });
            root.removeAll();
            root.append(layer);
          },
        },
        {
          postcssPlugin: 'woff2-only',
          Once(root) {
            root.walkAtRules('font-face', (face) => {
              // Bold of KaTeX is made from its regular faces where it is wanted at all: two files less for every reader.
              if (
                face.toString().includes('KaTeX') &&
                /font-weight: ?(700|bold)/.test(face.toString())
              ) {
                face.remove();
                return;
              }
              face.walkDecls('src', (source) => {
                source.value = source.value
                  .split(',')
                  .filter((url) => url.includes('woff2'))
                  .join(',');
              });
            });
          },
        },
      ],
    },
  },
});

export default defineConfig(bookConfig());
