/** What the forms about people ask for. A message is the id of a sentence in the catalogue. */
import { z } from 'zod';
import { isMailable } from './mail-address.ts';
import { LONGEST_PASSWORD, passwordProblem } from './password.ts';
import { ROLES } from './roles.ts';
import { readCode } from './second-factor.ts';

const LONGEST_NAME = 120;

export const EmailSchema = z
  .string({ error: 'form.emailNeeded' })
  .trim()
  .refine(isMailable, 'form.emailWrong');
export const NameSchema = z
  .string({ error: 'form.nameNeeded' })
  .trim()
  .min(1, 'form.nameNeeded')
  .max(LONGEST_NAME, 'form.nameTooLong');

/** Whose password was forgotten. */
export const ForgotSchema = z.object({ email: EmailSchema });

export const SignInSchema = z.object({
  email: z.string({ error: 'form.emailNeeded' }).trim().max(254, 'form.emailWrong'),
  password: z
    .string({ error: 'form.passwordNeeded' })
    .max(LONGEST_PASSWORD * 4, 'form.password.tooLong'),
  next: z.string().optional(),
});

/** A new password for the account with this e-mail. */
function newPassword(email: string) {
  return z.string({ error: 'form.passwordNeeded' }).superRefine((password, context) => {
    const problem = passwordProblem(password, email);
    if (problem) context.addIssue({ code: 'custom', message: `form.password.${problem}` });
  });
}

/** Accepting an invitation. */
export function joinSchema(email: string) {
  return z.object({ name: NameSchema, password: newPassword(email) });
}

const code = z
  .string({ error: 'form.codeNeeded' })
  .max(200, 'form.codeWrong')
  .refine((text) => readCode(text) !== undefined, 'form.codeWrong');
/** The code of an app, or a recovery code. */
export const CodeSchema = z.object({ code });

/** What it takes to change how one signs in: the password, where there is one. */
export function passwordSchema(hasPassword: boolean) {
  const password = z
    .string({ error: 'form.currentPasswordNeeded' })
    .max(LONGEST_PASSWORD * 4, 'form.password.tooLong');
  return z.object({ password: hasPassword ? password : password.optional() });
}

/** The same, and a code. */
export function passwordAndCodeSchema(hasPassword: boolean) {
  return passwordSchema(hasPassword).extend({ code });
}

export const RenameSchema = z.object({ name: NameSchema });

/** A change of password; the current one is asked for where there is one. */
export function passwordChangeSchema(email: string, hasPassword: boolean) {
  const current = z.string({ error: 'form.currentPasswordNeeded' });
  return z.object({
    currentPassword: hasPassword ? current : current.optional(),
    newPassword: newPassword(email),
  });
}

const RoleSchema = z.enum(ROLES, { error: 'form.choose' });

/** An invitation; `role` counts only together with a city. */
export const InvitationSchema = z
  .object({
    name: NameSchema,
    email: EmailSchema,
    isAdministrator: z
      .string()
      .optional()
      .transform((text) => text === 'on'),
    city: z.string().optional(),
    role: RoleSchema.optional(),
  })
  .refine((invitation) => !invitation.city || invitation.role, {
    path: ['role'],
    message: 'form.choose',
  });

/** A role in a given city for someone who may have an account already. */
export const InvitationToCitySchema = z.object({
  name: NameSchema,
  email: EmailSchema,
  role: RoleSchema,
});

/** Another role for someone who has one in a given city. */
export const RoleOfPersonSchema = z.object({ account: z.uuid(), role: RoleSchema });

/** A role in a city. */
export const RoleInCitySchema = z.object({
  city: z.string({ error: 'form.choose' }),
  role: RoleSchema,
});
