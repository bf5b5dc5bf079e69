import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { book } from './src/app/book.ts';
import { kernelsPlugin } from './src/app/kernels.ts';

/** What the stage of a chapter speaks of, by the folder of the chapter. */
const chapterOf = (file: string): string | null =>
  /chapters[\\/](.+)[\\/](?:equations|glossary|letters)\.ts$/.exec(file)?.[1] ?? null;

export default defineConfig({
  // Relative addresses: the built book works in any folder of any static host.
  base: './',
  appType: 'mpa',
  plugins: [react(), book(), kernelsPlugin()],
  worker: { format: 'es', plugins: () => [kernelsPlugin()] },
  build: {
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files, each with what is wanted together: fetching many small ones in turn takes longer than their bytes.
          groups: [
            { name: 'book', tags: ['$initial'], priority: 1 },
            { name: chapterOf, debugName: 'chapter' },
            {
              name: 'editing',
              test: /src[\\/]ui[\\/](editing[\\/]ValueEditor|controls[\\/]NumberField|stage[\\/]GradientPathPanel)/,
            },
            {
              name: 'figures',
              test: /src[\\/](ui[\\/](figures|plots)|draw)|[\\/]figures[\\/]|d3-(?!dsv|random)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  css: {
    postcss: {
      plugins: [
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
