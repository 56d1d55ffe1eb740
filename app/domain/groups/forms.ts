/** What the forms about groups of cities ask for. A message is the id of a sentence in the catalogue. */
import { z } from 'zod';
import { EmailSchema, NameSchema } from '../people/forms.ts';

export const GroupSchema = z.object({ name: NameSchema });

/** Slug of a city. */
export const CityOfGroupSchema = z.object({ city: z.string({ error: 'form.choose' }).min(1) });

/** Whoever has no account yet is invited. */
export const HubSchema = z.object({ name: NameSchema, email: EmailSchema });
