import type { Catalogue } from '../../../platform/messages.ts';

const areas = import.meta.glob<Catalogue>('../../../messages/zh-Hans/*.json', { eager: true, import: 'default' });

export const catalogue: Catalogue = Object.fromEntries(Object.values(areas).flatMap((area) => Object.entries(area)));
