import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer, isRunnableDevEnvironment, type Plugin, type ViteDevServer } from 'vite';
import { chaptersPlugin } from './chapters-plugin.ts';
import { withoutEndTags } from './end-tags.ts';
import { leanFaces } from './faces.ts';
import { importsPlugin } from './imports-plugin.ts';
import { rasterise } from './rasterise.ts';
import { stylesPlugin } from './styles-plugin.ts';
import type { RenderedPage } from '../prerender.tsx';

const prerender = '/src/app/prerender.tsx';
type Prerender = typeof import('../prerender.tsx');

/** Faces that the first screen needs, by the names of their files. */
const preloaded = [
  'stix-two-text-latin-400-normal.woff2',
  'source-sans-3-latin-wght-normal.woff2',
  'KaTeX_Main-Regular.woff2',
  'KaTeX_Math-Italic.woff2',
];

/**
 * Writes every page of the book as plain HTML: at the build into `dist`, in development at each request. Its chapters
 * are those found in `folders`.
 */
export function book(folders?: readonly string[]): Plugin[] {
  let root = '';
  const chapters = chaptersPlugin(folders);
  const styles = stylesPlugin(folders);

  const pages: Plugin = {
    name: 'book',

    configResolved(config) {
      root = config.root;
    },

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        developmentPage(server, path === '/' ? 'index.html' : path.slice(1)).then((html) => {
          if (html === undefined) return next();
          response.setHeader('Content-Type', 'text/html');
          response.end(html);
        }, next);
      });
    },

    // What only the prerender imports is unknown to the browser: it has to load the page again.
    hotUpdate({ modules, server }) {
      if (this.environment.name === 'ssr' && modules.length > 0)
        server.environments.client.hot.send({ type: 'full-reload' });
    },

    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const template = bundle['index.html'];
        if (template?.type !== 'asset') throw new Error('The build made no index.html to fill.');
        const server = await createServer({
          root,
          configFile: false,
          plugins: [chapters, styles],
          appType: 'custom',
          optimizeDeps: { noDiscovery: true },
          server: { middlewareMode: true, hmr: false, ws: false, watch: null },
        });
        const written = (await prerenderOf(server)).render();
        await server.close();
        const assets = Object.values(bundle).filter((output) => output.type === 'asset');
        const code = Object.values(bundle).map((file) => (file.type === 'chunk' ? file.code : ''));
        await leanFaces(
          assets.filter(({ fileName }) => fileName.endsWith('.woff2')),
          [...new Set([...code, ...written.map(({ body }) => body)].join(''))].join(''),
        );
        const preloads = preloaded.map((name) => {
          const face = assets.find((asset) => asset.names.includes(name));
          if (!face) throw new Error(`No stylesheet uses the face ${name}, which is preloaded.`);
          return `<link rel="preload" href="./${face.fileName}" as="font" type="font/woff2" crossorigin>`;
        });
        const html = String(template.source).replace(
          '</title>',
          `$&\n    ${preloads.join('\n    ')}`,
        );

        delete bundle['index.html'];
        const images = await rasterise(
          root,
          written.map(({ image }) => image),
        );
        for (const [n, page] of written.entries()) {
          const source = withoutEndTags(fill(html, page));
          this.emitFile({ type: 'asset', fileName: page.file, source });
          this.emitFile({ type: 'asset', fileName: imageOf(page), source: images[n]! });
        }
      },
    },
  };
  return [chapters, styles, importsPlugin(), pages];
}

async function developmentPage(server: ViteDevServer, file: string): Promise<string | undefined> {
  if (!/^[\w-]+\.html$/.test(file)) return undefined;
  const { render } = await prerenderOf(server);
  const page = render().find((candidate) => candidate.file === file);
  if (!page) return undefined;
  const template = await readFile(join(server.config.root, 'index.html'), 'utf8');
  return fill(await server.transformIndexHtml(`/${file}`, template), page);
}

function prerenderOf({ environments: { ssr } }: ViteDevServer): Promise<Prerender> {
  if (!isRunnableDevEnvironment(ssr)) throw new Error('The ssr environment cannot run modules.');
  return ssr.runner.import(prerender);
}

const imageOf = ({ file }: RenderedPage): string => file.replace(/html$/, 'png');

/**
 * Where the book will be served, for the address of its images: with `SITE_URL` at the build it is whole, as the standard
 * wants it; without, it is relative to the page, which works in any folder and which most readers of it resolve.
 */
const site = (): string => process.env['SITE_URL']?.replace(/\/?$/, '/') ?? './';

function fill(template: string, page: RenderedPage): string {
  return template
    .replaceAll('<!--title-->', () => escape(page.title))
    .replaceAll('<!--description-->', () => escape(page.description))
    .replace('<!--image-->', () => escape(site() + imageOf(page)))
    .replace('<!--body-->', () => page.body);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
