/** A text that becomes public: the reason of a contest, or an answer to one. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import type { ContestAnswerProblem, ContestProblem } from '#app/domain/contests/contest.ts';

export function ContestForm({
  id,
  label,
  hint,
  submit,
  hidden,
  longest,
  refused,
}: {
  /** Of the field; one of its kind on the page. */
  id: string;
  label: string;
  hint?: string;
  submit: string;
  hidden: Readonly<Record<string, string>>;
  longest: number;
  refused: { problem: ContestProblem | ContestAnswerProblem; text: string } | undefined;
}) {
  const t = useText();
  const describedBy = [hint && `${id}-hint`, refused && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <Form method="post" className="form" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field wide-field">
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p className="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        <textarea
          id={id}
          name="text"
          rows={4}
          maxLength={longest}
          defaultValue={refused?.text}
          aria-invalid={refused ? true : undefined}
          aria-describedby={describedBy || undefined}
        />
        {refused && (
          <p className="problem" id={`${id}-problem`} role="alert">
            {t(`contest.problem.${refused.problem}`)}
          </p>
        )}
      </div>
      <SubmitButton>{submit}</SubmitButton>
    </Form>
  );
}
