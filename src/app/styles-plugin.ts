import { basename } from 'node:path';
import type { Plugin } from 'vite';

const virtual = 'virtual:styles';

/**
 * Styles of components: `import * as styles from '../ui/stage/Transport.module.css'`. A class is named after its file, so that what
 * is prerendered and what is drawn later agree, and a reader of the page finds the file: `Transport-next`.
 *
 * A module of components that only the prerender draws, as of a chapter's text, is named `Box.static.module.css`.
 * `import 'virtual:styles'` is every one of them: the page also shows components that only the prerender knows.
 */
export const stylesPlugin = (folders: readonly string[] = ['chapters']): Plugin => ({
  name: 'styles',
  resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
  // Without this a list that nothing reads is dropped, and with it the rules of what only the prerender knows.
  transform: {
    order: 'post',
    handler: (code, id) =>
      id.endsWith('.module.css') ? { code, moduleSideEffects: 'no-treeshake' } : undefined,
  },
  load(id) {
    if (id !== `\0${virtual}`) return undefined;
    const files = ['src', ...folders].map((folder) => `/${folder}/**/*.module.css`);
    // A list that nothing reads: of each file only its rules are kept.
    return `import.meta.glob(${JSON.stringify(files)}, { eager: true });`;
  },
});
