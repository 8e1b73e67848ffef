import { Form } from '../src/core/schemes/shape-form.ts';
import type { Scheme } from '../src/core/schemes/shape.ts';
import { voucher } from './voucher.ts';

const say = (en: string, zh: string) => ({ en, 'zh-Hant': zh, 'zh-Hans': zh });

const simple = [
  { kind: 'text', id: 'oneLine', label: say('Name of the project', '項目名稱'), maxLength: 100 },
  { kind: 'long-text', id: 'story', label: say('What you will do', '計劃內容'), limit: { words: 50, characters: 80 } },
  { kind: 'bilingual', id: 'title', label: say('Title', '名稱'), needs: 'both', maxLength: 100 },
  { kind: 'email', id: 'mailTo', label: say('E-mail', '電郵') },
  { kind: 'phone', id: 'callTo', label: say('Telephone', '電話') },
  { kind: 'url', id: 'site', label: say('Website', '網站') },
  {
    kind: 'choice',
    id: 'size',
    label: say('Size', '規模'),
    options: [
      { value: 'small', label: say('Small', '小') },
      { value: 'large', label: say('Large', '大') },
    ],
  },
  { kind: 'multi-choice', id: 'places', label: say('Where', '地點'), optionsFrom: 'sectors', maxChoices: 2 },
  { kind: 'yes-no', id: 'newIdea', label: say('Is it new?', '是否新構思？') },
  { kind: 'consent', id: 'agreed', label: say('I agree.', '本人同意。') },
  { kind: 'country', id: 'from', label: say('Country or region', '國家或地區') },
  { kind: 'whole', id: 'posts', label: say('Posts', '職位'), min: 0, max: 500 },
  { kind: 'decimal', id: 'weight', label: say('Weight', '重量'), decimals: 2, min: 0, max: 150, unit: say('kg', '公斤') },
  { kind: 'months', id: 'duration', label: say('How long', '為期'), min: 1, max: 24 },
  { kind: 'money', id: 'asked', label: say('Amount', '金額'), max: 'packageCeiling' },
  { kind: 'date', id: 'begins', label: say('Begins on', '開始日期'), earliest: '2020-01-01' },
  {
    kind: 'cost-table',
    id: 'costs',
    label: say('Costs', '費用'),
    categoriesFrom: 'sectors',
    quantities: true,
    share: 'share',
  },
  { kind: 'cost-table', id: 'plainCosts', label: say('Other costs', '其他費用'), most: 5 },
  { kind: 'br-number', id: 'br', label: say('Business registration number', '商業登記號碼') },
  { kind: 'cr-number', id: 'cr', label: say('Company number', '公司編號') },
  { kind: 'hkid', id: 'card', label: say('Identity card', '身份證') },
  { kind: 'address', id: 'where', label: say('Address', '地址') },
  { kind: 'person', id: 'contact', label: say('Contact person', '聯絡人'), parts: ['name', 'nameZh', 'title', 'email', 'phone'] },
  { kind: 'organisation', id: 'partner', label: say('Partner', '合作機構') },
  {
    kind: 'file',
    id: 'plan',
    label: say('Plan', '計劃書'),
    document: 'plan',
    accept: ['pdf'],
    maxFiles: 2,
    maxMegabytes: 5,
  },
  { kind: 'map-point', id: 'base', label: say('Base', '基地') },
  { kind: 'map-route', id: 'route', label: say('Route', '路線'), heights: true },
  { kind: 'map-area', id: 'area', label: say('Area', '範圍') },
  { kind: 'signature', id: 'signed', label: say('Name of the person who certifies', '核證人姓名') },
];

/** For tests: a form in which every kind of field stands once by itself and once in a group. */
export const everyField: Form = Form.parse({
  id: 'every-field',
  title: say('Every kind of question', '各類問題'),
  sections: [
    { id: 'single', title: say('Single', '單項'), fields: simple },
    {
      id: 'several',
      title: say('Several', '多項'),
      fields: [
        {
          kind: 'group',
          id: 'things',
          label: say('Things', '項目'),
          item: say('Thing', '項目'),
          most: 4,
          fields: simple.map((field) => ({ ...field, id: `${field.id}In` })),
        },
      ],
    },
  ],
});

/** The scheme whose terms the form names. */
export const everyFieldScheme: Scheme = { ...voucher(), form: everyField };
