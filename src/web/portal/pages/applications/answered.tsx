import { useFormat, useT } from '../../../ui/reading.tsx';
import type { Application } from './use-application.tsx';

/** What was asked and answered, the oldest first. */
export function Answered({ questions }: { readonly questions: Application['questions'] }) {
  const t = useT();
  const format = useFormat();
  if (questions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="answered">
      <h2 id="answered">{t('applying.sent.questions')}</h2>
      <ol className="questions">
        {questions.map((question) => (
          <li key={question.id} className="question">
            <p className="small muted">{t('applying.sent.asked', { at: question.askedAt })}</p>
            <p className="question-words">{question.body}</p>
            <blockquote className="question-answer">
              {question.answeredAt !== null && (
                <p className="small muted">{t('applying.sent.answered', { at: question.answeredAt })}</p>
              )}
              <p className="written">{question.answer}</p>
              {question.documents.length > 0 && (
                <ul className="plain-list">
                  {question.documents.map(({ id, name, bytes }) => (
                    <li key={id}>
                      <a href={`/api/documents/${id}`}>{name}</a> <span className="muted small">{format.bytes(bytes)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </blockquote>
          </li>
        ))}
      </ol>
    </section>
  );
}
