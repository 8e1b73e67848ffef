import type { PublicPage } from '../../page.ts';
import { callPage } from './call.tsx';
import { callsPage } from './list.tsx';
import { subscribePage } from './subscribe.tsx';
import { subscriptionEndedPage, subscriptionPage } from './subscription.tsx';

/** Calls for everybody: the list, one call, and how to hear of the next. */
export const callPages: readonly PublicPage[] = [callsPage, callPage, subscribePage, subscriptionPage, subscriptionEndedPage];
