/** Reads a posted form so that nothing in it can break what comes after. */
import { textFor } from '#app/messages/catalogue.server.ts';
import { badRequest } from './responses.server.ts';

/** The form's texts, without characters that no database keeps. Throws 400 for what is no form. */
export async function postedForm(request: Request): Promise<FormData> {
  const posted = await request.formData().catch(() => {
    throw badRequest(textFor()('error.noForm'));
  });
  const form = new FormData();
  for (const [name, value] of posted) {
    if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''));
  }
  return form;
}
