import { useState } from 'react';
import { ApiRefusal } from '../ui/api.ts';
import { Button } from '../ui/button.tsx';
import { SavedState } from '../ui/draft/use-draft.tsx';
import { ChoiceField, ConsentField, MultiField, SelectField, YesNoField } from '../ui/form/choice-fields.tsx';
import { DateField } from '../ui/form/date-field.tsx';
import { FileField } from '../ui/form/file-field.tsx';
import { Form } from '../ui/form/form.tsx';
import { LongTextField, MoneyField, NumberField, TextField } from '../ui/form/text-fields.tsx';

const sectors = ['Retail', 'Food and beverage', 'Tourism'].map((label) => ({ value: label.toLowerCase(), label }));
const many = Array.from({ length: 18 }, (_, at) => ({ value: String(at), label: `District ${at + 1}` }));
const names = ['name', 'story', 'staff', 'cost', 'date', 'sector', 'district', 'categories', 'listed', 'files', 'consent'];
const refusal = () =>
  new ApiRefusal(422, { fields: names.map((field) => ({ field, code: 'field.required', message: 'Answer this question' })) });

export function Fields() {
  const [values, setValues] = useState({
    name: 'Tai Ping Noodle House',
    story: '',
    staff: '12',
    cost: '12500.5',
    date: '2026-03-01',
    sector: '',
    district: '',
    categories: [] as readonly string[],
    listed: null as boolean | null,
    consent: false,
  });
  const [problem, setProblem] = useState<Error | null>(null);
  const set = (name: keyof typeof values) => (value: unknown) => setValues((all) => ({ ...all, [name]: value }));
  const of = <Name extends keyof typeof values>(name: Name) => ({ name, value: values[name], onChange: set(name) });
  return (
    <section className="stack">
      <h2>Fields</h2>
      <Form onSubmit={() => setProblem(refusal())} problem={problem}>
        <TextField {...of('name')} label="Name of the enterprise" hint="As on the business registration certificate." />
        <LongTextField {...of('story')} label="What will the solution do for you?" maxLength={40} isOptional />
        <NumberField {...of('staff')} label="Full-time staff" />
        <MoneyField {...of('cost')} label="Cost of the package" hint="In Hong Kong dollars." />
        <DateField {...of('date')} label="Date of incorporation" hint="For example 31 3 2019." />
        <ChoiceField
          {...of('sector')}
          label="Sector"
          choices={sectors.map((one) => ({ ...one, hint: 'Where most of your income comes from.' }))}
        />
        <SelectField {...of('district')} label="District" choices={many} />
        <MultiField {...of('categories')} label="What do you need?" choices={sectors} />
        <YesNoField {...of('listed')} label="Is the enterprise listed on a stock exchange?" />
        <FileField
          name="files"
          label="Business registration certificate"
          hint="PDF, JPG or PNG, up to 10 MB."
          value={[{ id: 'doc_1', name: 'certificate.pdf', size: 340_000, href: '#main' }]}
          sending={[{ key: 'x', name: 'page-2.jpg', sent: 0.4 }]}
          onAdd={() => undefined}
          onRemove={() => undefined}
          limit={10_000_000}
          most={5}
        />
        <ConsentField {...of('consent')} label="What I say here is true, and I know that it is checked." />
        <SavedState saving={{ kind: 'saved', at: new Date('2026-03-01T06:02:00Z') }} />
        <SavedState saving={{ kind: 'kept' }} />
        <div className="row">
          <Button type="submit">Send</Button>
          <Button kind="quiet" onPress={() => setProblem(new ApiRefusal(409, { title: 'The call closed at 5:00 pm.' }))}>
            Refuse
          </Button>
        </div>
      </Form>
    </section>
  );
}
