import { expect } from 'vitest';
import { parseHTML } from 'linkedom';
import { test, type TestHub } from '../../../../../test/hub.ts';
import { transact } from '../../../../platform/db.ts';
import { record } from '../../../../core/log/log.ts';
import { receiptOf } from '../../../../core/log/proof.ts';
import { receiptText } from '../../../../core/log/receipt-file.ts';
import { sealBlocks } from '../../../../core/log/seal.ts';
import { render } from '../../entry.tsx';

async function check(hub: TestHub, here: string, locale: 'en' | 'zh-Hant' | 'zh-Hans', form: Record<string, string>) {
  const { status, html } = await render({
    here,
    origin: 'http://hub.test',
    locale,
    fetchApi: (path, init) => hub.fetch(new Request(`http://hub.test${path}`, init)),
    viewer: null,
    assets: { styles: [], scripts: [] },
    demo: false,
    theme: 'auto',
    now: hub.now(),
    form: new URLSearchParams(form).toString(),
  });
  const { document } = parseHTML(html);
  return { status, notice: document.querySelector('.notice, .field-error')?.textContent ?? '', text: document.body.textContent };
}

test('the page says of a receipt whether it holds, and if not, why', async ({ hub }) => {
  const facts = { reference: 'DTSPP-2026-000042-K', hash: 'a'.repeat(64) };
  const happening = {
    at: new Date('2026-05-01T01:00:03.500Z'),
    kind: 'application.submitted',
    subject: 'app_1',
    actor: 'per_1',
    facts,
  };
  const event = await transact(hub.db, (tx) => record(tx, happening));
  await sealBlocks(hub.db, hub.needs.signer, hub.now());
  const receipt = receiptText(await receiptOf(hub.db, event));

  const whole = await check(hub, '/en/receipt', 'en', { receipt, submission: '' });
  expect(whole.notice).toContain('This receipt is genuine');
  expect(whole.text).toContain('2026-05-01 01:00:03.500 UTC');
  const changed = await check(hub, '/zh-hant/receipt', 'zh-Hant', { receipt: receipt.replace('03.500Z', '02.500Z') });
  expect(changed.notice).toContain('收據未能通過核實');
  expect(changed.notice).toContain('收據所列的編號、時間或內容與其事件不符');
  expect((await check(hub, '/zh-hans/receipt', 'zh-Hans', { receipt: `${receipt} ` })).notice).toContain('一字不差');
  expect((await check(hub, '/en/receipt', 'en', {})).notice).toContain('Choose the file');
  expect((await check(hub, '/en/receipt', 'en', { receipt: 'x'.repeat(950_000) })).notice).toContain('larger than any receipt');
});
