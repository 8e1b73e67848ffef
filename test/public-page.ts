// A public page as the hub draws it for a visitor, to look into.

import { parseHTML } from 'linkedom';
import { render } from '../src/web/public/entry.tsx';
import type { Viewer } from '../src/web/public/page.ts';
import { readAddress } from '../src/web/ui/addresses.ts';
import type { TestHub } from './hub.ts';

/** Its status, its document and the words of what a selector finds. `here` is the address with the language: `/en/figures`. */
export async function readPage(hub: TestHub, here: string, viewer: Viewer | null = null) {
  const { status, html } = await render({
    here,
    origin: 'http://hub.test',
    locale: readAddress(here)!.locale,
    fetchApi: (path, init) => hub.fetch(new Request(`http://hub.test${path}`, init)),
    viewer,
    assets: { styles: [], scripts: [] },
    demo: false,
    theme: 'auto',
    now: hub.now(),
  });
  const { document } = parseHTML(html);
  const words = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent.trim());
  return { status, html, document, words };
}
