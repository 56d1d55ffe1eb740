/** One field of an entry form with its label, its unit, its hidden former text and its state. */
import type { ReactNode } from 'react';
import { WAS } from '#app/domain/entry/posted-changes.ts';
import { useText } from '#app/messages/text.tsx';
import { SaveNote } from './save-note.tsx';
import { useHydrated } from './use-hydrated.ts';
import type { SaveState } from './use-saver.ts';

export interface EntryFieldProps {
  name: string;
  label: ReactNode;
  /** What is in the field, and what was stored when the page was made. */
  text: string;
  stored: string;
  state: SaveState | undefined;
  unit?: string;
  hint?: ReactNode;
  /** What is wrong with the text; it stays as typed. */
  problem?: string;
  /** The units that the figure may be typed in, as a field of its own. */
  unitChoice?: {
    name: string;
    text: string;
    stored: string;
    state: SaveState | undefined;
    options: Array<{ value: string; label: string }>;
  };
  /** Two ways to write a text that can be read in two ways. */
  readings?: readonly string[];
  /** How the text was read, where that could surprise. */
  readAs?: string;
  type?: 'figure' | 'text' | 'url' | 'year' | 'date' | 'long' | 'check';
  options?: Array<{ value: string; label: string }>;
  onChoose?: (text: string) => void;
}

export function EntryField(props: EntryFieldProps) {
  const { name, label, text, stored, state, unit, hint, problem, readAs, onChoose } = props;
  const t = useText();
  const id = name;
  const isInvalid = problem !== undefined || state?.kind === 'refused';
  const described = [
    unit && !props.unitChoice && `${id}-unit`,
    hint && `${id}-hint`,
    problem && `${id}-problem`,
    state && `${id}-state`,
  ]
    .filter(Boolean)
    .join(' ');
  const control = {
    id,
    name,
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': described || undefined,
  };
  const hidden = <input type="hidden" name={`${WAS}${name}`} value={stored} readOnly />;
  const note = (
    <SaveNote id={`${id}-state`} field={name} state={state} mine={text} onChoose={onChoose} />
  );
  if (props.type === 'check') {
    return (
      <div className="entry-field">
        {hidden}
        <div className="check">
          <input {...control} type="checkbox" value="yes" defaultChecked={text === 'yes'} />
          <label htmlFor={id}>{label}</label>
        </div>
        {hint && (
          <p className="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {note}
      </div>
    );
  }
  return (
    <div className={`entry-field entry-${props.type ?? 'text'}`}>
      {hidden}
      <label htmlFor={id}>{label}</label>
      <span className="entry-control">
        <Control {...props} control={control} noAnswer={t('entry.noAnswer')} />
        {props.unitChoice && <UnitChoice {...props.unitChoice} figure={label} />}
        {unit && !props.unitChoice && (
          <span className="unit" id={`${id}-unit`}>
            {unit}
          </span>
        )}
        {readAs && <span className="read-as">{t('entry.readAs', { figure: readAs })}</span>}
        {note}
      </span>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="wrong" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {props.readings && onChoose && <Readings readings={props.readings} onChoose={onChoose} />}
    </div>
  );
}

function UnitChoice({
  name,
  text,
  stored,
  state,
  options,
  figure,
}: NonNullable<EntryFieldProps['unitChoice']> & { figure: ReactNode }) {
  const t = useText();
  const id = name;
  return (
    <span className="unit-choice">
      <input type="hidden" name={`${WAS}${name}`} value={stored} readOnly />
      <label htmlFor={id} className="visually-hidden">
        {t('entry.unitOf')} {figure}
      </label>
      <select id={id} name={name} defaultValue={text}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {state && state.kind !== 'saved' && (
        <SaveNote id={`${id}-state`} field={name} state={state} mine={text} />
      )}
    </span>
  );
}

/** Asks which of two readings is meant. Without scripts the problem says what to write. */
function Readings({
  readings,
  onChoose,
}: {
  readings: readonly string[];
  onChoose: (text: string) => void;
}) {
  const t = useText();
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  return (
    <p className="row">
      {readings.map((text) => (
        <button
          key={text}
          type="button"
          className="button plain small"
          onClick={() => onChoose(text)}
        >
          {t('entry.useReading', { text })}
        </button>
      ))}
    </p>
  );
}

function Control({
  control,
  text,
  type,
  options,
  noAnswer,
}: EntryFieldProps & {
  control: { id: string; name: string };
  noAnswer: string;
}) {
  if (options) {
    const isKnown = text === '' || options.some((option) => option.value === text);
    return (
      <select {...control} defaultValue={text}>
        {!options.some((option) => option.value === '') && <option value="">{noAnswer}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {!isKnown && <option value={text}>{text}</option>}
      </select>
    );
  }
  if (type === 'long') return <textarea {...control} defaultValue={text} rows={2} />;
  return (
    <input
      {...control}
      type={type === 'date' ? 'date' : 'text'}
      defaultValue={text}
      inputMode={
        type === 'figure'
          ? 'decimal'
          : type === 'year'
            ? 'numeric'
            : type === 'url'
              ? 'url'
              : undefined
      }
      autoComplete="off"
      spellCheck={type === 'text'}
    />
  );
}
