/** Where a code of an app or a recovery code is typed. */
import type { FieldMetadata } from '@conform-to/react';
import { useText } from '#app/messages/text.tsx';
import { TextField } from '../forms/field.tsx';

export function CodeField({ field, hint }: { field: FieldMetadata<string>; hint: string }) {
  const t = useText();
  return (
    <TextField
      field={field}
      label={t('factor.code')}
      hint={hint}
      autoComplete="one-time-code"
      spellCheck={false}
    />
  );
}
