/** One field of a form with its label, hint and what is wrong with it, wired for everyone. */
import type { FieldMetadata } from '@conform-to/react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { useText, type MessageId } from '#app/messages/text.tsx';

type Asked = FieldMetadata<string | undefined> | FieldMetadata<string>;

interface Shared {
  field: Asked;
  label: string;
  hint?: ReactNode;
}

export function TextField({
  field,
  label,
  hint,
  ...input
}: Shared &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'autoComplete' | 'inputMode' | 'size' | 'maxLength' | 'placeholder' | 'spellCheck'
  >) {
  return (
    <Labelled field={field} label={label} hint={hint}>
      <input
        {...described(field, hint)}
        {...input}
        // a password is never written back into a page
        defaultValue={input.type === 'password' ? undefined : (field.initialValue ?? '')}
      />
    </Labelled>
  );
}

export function TextAreaField({ field, label, hint, maxLength }: Shared & { maxLength?: number }) {
  return (
    <Labelled field={field} label={label} hint={hint}>
      <textarea
        {...described(field, hint)}
        maxLength={maxLength}
        defaultValue={field.initialValue ?? ''}
      />
    </Labelled>
  );
}

export function SelectField({
  field,
  label,
  hint,
  options,
}: Shared & { options: ReadonlyArray<readonly [value: string, label: string]> }) {
  return (
    <Labelled field={field} label={label} hint={hint}>
      <select {...described(field, hint)} defaultValue={field.initialValue ?? ''}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function CheckField({ field, label, hint }: Shared) {
  return (
    <div className="check">
      <input
        {...described(field, hint)}
        type="checkbox"
        value="on"
        defaultChecked={field.initialValue === 'on'}
      />
      <div>
        <label htmlFor={field.id}>{label}</label>
        {hint && (
          <p className="hint small quiet" id={`${field.id}-hint`}>
            {hint}
          </p>
        )}
        <Wrong field={field} />
      </div>
    </div>
  );
}

function Labelled({ field, label, hint, children }: Shared & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={field.id}>{label}</label>
      {hint && (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <Wrong field={field} />
    </div>
  );
}

function Wrong({ field }: { field: Asked }) {
  const t = useText();
  if (!field.errors) return null;
  return (
    <p className="wrong" id={`${field.id}-wrong`}>
      {field.errors.map((error) => t(error as MessageId)).join(' ')}
    </p>
  );
}

function described(field: Asked, hint: ReactNode) {
  const ids = [hint && `${field.id}-hint`, field.errors && `${field.id}-wrong`].filter(Boolean);
  return {
    id: field.id,
    name: field.name,
    'aria-invalid': field.errors ? true : undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
  };
}
