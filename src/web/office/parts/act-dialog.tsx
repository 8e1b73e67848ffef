import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import type { Choice } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { LongTextField, MoneyField } from '../../ui/form/text-fields.tsx';
import { useT } from '../../ui/reading.tsx';

export interface Said {
  /** What was chosen; empty where nothing is to be chosen. */
  readonly choice: string;
  readonly words: string;
  /** Cents, or nothing. */
  readonly cents: string | undefined;
}

interface ActDialogProps {
  readonly title: string;
  /** What it does, before it is done. */
  readonly effect?: (chosen: string) => ReactNode;
  readonly choices?: readonly Choice[];
  readonly choiceLabel?: string;
  /** The name that problems with the words come with. */
  readonly wordsName: string;
  readonly wordsLabel: string;
  readonly wordsHint?: string;
  /** Asks for an amount with these choices. */
  readonly amountWith?: readonly string[];
  /** Asks for what else belongs to a choice. */
  readonly more?: (chosen: string) => ReactNode;
  readonly act: (chosen: string) => string;
  readonly kind?: 'primary' | 'danger';
  readonly isPending: boolean;
  readonly problem: Error | null;
  readonly onAct: (said: Said) => void;
  readonly onClose: () => void;
}

/** One thing done with a case: what it will do, what is decided, why. */
export function ActDialog(props: ActDialogProps) {
  const { title, effect, choices = [], choiceLabel = '', amountWith = [], act, kind = 'primary', isPending, problem } = props;
  const t = useT();
  const [choice, setChoice] = useState(choices.length === 1 ? (choices[0]?.value ?? '') : '');
  const [words, setWords] = useState('');
  const [amount, setAmount] = useState('');
  const isChosen = choices.length === 0 || choice !== '';
  return (
    <Dialog title={title} isOpen onClose={props.onClose}>
      <Form
        onSubmit={() => props.onAct({ choice, words, cents: amountWith.includes(choice) ? toCents(amount) : undefined })}
        problem={problem}
      >
        {choices.length > 1 && (
          <ChoiceField name="outcome" label={choiceLabel} value={choice} onChange={setChoice} choices={choices} />
        )}
        {isChosen && effect?.(choice)}
        {amountWith.includes(choice) && (
          <MoneyField
            name="amount"
            label={t('claim.act.amount')}
            hint={t('claim.act.amount_hint')}
            value={amount}
            onChange={setAmount}
            isOptional
          />
        )}
        {isChosen && props.more?.(choice)}
        <LongTextField
          name={props.wordsName}
          label={props.wordsLabel}
          hint={props.wordsHint}
          value={words}
          onChange={setWords}
          rows={4}
          maxLength={4000}
        />
        <div className="row dialog-acts">
          <Button type="submit" kind={kind} isPending={isPending} isDisabled={!isChosen || words.trim().length < 3}>
            {act(choice)}
          </Button>
          <Button kind="quiet" onPress={props.onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Dollars as typed as cents; what cannot be read goes as it is, for the hub to refuse. */
function toCents(typed: string): string | undefined {
  const plain = typed.replaceAll(/[,\s]|HK\$/g, '');
  if (plain === '') return undefined;
  const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  return found ? String(BigInt(found[1]!) * 100n + BigInt((found[2] ?? '').padEnd(2, '0'))) : typed;
}
