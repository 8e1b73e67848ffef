import { expect, test } from 'vitest';
import type { RenderRequest } from '../../contract.ts';
import { render } from '../../entry.tsx';

const text = (en: string) => ({ en, 'zh-Hant': `繁 ${en}`, 'zh-Hans': `简 ${en}` });
const yesNo = (id: string) => ({ id, kind: 'yes-no', label: text(`Is ${id} so?`), required: true });
const asked = {
  reference: 'DTSPP-C-2026-000001-A',
  merchant: { nameEn: 'Harbour <Noodles>', nameZh: '海港麵家' },
  scheme: text('Vouchers'),
  intro: text('Answer for yourself.'),
  amount: '3000000',
  expiresAt: '2026-03-16T15:59:59.999Z',
  form: {
    id: 'confirmation',
    title: text('Confirm your claim'),
    sections: [
      {
        id: 'questions',
        title: text('Questions'),
        fields: [
          yesNo('applied'),
          yesNo('paid'),
          { id: 'remarks', kind: 'long-text', label: text('Anything else?'), required: false, maxLength: 1000 },
        ],
      },
    ],
  },
};

interface Sent {
  answers?: unknown;
}

function ask(locale: 'en' | 'zh-Hant', options: { form?: string; sent?: Sent; answer?: Response } = {}): RenderRequest {
  return {
    here: `/${locale === 'en' ? 'en' : 'zh-hant'}/confirm/TOKEN`,
    origin: 'https://hub.example',
    locale,
    fetchApi: async (path, init) => {
      expect(path).toBe('/api/confirmations/TOKEN');
      if (init.method !== 'POST') return Response.json(asked);
      if (options.sent) options.sent.answers = (JSON.parse(init.body as string) as { answers: unknown }).answers;
      return options.answer ?? Response.json({ reference: asked.reference });
    },
    viewer: null,
    assets: { styles: [], scripts: [] },
    demo: false,
    theme: 'auto',
    now: new Date('2026-03-02T02:00:00Z'),
    ...(options.form !== undefined && { form: options.form }),
  };
}

test('a merchant reads what is asked in its language, and can answer without scripts', async () => {
  const page = await render(ask('zh-Hant'));
  expect(page).toMatchObject({ status: 200, isSecret: true });
  expect(page.html).toContain('海港麵家');
  expect(page.html).toContain('繁 Is applied so?');
  expect(page.html).toMatch(/<form [^>]*method="post"/);
  expect(page.html).toContain('name="applied"');
  expect(page.html).toContain('<textarea');
  expect(page.html).toContain('noindex');
  expect((await render(ask('en'))).html).toContain('Harbour &lt;Noodles&gt;');
});

test('what was answered goes to the hub, and the merchant to a page of thanks', async () => {
  const sent: Sent = {};
  const page = await render(ask('en', { form: 'applied=yes&paid=no&remarks=', sent }));
  expect(sent.answers).toEqual({ applied: 'yes', paid: 'no' });
  expect(page).toMatchObject({ status: 303, location: '/en/confirm/done?reference=DTSPP-C-2026-000001-A' });
});

test('what is missing is named, and what was answered stays', async () => {
  const fields = [{ field: 'paid', code: 'forms.required', message: 'Answer this question' }];
  const answer = Response.json({ title: 'Not right', status: 422, code: 'http.invalid', fields }, { status: 422 });
  const page = await render(ask('en', { form: 'applied=yes&remarks=Call+me', answer }));
  expect(page).toMatchObject({ status: 422, isSecret: true });
  expect(page.html).toContain('href="#q-paid"');
  expect(page.html).toMatch(/name="applied"[^>]*checked[^>]*value="yes"|value="yes"[^>]*checked|checked=""[^>]*value="yes"/);
  expect(page.html).toContain('Call me</textarea>');
});

test('a link that is used up says so', async () => {
  const answer = Response.json({ title: 'This link is no longer valid', status: 410, code: 'claim.link_gone' }, { status: 410 });
  const page = await render(ask('en', { form: 'applied=yes', answer }));
  expect(page.status).toBe(410);
  expect(page.html).toContain('This link is no longer valid');
});

test('a page that takes no form is not there for one', async () => {
  const page = await render({ ...ask('en', { form: 'x=1' }), here: '/en/confirm/done' });
  expect(page.status).toBe(404);
});
