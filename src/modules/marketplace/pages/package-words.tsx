import type { ApiAnswer } from '../../../web/ui/api.ts';
import { DefinitionList } from '../../../web/ui/blocks.tsx';
import { useFormat, useT } from '../../../web/ui/reading.tsx';
import { Text } from '../../../web/ui/values.tsx';
import { Price } from './card.tsx';

type Content = ApiAnswer<'GET /packages/:id/mine'>['content'];

/** A package as it reads, in the reader's language. */
export function PackageWords({ content, dense = false }: { readonly content: Content; readonly dense?: boolean }) {
  const t = useT();
  const format = useFormat();
  return (
    <DefinitionList
      dense={dense}
      items={[
        { term: t('marketplace.edit.name'), is: <Text of={content.name} /> },
        { term: t('marketplace.edit.summary'), is: <Text of={content.summary} /> },
        {
          term: t('marketplace.edit.includes'),
          is: (
            <ul className="ticks">
              {content.includes.map((item) => (
                <li key={item.en}>
                  <Text of={item} />
                </li>
              ))}
            </ul>
          ),
        },
        { term: t('marketplace.edit.price'), is: <Price of={content} /> },
        {
          term: t('marketplace.edit.options'),
          is:
            content.options.length === 0 ? (
              <span className="muted">{t('marketplace.package.no_options')}</span>
            ) : (
              <ul>
                {content.options.map(({ id, name, price }) => (
                  <li key={id}>{`${format.text(name)} · ${format.money(price)}`}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
