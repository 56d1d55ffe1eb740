/** What the form asks for in which an administrator says who verifies a round. */
import { z } from 'zod';
import { EmailSchema, NameSchema } from '../people/forms.ts';
import { GRADES } from './grades.ts';

const LONGEST_RATIONALE = 2000;

/** `round`: a reporting year. Why somebody was chosen is recorded, as the Verifier Review Committee does it. */
export const VerifierSchema = z.object({
  round: z.coerce.number({ error: 'form.choose' }).int(),
  name: NameSchema,
  email: EmailSchema,
  grade: z.enum(GRADES, { error: 'form.choose' }),
  rationale: z
    .string({ error: 'verifier.rationaleNeeded' })
    .trim()
    .min(1, 'verifier.rationaleNeeded')
    .max(LONGEST_RATIONALE, 'verifier.rationaleTooLong'),
});

export const VerifierOfRoundSchema = z.object({
  account: z.uuid(),
  round: z.coerce.number().int(),
});
