import { SchemeForm } from '../portal/form/scheme-form.tsx';
import type { FormField } from '../ui/form/answer-field.tsx';

const say = (en: string, zh: string) => ({ en, 'zh-Hant': zh, 'zh-Hans': zh });
const options = [
  { value: 'staff', label: say('Staff', '人手') },
  { value: 'equipment', label: say('Equipment', '設備') },
];

const fields: readonly FormField[] = [
  { kind: 'long-text', id: 'story', label: say('What will you do?', '計劃內容'), limit: { words: 40, characters: 60 } },
  { kind: 'bilingual', id: 'title', label: say('Title of the project', '項目名稱'), needs: 'both', required: true },
  { kind: 'decimal', id: 'weight', label: say('Weight at take-off', '起飛重量'), unit: say('kg', '公斤') },
  { kind: 'months', id: 'duration', label: say('How long?', '為期'), required: true },
  { kind: 'url', id: 'site', label: say('Website', '網站') },
  { kind: 'country', id: 'from', label: say('Country or region', '國家或地區') },
  { kind: 'cr-number', id: 'cr', label: say('Company number', '公司編號') },
  { kind: 'hkid', id: 'card', label: say('Identity card number', '身份證號碼') },
  {
    kind: 'address',
    id: 'where',
    label: say('Address', '地址'),
    options: [{ value: 'southern', label: say('Southern', '南區') }],
  },
  { kind: 'person', id: 'contact', label: say('Contact person', '聯絡人'), parts: ['name', 'nameZh', 'title', 'email', 'phone'] },
  { kind: 'organisation', id: 'partner', label: say('Partner', '合作機構') },
  { kind: 'cost-table', id: 'costs', label: say('Costs', '費用'), options, quantities: true, share: 50, most: 10 },
  {
    kind: 'group',
    id: 'founders',
    label: say('Founders', '創辦人'),
    item: say('Founder', '創辦人'),
    most: 4,
    fields: [
      { kind: 'text', id: 'name', label: say('Name', '姓名'), required: true },
      { kind: 'whole', id: 'age', label: say('Age', '年齡') },
    ],
  },
  { kind: 'map-route', id: 'route', label: say('Route', '路線'), heights: true },
  { kind: 'file', id: 'plan', label: say('Plan', '計劃書'), maxFiles: 2 },
  { kind: 'signature', id: 'signed', label: say('Name of the person who certifies', '核證人姓名'), required: true },
];

const answers = {
  story: 'A drone brings 藥物 to the islands every day.',
  'title.en': 'Medicine by air',
  'costs.r1': 1,
  'costs.r1.category': 'equipment',
  'costs.r1.item': 'Drone',
  'costs.r1.quantity': '2',
  'costs.r1.price': '12,500',
  'costs.r2': 2,
  'costs.r2.item': 'Pilot, by the month',
  'costs.r2.quantity': '1.5',
  'costs.r2.price': '30,000',
  'founders.a1': 1,
  'founders.a1.name': 'Chan Tai Man',
  route: '22.2612, 114.1304, 0\n22.2085, 114.0296, 60',
  partner: { id: 'org_1', nameEn: 'Tai Ping Limited', nameZh: '太平有限公司', br: '12345678' },
};

/** Every kind of question that a scheme's form may ask. */
export function Forms() {
  return (
    <section className="stack">
      <h2>Questions of a form</h2>
      <SchemeForm form={{ sections: [{ id: 'all', title: say('Every kind', '各類問題'), fields }] }} answers={answers} />
    </section>
  );
}
