// The thread that draws papers, so that a long one holds up nobody's request.

import { parentPort } from 'node:worker_threads';
import { drawPaper } from './draw.ts';
import type { Paper } from './paper.ts';

parentPort?.on('message', ({ id, paper }: { id: number; paper: Paper }) => {
  drawPaper(paper).then(
    (pdf) => parentPort?.postMessage({ id, pdf }),
    (error: unknown) =>
      parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
