import { createServer } from 'node:net';
import { Failure } from '../failure';

/** Fails with a clear sentence when nobody can listen on this port of 127.0.0.1. */
export async function checkPort(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Failure(explain(port, error)));
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

function explain(port: number, error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use. Choose another one, or leave --port out to get a free one.`;
  }
  if (error.code === 'EACCES') {
    return `Port ${port} is not for ordinary users. Choose one above 1023, or leave --port out.`;
  }
  return `Port ${port} cannot be used: ${error.message}`;
}
