/** The lines of a log that were chosen as a file, sent as they are read, however many there are. */
import { logCsvHead, logCsvLines, type LogRecord } from '#app/reports/log-csv.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { AuditFilter, AuditLine } from '#db/queries/audit.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { choiceOf, filterOf, logWords } from './log-page.server.ts';
import type { LogSource } from './log-source.server.ts';

const LINES_AT_ONCE = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Throws 400 for a choice that no form of ours makes. */
export async function logFile(log: LogSource, search: URLSearchParams): Promise<Response> {
  const filter = filterOf(choiceOf(search));
  if ('problem' in filter) throw badRequest(textFor()(`log.problem.${filter.problem}`));
  if (typeof filter.actorId === 'string' && !UUID.test(filter.actorId))
    throw badRequest(textFor()('error.badRequest'));
  const words = await logWords(log);

  async function* pieces() {
    yield logCsvHead();
    let before: AuditFilter = {};
    for (;;) {
      const lines = await log.lines({ ...filter, ...before }, { limit: LINES_AT_ONCE });
      const last = lines.at(-1);
      if (!last) return;
      yield logCsvLines(
        await Promise.all(lines.map(async (line) => recordOf(line, await words.shown(line)))),
      );
      before = { before: last.sequence };
    }
  }
  return new Response(streamOf(pieces()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${log.city?.slug ?? 'installation'}-log.csv"`,
      'cache-control': 'no-store',
    },
  });
}

function recordOf(
  line: AuditLine,
  { at, person, action, about }: { at: string; person: string; action: string; about: string },
): LogRecord {
  return {
    line: line.sequence,
    at,
    person,
    account: line.actor_id ?? '',
    action,
    about,
    code: line.action,
    subject: line.subject,
    details: JSON.stringify(line.details),
    previous_hash: line.previous_hash,
    hash: line.hash,
  };
}

/** Reads on only when more is wanted. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
