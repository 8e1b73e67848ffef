import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMe } from '../../app/me.ts';
import { Regarding } from '../../ui/regarding.tsx';
import type { ApiAnswer } from '../../ui/api.ts';
import { Empty } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { Page } from '../../ui/page.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/values.tsx';
import { GiveRole } from './give-role.tsx';

type Person = ApiAnswer<'GET /people'>['people'][number];

const roleNames = ['officer', 'assessor', 'approver', 'committee', 'finance', 'press', 'admin'] as const;

/** Who may do what in the hub: people with their roles, and the way to give and take them. */
export default function PeoplePage() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const [giving, setGiving] = useState<Person>();
  const query = {
    q: search.get('q') ?? '',
    role: (search.get('role') ?? undefined) as 'any' | undefined,
    page: search.get('page') ?? undefined,
  };
  const people = useApi('GET /people', { query }, { keepLast: true });
  const narrow = (form: FormData) => {
    const given = [...form].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    );
    setSearch(new URLSearchParams(given));
  };
  return (
    <Page title={t('people.people.title')} lede={t('people.people.lede')}>
      <div className="stack-wide">
        <form
          className="filter-row"
          role="search"
          key={search.toString()}
          onSubmit={(event) => {
            event.preventDefault();
            narrow(new FormData(event.currentTarget));
          }}
        >
          <label className="field">
            <span className="field-label">{t('people.people.search')}</span>
            <input className="input" type="search" name="q" defaultValue={query.q} autoComplete="off" />
          </label>
          <label className="field">
            <span className="field-label">{t('people.people.role')}</span>
            <select className="input" name="role" defaultValue={query.role ?? ''}>
              <option value="">{t('people.people.everybody')}</option>
              <option value="any">{t('people.people.any_role')}</option>
              {roleNames.map((role) => (
                <option key={role} value={role}>
                  {t(`people.role.${role}`)}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit" kind="secondary">
            {t('common.search')}
          </Button>
        </form>
        <Shown query={people}>
          {({ people: list, total, page, pageSize }) =>
            total === 0 ? (
              <Empty title={t('people.people.none')} />
            ) : (
              <>
                <Table
                  dense
                  caption={t('people.people.title')}
                  rows={list}
                  rowKey={({ id }) => id}
                  columns={[
                    { key: 'name', head: t('people.member.name'), lead: 1, cell: ({ name }) => name },
                    { key: 'email', head: t('people.email'), cell: ({ email }) => <span className="breakable">{email}</span> },
                    { key: 'roles', head: t('people.people.roles'), cell: (person) => <Roles person={person} /> },
                    {
                      key: 'act',
                      head: t('people.contacts.act'),
                      cell: (person) => (
                        <Button kind="quiet" onPress={() => setGiving(person)}>
                          {t('people.people.give')}
                          <Regarding>{person.name}</Regarding>
                        </Button>
                      ),
                    },
                  ]}
                />
                <Pagination page={page} size={pageSize} total={total} />
              </>
            )
          }
        </Shown>
      </div>
      {giving && <GiveRole to={giving} onClose={() => setGiving(undefined)} />}
    </Page>
  );
}

function Roles({ person: { id, name, roles } }: { readonly person: Person }) {
  const t = useT();
  const me = useMe();
  const revoke = useAct('POST /roles/:id/revoke', { refreshes: ['GET /people'] });
  if (roles.length === 0) return <span className="muted">{t('common.none')}</span>;
  return (
    <div className="row">
      {roles.map((held) => {
        const words =
          held.scheme === null
            ? t(`people.role.${held.role}`)
            : t('people.role.for', { role: t(`people.role.${held.role}`), scheme: held.scheme });
        return (
          <span key={held.id} className="row">
            <Tag tone="harbour">{words}</Tag>
            {id !== me.data?.id && (
              <Button kind="quiet" isPending={revoke.isPending} onPress={() => revoke.mutate({ params: { id: held.id } })}>
                {t('people.people.revoke')}
                <Regarding>{`${words}, ${name}`}</Regarding>
              </Button>
            )}
          </span>
        );
      })}
      {revoke.error && (
        <span className="field-error" role="alert">
          <Reason of={revoke.error} />
        </span>
      )}
    </div>
  );
}
