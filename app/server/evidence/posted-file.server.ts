/** Reads a form with a file in it while it arrives: the texts are kept, the file is handed on piece by piece. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { MOST_EVIDENCE_BYTES } from '#app/domain/evidence/evidence.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { badRequest } from '../request/responses.server.ts';

/** What the form said beside its file, and what became of the file; undefined where none was chosen. */
export interface PostedFile<T> {
  texts: ReadonlyMap<string, string>;
  file: T | undefined;
}

export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
}

/** Lets a body that nobody may send run into the void: unread, it would block the connection of its sender. */
export function discardBody(request: Request): void {
  void request.body?.pipeTo(new WritableStream()).catch(() => undefined);
}

/** Reads the form to its end; `take` gets its first file. Throws 400 for what is no such form or ends too early. */
export async function postedFile<T>(
  request: Request,
  take: (name: string, content: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<PostedFile<T>> {
  const noForm = () => badRequest(textFor()('error.noForm'));
  const type = request.headers.get('content-type');
  if (!type || !request.body) throw noForm();
  let parser: InstanceType<typeof Busboy>;
  try {
    parser = new Busboy({
      headers: { 'content-type': type },
      // one byte more, so that what is too large is seen to be
      limits: { fileSize: MOST_EVIDENCE_BYTES + 1, fields: 20, fieldSize: 10_000, parts: 40 },
    });
  } catch {
    throw noForm();
  }
  const texts = new Map<string, string>();
  let stream: BusboyFileStream | undefined;
  let taken: Promise<T> | undefined;
  let failure: Error | undefined;
  parser.on('field', (name, value) => texts.set(name, value.replaceAll('\0', '')));
  parser.on('file', (_field, content, name) => {
    // a file field in which nothing was chosen comes without a name
    if (stream || !name) return void content.resume();
    stream = content;
    // browsers write a quote in a name so
    taken = take(name.replaceAll('%22', '"'), content);
    taken.catch((error: Error) => {
      failure ??= error;
      parser.destroy(error);
    });
  });
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), parser);
  } catch (error) {
    // what fails while storing is our own mistake
    if (failure) throw failure;
    stream?.destroy(new Error('the form ended too early', { cause: error }));
    await taken?.catch(() => undefined);
    throw noForm();
  }
  return { texts, file: await taken };
}
