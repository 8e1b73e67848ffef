import { expect } from 'vitest';
import { browser } from '../../../test/browser.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Signs somebody in and makes a token in that session. */
async function tokenOf(hub: TestHub, person: { id: string }, scopes: readonly string[], days = 30) {
  const session = browser(hub);
  await session.post('/demo/sign-in', { personId: person.id });
  const { status, body } = await session.post('/me/tokens', { name: 'Accounts', scopes, days });
  expect(status).toBe(200);
  return { session, id: body.id as string, token: body.token as string };
}

test('a token is shown once, kept as a hash, does what its scopes say, and ends when it is revoked', async ({ hub }) => {
  const shop = await given.organisation(hub.db);
  const { session, id, token } = await tokenOf(hub, shop.owner, ['organisations:read']);
  expect(token).toMatch(/^cw_[\w-]{43}$/);
  expect(
    JSON.stringify(await hub.db.selectFrom('personal_token').selectAll().where('id', '=', id).execute(), String),
  ).not.toContain(token);

  const ask = (path: string) => hub.visitor.get(path, bearer(token));
  expect(await ask(`/organisations/${shop.id}`)).toMatchObject({ status: 200, body: { id: shop.id } });
  expect(await ask('/applications/mine')).toMatchObject({
    status: 403,
    body: { code: 'http.scope_missing', facts: { scope: 'applications:read' } },
  });
  expect(await hub.visitor.post('/organisations', { kind: 'other', nameEn: 'X' }, bearer(token))).toMatchObject({
    status: 403,
    body: { facts: { scope: 'organisations:write' } },
  });
  expect((await ask('/schemes')).status).toBe(200);
  expect(await ask('/me/tokens')).toMatchObject({ status: 403, body: { code: 'http.session_only' } });
  expect(await ask('/me/sessions')).toMatchObject({ status: 403, body: { code: 'http.session_only' } });

  const [listed] = (await session.get('/me/tokens')).body.tokens;
  expect(listed).toMatchObject({ id, name: 'Accounts', hint: token.slice(-4), isGood: true, lastUsedAt: expect.any(String) });
  const other = browser(hub);
  await other.post('/demo/sign-in', { personId: (await given.person(hub.db)).id });
  expect((await other.delete(`/me/tokens/${id}`)).status).toBe(404);
  expect((await session.delete(`/me/tokens/${id}`)).status).toBe(204);
  expect(await ask(`/organisations/${shop.id}`)).toMatchObject({ status: 401, body: { code: 'tokens.invalid' } });
  const kinds = await hub.db
    .selectFrom('event')
    .select('kind')
    .where('subject', '=', shop.owner.id)
    .where('kind', 'like', 'token.%')
    .orderBy('id')
    .execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['token.made', 'token.revoked']);
});

test('a token ends on its day, and one that is not known is refused, not taken for nobody', async ({ hub }) => {
  const one = await given.person(hub.db);
  const { token } = await tokenOf(hub, one, ['me:read'], 1);
  expect((await hub.visitor.get('/me', bearer(token))).status).toBe(200);
  hub.stand(new Date(Date.now() + 86_400_000 + 1000));
  expect((await hub.visitor.get('/me', bearer(token))).status).toBe(401);
  hub.stand(undefined);
  expect(await hub.visitor.get('/schemes', bearer(`cw_${'x'.repeat(43)}`))).toMatchObject({
    status: 401,
    body: { code: 'tokens.invalid' },
  });
});

test('a token never has more than its person: a role that is taken back is gone, and so is a role without both steps', async ({
  hub,
}) => {
  const officer = await given.person(hub.db, 'officer');
  const { session, id, token } = await tokenOf(hub, officer, ['imports:read']);
  const ask = () => hub.visitor.get('/imports', bearer(token));
  expect((await ask()).status).toBe(200);

  for (const [proof, status] of [
    ['password', 403],
    ['code', 403],
    ['both', 200],
  ] as const) {
    await hub.db.updateTable('personal_token').set({ proof }).where('id', '=', id).execute();
    expect((await ask()).status, proof).toBe(status);
  }
  await hub.db.updateTable('role_grant').set({ revoked_at: new Date() }).where('person_id', '=', officer.id).execute();
  expect(await ask()).toMatchObject({ status: 403, body: { code: 'http.forbidden' } });
  expect((await session.get('/me/tokens')).body.scopes).not.toContain('imports:read');
});

test('scopes that there are not, and tokens without end or number, are refused', async ({ hub }) => {
  const one = await given.person(hub.db);
  const { session } = await tokenOf(hub, one, ['me:read']);
  const make = (given_: object) => session.post('/me/tokens', { name: 'X', scopes: ['me:read'], days: 30, ...given_ });
  expect(await make({ scopes: ['roles:write'] })).toMatchObject({ status: 422, body: { fields: [{ field: 'scopes' }] } });
  expect(await make({ scopes: ['auth:write'] })).toMatchObject({ status: 422 });
  expect(await make({ days: 400 })).toMatchObject({ status: 422 });
  for (let nth = 1; nth < 25; nth += 1) expect((await make({})).status).toBe(200);
  expect(await make({})).toMatchObject({ status: 409, body: { code: 'tokens.too_many' } });
  expect(await hub.as(one).post('/me/tokens', { name: 'X', scopes: ['me:read'], days: 1 })).toMatchObject({
    status: 403,
    body: { code: 'http.session_only' },
  });
});

test('the document of the API names the scope of each address', async ({ hub }) => {
  const document = (await (await hub.fetch(new Request('http://hub.test/api/openapi.json'))).json()) as {
    paths: Record<string, Record<string, { security?: object[] }>>;
    components: { securitySchemes: Record<string, object> };
  };
  expect(document.paths['/applications/{id}/submit']?.['post']?.security).toEqual([
    { session: [] },
    { token: ['applications:write'] },
  ]);
  expect(document.paths['/roles']?.['post']?.security).toEqual([{ session: [] }]);
  expect(document.paths['/schemes']?.['get']?.security).toBeUndefined();
  expect(document.components.securitySchemes['token']).toMatchObject({ type: 'http', scheme: 'bearer' });
});
