import type { Plugin } from 'vite';

const virtual = 'virtual:chapters';

/**
 * `import { chapters } from 'virtual:chapters'` is every chapter in these folders, by the path of its file and loaded when
 * it is wanted: each subfolder with a `chapter.ts`.
 */
export const chaptersPlugin = (folders: readonly string[] = ['chapters']): Plugin => ({
  name: 'chapters',
  resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
  load(id) {
    if (id !== `\0${virtual}`) return undefined;
    const files = folders.map((folder) => `/${folder}/*/chapter.ts`);
    return `export const chapters = import.meta.glob(${JSON.stringify(files)}, { import: 'default' });`;
  },
});
