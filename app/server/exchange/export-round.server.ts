/** A round as a file that a department can fill in and send back: whole or one segment, with what is there or empty. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { rowsOfRound, type RoundRow } from '#app/domain/exchange/rows-of-round.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { enterRound, type RoundVisit } from '../permissions/enter.server.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { noFile } from '../request/file-response.server.ts';
import { readRoundTexts } from './round-state.server.ts';

export interface RoundFile {
  visit: RoundVisit;
  rows: RoundRow[];
  /** What a field holds, or '' where the file is to be empty. */
  text: (field: string) => string;
  segment: string | undefined;
}

interface Kind {
  access: { kind: 'city'; right: 'seeRound' };
  extension: 'xlsx' | 'csv' | 'json';
  type: string;
  content: (file: RoundFile) => string | Uint8Array<ArrayBuffer>;
}

/** `?segment=` is one segment, `?content=empty` leaves out what is there. 404 for a segment that is not. */
export async function roundFile(args: LoaderFunctionArgs, kind: Kind): Promise<Response> {
  const visit = await enterRound(args, kind.access);
  const { db, city, assessment, definitions } = visit;
  const search = new URL(args.request.url).searchParams;
  const segment = search.get('segment') || undefined;
  if (segment !== undefined && !definitions.segmentById.has(segment)) {
    return noFile(textFor()('error.noSuchSegment'));
  }
  const isEmpty = search.get('content') === 'empty';
  const round = await readRoundTexts(db, roundOf(visit));
  const text = isEmpty ? () => '' : round.text;
  const year = assessment.reporting_year;
  const rows = rowsOfRound(definitions, {
    city: city.slug,
    year,
    text,
    segment,
    ...(!isEmpty && { revision: round.revision }),
  });
  const parts = [city.slug, year, segment?.replace(/^seg-/, ''), isEmpty && 'empty'];
  const name = `${parts.filter(Boolean).join('-')}.${kind.extension}`;
  return new Response(kind.content({ visit, rows, text, segment }), {
    headers: {
      'content-type': kind.type,
      'content-disposition': `attachment; filename="${name}"`,
      // not everyone who uses this computer may see it
      'cache-control': 'private, no-store',
    },
  });
}
