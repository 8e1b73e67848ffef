import { route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { coreKeepers } from './keepers.ts';
import { ComingShape, comingErasures } from './views.ts';

export function retentionRoutes({ keepers }: Pick<Needs, 'keepers'>) {
  return {
    'GET /retention/coming': route({
      summary: 'What the rules of retention will have erased within the next 30 days; nothing is erased by looking',
      access: { role: 'admin' },
      returns: ComingShape,
      handle: ({ db, now }) => comingErasures(db, [...coreKeepers, ...keepers], now),
    }),
  };
}
