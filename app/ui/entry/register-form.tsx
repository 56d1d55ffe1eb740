/** The form of the register: value, year and source of each denominator. */
import { Form } from '@remix-run/react';
import { useState, type FormEvent } from 'react';
import type { RegisterTexts } from '#app/domain/carry-over/suggestions.ts';
import type { RegisterItem } from '#app/domain/definitions/schema.ts';
import { fieldName, type RegisterAttribute } from '#app/domain/entry/fields.ts';
import type { ShownPreview } from '#app/domain/entry/register-effects.ts';
import { REVISION } from '#app/domain/entry/posted-changes.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { FigureField } from './card-fields.tsx';
import { EntryField } from './entry-field.tsx';
import { RegisterDrift, type OwnFigure } from './register-drift.tsx';
import { RegisterPreview } from './register-preview.tsx';
import { registerFigure, type UnitChoices } from '#app/domain/entry/kpi-texts.ts';
import { usePasteColumn } from './use-paste-column.ts';
import { RegisterLastRound, type LastRegister } from './register-last-round.tsx';
import type { PostedForm } from './segment-form.tsx';
import { useHydrated } from './use-hydrated.ts';
import { useRegisterPreviews, type HeldFigure } from './use-register-previews.ts';
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
  /** How many data points read each item, by its id. */
  readers: Record<string, number>;
  /** In per cent: a KPI's own figure that is further away is shown. */
  tolerance: string;
  ownFigures: OwnFigure[];
}

/** What a form that was posted whole came back with: also what was not saved before it was seen. */
export interface PostedRegister extends PostedForm {
  previews: Record<string, ShownPreview>;
}

export function RegisterForm({
  form,
  posted,
  isClosed,
}: {
  form: RegisterFormData;
  posted: PostedRegister | undefined;
  /** Nothing can be changed as the round stands. */
  isClosed: boolean;
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
  const put = (name: string, text: string) => {
    const field = fieldNamed(name);
    if (field) field.value = text;
    setTexts((old) => ({ ...old, [name]: text }));
  };
  const previews = useRegisterPreviews({
    city: form.city,
    year: form.year,
    stored,
    figures: form.readers,
    saver,
    first: firstHeld(posted),
    onKeep: put,
  });
  const heldItems = form.register.filter((item) => previews.held[item.id]);
  const choose = (name: string, text: string) => {
    put(name, text);
    if (saver.states[name]?.kind === 'conflict') previews.settle(name, text);
    else previews.leave(name, text);
  };
  const nowOf = (id: string): RegisterTexts => {
    const text = (attribute: RegisterAttribute) => texts[fieldName.register(id, attribute)] ?? '';
    return {
      // an emptied figure holds until that is confirmed
      value: text('value') || previews.knownText(fieldName.register(id, 'value')),
      unit: text('unit'),
      referenceYear: text('referenceYear'),
      source: text('source'),
    };
  };
  const takeOver = (id: string, taken: RegisterTexts) => {
    for (const [attribute, text] of Object.entries(taken)) {
      const name = fieldName.register(id, attribute as RegisterAttribute);
      put(name, text);
      previews.leave(name, text);
    }
    fieldNamed(fieldName.register(id, 'value'))?.focus();
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
        if (name in form.texts) previews.type(name, value);
        if (tagName === 'SELECT') previews.leave(name, value);
      }}
      onBlur={(event) => {
        const { name, value } = read(event);
        if (name in form.texts) previews.leave(name, value);
      }}
      onPaste={paste.onPaste}
      onSubmit={(event) => {
        event.preventDefault();
        (document.activeElement as HTMLElement | null)?.blur();
      }}
    >
      <fieldset className="all-fields" disabled={isClosed}>
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {t('save.all')}
        </button>
        {posted && Object.keys(posted.previews).length > 0 && heldItems.length > 0 && (
          <div className="notice" role="alert">
            <p>{t('registerEffects.heldTitle')}</p>
            <ul>
              {heldItems.map((item) => (
                <li key={item.id}>
                  <a href={`#${item.id}`}>{item.label}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {form.register.map((item) => {
          const held = previews.held[item.id];
          return (
            <fieldset key={item.id} id={item.id} className="register-item">
              <legend>{item.label}</legend>
              <input
                type="hidden"
                name={`${REVISION}register/${item.id}`}
                value={form.revisions[`register/${item.id}`] ?? 0}
                readOnly
              />
              {item.help && (
                <p className="small quiet">
                  {item.help}{' '}
                  {item.valueType === 'number' &&
                    t('registerEffects.readers', { count: form.readers[item.id] ?? 0 })}
                </p>
              )}
              <RegisterLastRound
                item={item}
                form={form}
                now={nowOf(item.id)}
                onTakeOver={(taken) => takeOver(item.id, taken)}
              />
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
              {held && (
                <RegisterPreview
                  item={item}
                  old={previews.knownText(fieldName.register(item.id, 'value'))}
                  held={held}
                  onSave={() => previews.save(item.id)}
                  onKeep={() => previews.keep(item.id)}
                />
              )}
              {item.valueType === 'number' && (
                <RegisterDrift
                  city={form.city}
                  year={form.year}
                  registered={registerFigure(item, texts, form.unitChoices).reading}
                  tolerance={form.tolerance}
                  own={form.ownFigures.filter((one) => one.registerId === item.id)}
                />
              )}
            </fieldset>
          );
        })}
        {!isClosed && (
          <p className="form-foot">
            {isHydrated ? (
              <span role="status" className="small quiet">
                {paste.said && `${paste.said} `}
                {heldItems.length > 0 &&
                  `${t('registerEffects.waiting', { count: heldItems.length })} `}
                {saver.waiting > 0 && t('save.waiting', { count: saver.waiting })}
                {saver.waiting + heldItems.length === 0 && t('save.byItself')}
              </span>
            ) : (
              <button type="submit" className="button">
                {t('save.all')}
              </button>
            )}
          </p>
        )}
      </fieldset>
    </Form>
  );
}

function fieldNamed(name: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`);
}

/** What a posted form holds back: after it the fields have the new texts, and the old are stored. */
function firstHeld(posted: PostedRegister | undefined): Record<string, HeldFigure> {
  const previews = Object.entries(posted?.previews ?? {});
  return Object.fromEntries(
    previews.map(([id, preview]) => {
      const names = [fieldName.register(id, 'value'), fieldName.register(id, 'unit')];
      const texts = names.flatMap((name) => {
        const text = posted?.typed[name];
        return text === undefined ? [] : [[name, text] as const];
      });
      return [id, { texts: Object.fromEntries(texts), preview, isAsking: false }];
    }),
  );
}
