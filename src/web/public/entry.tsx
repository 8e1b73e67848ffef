import { renderToStaticMarkup } from 'react-dom/server';
import { speaker } from '../../platform/messages.ts';
import type { Catalogue, Locale, Say } from '../../platform/messages.ts';
import { ApiRefusal, apiThrough } from '../ui/api.ts';
import { address, readAddress } from '../ui/addresses.ts';
import { PlainAnchor, ReadingProvider } from '../ui/reading.tsx';
import { catalogue as en } from '../ui/words/en.ts';
import { catalogue as hans } from '../ui/words/zh-Hans.ts';
import { catalogue as hant } from '../ui/words/zh-Hant.ts';
import type { Render, Rendered, RenderRequest } from './contract.ts';
import { PublicDocument } from './document.tsx';
import { findPage } from './page.ts';
import type { PageRequest, PublicPage } from './page.ts';
import { failedPage, notFoundPage } from './pages/refused.tsx';
import { publicPages } from './routes.tsx';

/**
 * The public room: every page is a whole HTML document made on the server, with links and GET forms and no script it
 * needs. A page loads what it shows through the hub's own API.
 */
const catalogues: Readonly<Record<Locale, Catalogue>> = { en, 'zh-Hant': hant, 'zh-Hans': hans };
const voices = new Map<Locale, Say>();

function voiceOf(locale: Locale): Say {
  const known = voices.get(locale) ?? speaker(locale, catalogues[locale]);
  voices.set(locale, known);
  return known;
}

export const render: Render = async (given) => {
  const place = readAddress(given.here)?.place ?? '/';
  const found = findPage(publicPages, place);
  const request = readRequest(given, found?.params ?? {});
  if (!found) return draw(given, request, notFoundPage, undefined, 404);
  try {
    if (given.form !== undefined) return await act(given, request, found.page, given.form);
    const loaded = await found.page.load?.(request);
    return { ...draw(given, request, found.page, loaded, 200), isSecret: found.page.act !== undefined };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    if (error.status === 404 || error.status === 422) return draw(given, request, notFoundPage, undefined, 404);
    return draw(given, request, failedPage, error, error.status);
  }
};

/** Does what a page's form asks. A page that takes no form is not there for it. */
async function act(given: RenderRequest, request: PageRequest, page: PublicPage, form: string): Promise<Rendered> {
  const acted = await page.act?.(request, new URLSearchParams(form));
  if (acted === undefined) return draw(given, request, notFoundPage, undefined, 404);
  if ('to' in acted) return { status: 303, html: '', location: address(given.locale, acted.to) };
  return { ...draw(given, request, page, acted.shows, 422), isSecret: true };
}

/** A page for when rendering itself failed: no data, only words. */
export const renderFailure = (given: RenderRequest): Rendered =>
  draw(given, readRequest(given, {}), failedPage, new ApiRefusal(500, {}, given.requestId), 500);

function readRequest(given: RenderRequest, params: Readonly<Record<string, string>>): PageRequest {
  const { here, locale, viewer, demo, now } = given;
  return {
    params,
    query: new URL(here, 'http://hub.invalid').searchParams,
    here,
    locale,
    t: voiceOf(locale),
    now,
    api: apiThrough(given.fetchApi, locale),
    viewer,
    demo,
  };
}

function draw(given: RenderRequest, request: PageRequest, page: PublicPage, loaded: unknown, status: number): Rendered {
  const { locale, t, now, here } = request;
  const { View } = page;
  const html = renderToStaticMarkup(
    <ReadingProvider value={{ locale, t, now, here, Anchor: PlainAnchor }}>
      <PublicDocument
        request={request}
        title={page.title(loaded, request)}
        description={page.description?.(loaded, request)}
        indexed={status === 200 && !page.hidden}
        origin={given.origin}
        assets={given.assets}
        theme={given.theme}
      >
        <View loaded={loaded} request={request} />
      </PublicDocument>
    </ReadingProvider>,
  );
  return { status, html: `<!doctype html>${html}` };
}
