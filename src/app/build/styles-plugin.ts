import { basename } from 'node:path';
import type { Plugin } from 'vite';

const virtual = 'virtual:styles';

/**
 * Styles of components: `import * as styles from '../../ui/stage/Transport.module.css'`. A class is named after its file, so that what
 * is prerendered and what is drawn later agree, and a reader of the page finds the file: `Transport-next`.
 *
 * `import 'virtual:styles'` is every one of them: the page also shows components that only the prerender knows.
 */
export const stylesPlugin = (folders: readonly string[] = ['chapters']): Plugin => ({
  name: 'styles',
  enforce: 'post',
  config: () => ({
    css: {
      modules: {
        generateScopedName: (name: string, file: string) =>
          `${basename(file.split('?')[0]!, '.module.css')}-${name}`,
      },
    },
  }),
  resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
  load(id) {
    if (id !== `\0${virtual}`) return undefined;
    const files = ['src', ...folders].map((folder) => `/${folder}/**/*.module.css`);
    // A list that nothing reads: of each file only its rules are kept.
    return `import.meta.glob(${JSON.stringify(files)}, { eager: true });`;
  },
  transform(code, id) {
    const builds = this.environment.mode === 'build';
    // Rules are kept where no code reads the names either.
    if (/\.module\.css(?:$|\?)/.test(id))
      return { code: builds ? '' : code, map: null, moduleSideEffects: 'no-treeshake' };
    return builds ? { code: withNames(code), map: null } : undefined;
  },
});

const IMPORTED = /import \* as (\w+) from ['"](?:[^'"]*\/)?([^'"/]+)\.module\.css['"]/g;

/** Names that are written out instead of being read: no page has to fetch those of all components. */
function withNames(code: string): string {
  let out = code;
  for (const [, styles, file] of code.matchAll(IMPORTED)) {
    const read = new RegExp(`(?<![-'"\\w$./])${styles}(?:\\.(\\w+)|\\[([^[\\]]+)\\])`, 'g');
    out = out.replace(read, (_, name: string | undefined, computed: string) =>
      name === undefined ? `('${file}-' + (${computed}))` : `'${file}-${name}'`,
    );
  }
  return out;
}
