import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createBrowserRouter } from 'react-router';
import type { RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { languageTag } from '../../platform/formats.ts';
import type { Locale, Say } from '../../platform/messages.ts';
import { OfficeLayout } from '../office/layout.tsx';
import { officePages } from '../office/routes.tsx';
import { PortalLayout } from '../portal/layout.tsx';
import { portalPages } from '../portal/routes.tsx';
import { prefixOf } from '../ui/addresses.ts';
import { newQueryClient } from '../ui/queries.ts';
import { Crashed, NothingHere } from './dead-ends.tsx';
import { DoorLayout } from './door-layout.tsx';
import type { AppPage } from './app-page.ts';
import { Root } from './root.tsx';
import { doorPages } from './routes.tsx';

interface AppProps {
  readonly locale: Locale;
  readonly t: Say;
  readonly demo: boolean;
}

/** The portal, the office and the door to them: one app, whose pages are fetched as they are opened. */
export function App({ locale, t, demo }: AppProps) {
  const [queries] = useState(newQueryClient);
  const [router] = useState(() => createBrowserRouter(routes({ locale, t, demo }), { basename: `/${prefixOf[locale]}` }));
  return (
    <I18nProvider locale={languageTag[locale]}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}

function routes({ locale, t, demo }: AppProps): RouteObject[] {
  return [
    {
      element: <Root locale={locale} t={t} demo={demo} />,
      hydrateFallbackElement: <></>,
      errorElement: <Crashed t={t} locale={locale} />,
      children: [
        { element: <PortalLayout />, children: [...portalPages.map(routeOf), { path: '/portal/*', element: <NothingHere /> }] },
        { element: <OfficeLayout />, children: [...officePages.map(routeOf), { path: '/office/*', element: <NothingHere /> }] },
        { element: <DoorLayout />, children: [...doorPages.map(routeOf), { path: '*', element: <NothingHere /> }] },
      ],
    },
  ];
}

function routeOf({ path, load }: AppPage): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).default }) };
}
