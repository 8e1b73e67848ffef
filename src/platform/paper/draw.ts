// Draws a paper as a tagged PDF: headings, paragraphs and lists are marked as such, the language is named, the fonts are
// embedded with the characters that are used, and all text can be selected.

import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { facesFor, runsOf, type Weight } from './fonts.ts';
import type { Paper, PaperPart } from './paper.ts';

const margin = 56;
const ink = '#10222E';
const muted = '#55626B';
const line = '#DDD9D0';

interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  /** Space above, in points. */
  readonly above: number;
}

const styles = {
  title: { size: 20, weight: 'bold', color: ink, above: 0 },
  lede: { size: 12, weight: 'regular', color: muted, above: 4 },
  heading: { size: 14, weight: 'bold', color: ink, above: 18 },
  paragraph: { size: 10.5, weight: 'regular', color: ink, above: 6 },
  term: { size: 9.5, weight: 'regular', color: muted, above: 9 },
  text: { size: 10.5, weight: 'regular', color: ink, above: 1 },
} as const satisfies Record<string, Style>;

/** The PDF of a paper. Takes CPU time in proportion to its text: see printer.ts for where it runs. */
export async function drawPaper(paper: Paper): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + 16, left: margin, right: margin },
    pdfVersion: '1.7',
    tagged: true,
    // The types do not know it yet: titles, languages and marks as PDF/UA asks for them.
    ...({ subset: 'PDF/UA' } as object),
    lang: paper.locale,
    displayTitle: true,
    bufferPages: true,
    info: { Title: paper.title },
  });
  const chunks: Uint8Array[] = [];
  const done = once(doc, 'end');
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));

  const write = writer(doc, paper);
  const whole = doc.struct('Document');
  doc.addStructure(whole);
  whole.add(doc.struct('H1', {}, () => write(paper.title, styles.title)));
  if (paper.lede !== undefined) whole.add(doc.struct('P', {}, () => write(paper.lede ?? '', styles.lede)));
  for (const part of paper.parts) drawPart(doc, write, whole, part);
  whole.end();
  number(doc, paper);
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

type Doc = InstanceType<typeof PDFDocument>;
type Write = (text: string, style: Style) => void;

type Struct = ReturnType<Doc['struct']>;

/** What is in the tree already is drawn at once, so that a page may end between two elements and never inside a mark. */
function drawPart(doc: Doc, write: Write, whole: Struct, { heading, paragraphs = [], lines = [] }: PaperPart): void {
  const section = doc.struct('Sect');
  whole.add(section);
  if (heading !== undefined) {
    keepWithNext(doc, styles.heading.size * 5);
    section.add(doc.struct('H2', {}, () => write(heading, styles.heading)));
  }
  for (const text of paragraphs) section.add(doc.struct('P', {}, () => write(text, styles.paragraph)));
  for (const { term, text } of lines) {
    const item = doc.struct('Div');
    section.add(item);
    keepWithNext(doc, styles.term.size * 4);
    item.add(doc.struct('P', {}, () => write(term, styles.term)));
    item.add(doc.struct('P', {}, () => write(text, styles.text)));
    item.end();
  }
  section.end();
}

/** A heading does not stand alone at the foot of a page. */
function keepWithNext(doc: Doc, space: number): void {
  if (doc.y + space > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

function writer(doc: Doc, { locale, missing }: Paper): Write {
  const known = new Set<string>();
  return (text, { size, weight, color, above }) => {
    const faces = facesFor(locale, weight);
    doc.fontSize(size).fillColor(color);
    doc.y += above;
    for (const paragraph of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
      const runs = runsOf(paragraph.replaceAll('\t', '    '), faces, missing);
      if (runs.length === 0) doc.y += size * 0.8;
      for (const [at, run] of runs.entries()) {
        if (!known.has(run.face.name)) doc.registerFont(run.face.name, run.face.bytes);
        known.add(run.face.name);
        doc.font(run.face.name).text(run.text, { continued: at < runs.length - 1, lineGap: size * 0.25 });
      }
    }
  };
}

/** Numbers the pages, once it is known how many there are. What is at the foot is no part of the document's text. */
function number(doc: Doc, { locale, foot, pages }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(start + at);
    const { width, height, margins } = doc.page;
    const top = height - margins.bottom + 14;
    const kept = margins.bottom;
    // Text below the margin would begin a new page.
    margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .moveTo(margin, top - 6)
      .lineTo(width - margin, top - 6)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke();
    const said = `${foot} · ${pages.replace('{page}', String(at + 1)).replace('{pages}', String(count))}`;
    let x = margin;
    for (const run of runsOf(said, facesFor(locale, 'regular'), '')) {
      doc.registerFont(run.face.name, run.face.bytes).font(run.face.name).fontSize(8.5).fillColor(muted);
      doc.text(run.text, x, top, { lineBreak: false });
      x += doc.widthOfString(run.text);
    }
    doc.endMarkedContent();
    margins.bottom = kept;
  }
}
