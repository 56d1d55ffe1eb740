/** The form of the register: value, year and source of each denominator. */
import { Form } from '@remix-run/react';
import { useState, type FormEvent } from 'react';
import type { RegisterItem } from '#app/domain/definitions/schema.ts';
import { fieldName } from '#app/domain/entry/fields.ts';
import { REVISION } from '#app/domain/entry/posted-changes.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { FigureField } from './card-fields.tsx';
import { EntryField } from './entry-field.tsx';
import { registerFigure, type UnitChoices } from './kpi-texts.ts';
import { usePasteColumn } from './use-paste-column.ts';
import { isPlainButton } from './plain-button.ts';
import { RegisterLastRound, type LastRegister } from './register-last-round.tsx';
import type { PostedForm } from './segment-form.tsx';
import { useHydrated } from './use-hydrated.ts';
import { stateOf, useSaver } from './use-saver.ts';

export interface RegisterFormData {
  city: string;
  year: number;
  register: RegisterItem[];
  texts: Record<string, string>;
  revisions: Record<string, number>;
  unitSymbols: Record<string, string>;
  unitChoices: UnitChoices;
  lastRound: LastRegister;
}

export function RegisterForm({
  form,
  posted,
}: {
  form: RegisterFormData;
  posted: PostedForm | undefined;
}) {
  const t = useText();
  const stored = { ...form.texts };
  for (const result of posted?.results ?? []) {
    if (result.kind === 'conflict') stored[result.field] = result.theirs;
  }
  const [texts, setTexts] = useState<Record<string, string>>({ ...form.texts, ...posted?.typed });
  const saver = useSaver(
    pathTo.save(form.city, form.year),
    { texts: stored, revisions: form.revisions },
    Object.fromEntries(
      (posted?.results ?? []).map((result) => [result.field, stateOf(result, posted?.at ?? '')]),
    ),
  );
  const isHydrated = useHydrated();
  const paste = usePasteColumn();
  const read = (event: FormEvent) => event.target as HTMLInputElement;
  const choose = (name: string, text: string) => {
    const field = document.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`);
    if (field) field.value = text;
    setTexts((old) => ({ ...old, [name]: text }));
    saver.resolve(name, text);
  };
  const field = (name: string) => ({
    name,
    text: texts[name] ?? '',
    stored: stored[name] ?? '',
    state: saver.states[name],
    onChoose: (text: string) => choose(name, text),
  });
  return (
    <Form
      method="post"
      className="register-form"
      reloadDocument
      noValidate
      onChange={(event) => {
        const { name, value, tagName } = read(event);
        setTexts((old) => ({ ...old, [name]: value }));
        if (tagName === 'SELECT') saver.save(name, value);
      }}
      onBlur={(event) => {
        const { name, value } = read(event);
        if (name in form.texts) saver.save(name, value);
      }}
      onPaste={paste.onPaste}
      onSubmit={(event) => {
        if (isPlainButton(event)) return;
        event.preventDefault();
        (document.activeElement as HTMLElement | null)?.blur();
      }}
    >
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {t('save.all')}
      </button>
      {form.register.map((item) => {
        return (
          <fieldset key={item.id} id={item.id} className="register-item">
            <legend>{item.label}</legend>
            <input
              type="hidden"
              name={`${REVISION}register/${item.id}`}
              value={form.revisions[`register/${item.id}`] ?? 0}
              readOnly
            />
            <RegisterLastRound
              item={item}
              form={form}
              isEmpty={!texts[fieldName.register(item.id, 'value')]}
            />
            {item.help && <p className="small quiet">{item.help}</p>}
            <div className="register-fields">
              {item.valueType === 'number' ? (
                <FigureField
                  card={{ texts, stored, saver, unitSymbols: form.unitSymbols, onChoose: choose }}
                  figure={registerFigure(item, texts, form.unitChoices)}
                  label={t('register.value')}
                  hint={undefined}
                />
              ) : (
                <EntryField
                  {...field(fieldName.register(item.id, 'value'))}
                  label={t('register.value')}
                  unit={form.unitSymbols[item.unit]}
                />
              )}
              <EntryField
                {...field(fieldName.register(item.id, 'referenceYear'))}
                label={t('entry.referenceYear')}
                type="year"
              />
              <EntryField
                {...field(fieldName.register(item.id, 'source'))}
                label={t('entry.sourceName')}
              />
            </div>
          </fieldset>
        );
      })}
      <p className="form-foot">
        {isHydrated ? (
          <span role="status" className="small quiet">
            {paste.said && `${paste.said} `}
            {saver.waiting > 0 ? t('save.waiting', { count: saver.waiting }) : t('save.byItself')}
          </span>
        ) : (
          <button type="submit" className="button">
            {t('save.all')}
          </button>
        )}
      </p>
    </Form>
  );
}
