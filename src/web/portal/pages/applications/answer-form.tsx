import { useState } from 'react';
import { useMe } from '../../../app/me.ts';
import { Button } from '../../../ui/button.tsx';
import { deviceStore } from '../../../ui/draft/device.ts';
import { Form } from '../../../ui/form/form.tsx';
import { LongTextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { useUpload } from '../../../ui/upload.ts';
import { asText } from '../../form/filling.tsx';
import { DocumentsField } from '../../form/documents-field.tsx';
import type { Application } from './use-application.tsx';
import { useRefresh } from './use-application.tsx';

/** What the hub takes with an answer (`answerSlot`); it checks again. */
const slot = { accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], maxFiles: 5, maxMegabytes: 10 };
const longest = 5000;

interface AnswerFormProps {
  readonly application: string;
  readonly question: Application['questions'][number];
}

/** An officer's question, and the place to answer it. What is typed stays on the device until it is sent. */
export function AnswerForm({ application, question }: AnswerFormProps) {
  const me = useMe();
  return me.data ? <Answering application={application} question={question} person={me.data.id} /> : null;
}

function Answering({ application, question, person }: AnswerFormProps & { readonly person: string }) {
  const t = useT();
  const refresh = useRefresh(application);
  const [device] = useState(() => deviceStore(localStorage, question.id, person));
  const [text, setText] = useState(() => asText(device.read().find(({ field }) => field === 'answer')?.value));
  const answer = useAct('POST /questions/:id/answer', { onDone: () => device.forget('answer') });
  const remove = useAct('DELETE /documents/:id', { refreshes: [] });
  const { sending, upload } = useUpload('PUT /questions/:id/documents');
  const type = (typed: string) => {
    setText(typed);
    device.keep({ field: 'answer', value: typed, base: 0 });
  };
  return (
    <section className="panel stack" aria-labelledby="question">
      <h2 id="question">{t('applying.sent.question')}</h2>
      <p className="small muted">{t('applying.sent.asked', { at: question.askedAt })}</p>
      <blockquote className="question-answer">{question.body}</blockquote>
      <p>{t('applying.sent.stopped')}</p>
      <Form onSubmit={() => answer.mutate({ params: { id: question.id }, body: { answer: text } })} problem={answer.error}>
        <LongTextField
          name="answer"
          label={t('applying.sent.answer')}
          hint={t('applying.sent.answer_kept')}
          maxLength={longest}
          value={text}
          onChange={type}
        />
        <DocumentsField
          name="documents"
          label={t('applying.sent.answer_documents')}
          isOptional
          documents={question.documents}
          {...slot}
          sending={sending}
          send={async (file) => {
            await upload(file, { params: { id: question.id } });
            await refresh();
          }}
          remove={async (id) => {
            await remove.mutateAsync({ params: { id } });
            await refresh();
          }}
        />
        <Button type="submit" isPending={answer.isPending}>
          {t('applying.sent.send_answer')}
        </Button>
      </Form>
    </section>
  );
}
