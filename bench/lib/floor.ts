// The floor: a bare Node server and pg that does two transactions and nothing else. What a request costs at the least.
// Started as its own process: node bench/lib/floor.ts DATABASE_URL POOL. Prints its port.

import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

const [url = '', size = '16'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: Number(size) });
await pool.query('create table if not exists floor (id text primary key, body jsonb not null, sent_at timestamptz)');

async function transaction(text: string, values: readonly unknown[]): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query('begin');
    await connection.query(text, values as unknown[]);
    await connection.query('commit');
  } finally {
    connection.release();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

const server = createServer((request, response) => {
  void (async () => {
    const id = request.url?.slice(1) ?? '';
    const body = await bodyOf(request);
    if (request.method === 'PUT') await transaction('insert into floor (id, body) values ($1, $2)', [id, body]);
    else await transaction('update floor set sent_at = now() where id = $1', [id]);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
  })().catch((error: unknown) => {
    response.writeHead(500);
    response.end(String(error));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? String(address?.port) : ''}\n`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end();
});
