import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** What stands at an address: a text of a type, or the files of a folder below it. */
export type Served =
  | { readonly kind: 'text'; readonly type: string; readonly text: () => string }
  | {
      readonly kind: 'folder';
      readonly folder: string;
      readonly has?: (relativePath: string) => boolean;
    };

/** Files for a browser, on this machine only. */
export interface StaticServer {
  readonly authority: string;
  /** The paths of everything that was found, as often as it was asked for. */
  readonly found: readonly string[];
  readonly stop: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
};

/** Serves what `mounts` says on a free port. A mount that ends in `/` is a folder; the first that fits counts. */
export async function serveFiles(mounts: Readonly<Record<string, Served>>): Promise<StaticServer> {
  const found: string[] = [];
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    void find(mounts, address).then(
      ({ type, content }) => {
        found.push(address);
        response.writeHead(200, {
          'content-type': type,
          'access-control-allow-origin': '*',
          'cache-control': 'no-store',
        });
        response.end(content);
      },
      () => {
        response.writeHead(404, { 'access-control-allow-origin': '*' });
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { authority: `127.0.0.1:${portOf(server)}`, found, stop: () => stop(server) };
}

async function find(
  mounts: Readonly<Record<string, Served>>,
  address: string,
): Promise<{ readonly type: string; readonly content: string | Buffer }> {
  for (const [mount, served] of Object.entries(mounts)) {
    if (served.kind === 'text' && address === mount) {
      return { type: served.type, content: served.text() };
    }
    if (served.kind === 'folder' && address.startsWith(mount)) {
      const relative = path.posix.normalize(address.slice(mount.length));
      if (relative.startsWith('..') || served.has?.(relative) === false) break;
      const content = await readFile(path.join(served.folder, relative));
      return { type: TYPES[path.extname(relative)] ?? 'application/octet-stream', content };
    }
  }
  throw new Error(`nothing at ${address}`);
}

function portOf(server: Server): number {
  // A string only for a server on a Unix socket.
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
