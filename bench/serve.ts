import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.md': 'text/markdown',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface Server {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

const compress = promisify(brotliCompress);

/** Serves folders by the start of the path, brotli over the wire as a static host does, each file compressed once. */
export async function serve(folders: Readonly<Record<string, string>>): Promise<Server> {
  const compressed = new Map<string, Promise<Buffer>>();
  const squeezed = (file: string): Promise<Buffer> => {
    const known = compressed.get(file) ?? readFile(file).then((bytes) => compress(bytes));
    compressed.set(file, known);
    return known;
  };
  const fileOf = (path: string): string => {
    const prefix = Object.keys(folders).findLast((start) => path.startsWith(start))!;
    return join(folders[prefix]!, normalize(path.slice(prefix.length)).replaceAll('..', ''));
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const file = fileOf(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const type = types[extname(file)] ?? 'application/octet-stream';
    const small = type !== 'font/woff2' && request.headers['accept-encoding']?.includes('br');
    (small ? squeezed(file) : readFile(file)).then(
      (body) => {
        if (small) response.setHeader('Content-Encoding', 'br');
        response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
