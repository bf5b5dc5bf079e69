import type { Plugin } from 'vite';

/** `import()` as it is: the book has one stylesheet and preloads no code, so that Vite's helper for both has nothing to do. */
export const importsPlugin = (): Plugin => ({
  name: 'imports',
  apply: 'build',
  enforce: 'post',
  transform: (_, id) =>
    id === '\0vite/preload-helper.js'
      ? { code: 'export const __vitePreload = (load) => load();', map: null }
      : undefined,
});
