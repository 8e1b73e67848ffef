// The floor for a page: a bare Node server that asks PostgreSQL one indexed question and sends HTML it already has.
// node bench/lib/page-floor.ts DATABASE_URL FILE. Prints its port.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

const [url = '', file = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 4 });
const html = readFileSync(file);

const server = createServer((_, response) => {
  pool
    .query(
      `select id, name, price from marketplace_package where scheme = $1 and status = 'accepted' order by price, id limit 24`,
      ['dtspp'],
    )
    .then(() => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': html.byteLength });
      response.end(html);
    })
    .catch((error: unknown) => {
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
