/** A round as a file that a department can fill in and send back: whole or a part, with what is there or empty. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inputReferences, isRegisterReference, registerIdOf } from '#app/domain/entry/fields.ts';
import { rowsOfRound, type RoundRow } from '#app/domain/exchange/rows-of-round.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { enterRound, type RoundVisit } from '../permissions/enter.server.ts';
import { noFile } from '../request/file-response.server.ts';
import { readPart } from './part-of-round.server.ts';
import { readRoundTexts } from './round-state.server.ts';

export interface RoundFile {
  visit: RoundVisit;
  rows: RoundRow[];
  /** Of a part: what its formulas read of the register, as it is there; the part itself has none. */
  shared: RoundRow[];
}

interface Kind {
  access: { kind: 'city'; right: 'seeRound' };
  extension: 'xlsx' | 'csv' | 'json';
  type: string;
  content: (file: RoundFile) => string | Uint8Array<ArrayBuffer>;
}

/** `?segment=` and `?person=` are a part, `?content=empty` leaves out what is there. 404 for a part that is not. */
export async function roundFile(args: LoaderFunctionArgs, kind: Kind): Promise<Response> {
  const visit = await enterRound(args, kind.access);
  const { db, city, assessment, definitions } = visit;
  const search = new URL(args.request.url).searchParams;
  const round = roundOf(visit);
  const part = await readPart(db, round, search);
  if (!part) return noFile(textFor()('exchange.noSuchPart'));
  const isEmpty = search.get('content') === 'empty';
  const { text, revision } = await readRoundTexts(db, round);
  const year = assessment.reporting_year;
  const { kpis } = part;
  const named = { city: city.slug, year };
  const rows = rowsOfRound(definitions, {
    ...named,
    ...(isEmpty ? { text: () => '' } : { text, revision }),
    kpis,
  });
  const shared = kpis
    ? rowsOfRound(definitions, {
        ...named,
        text,
        revision,
        kpis: new Set<string>(),
        register: registerOf(visit, kpis),
      })
    : [];
  const parts = [city.slug, year, part.name, isEmpty && 'empty'];
  const name = `${parts.filter(Boolean).join('-')}.${kind.extension}`;
  return new Response(kind.content({ visit, rows, shared }), {
    headers: {
      'content-type': kind.type,
      'content-disposition': `attachment; filename="${name}"`,
      // not everyone who uses this computer may see it
      'cache-control': 'private, no-store',
    },
  });
}

function registerOf({ definitions }: RoundVisit, kpis: ReadonlySet<string>): Set<string> {
  const references = definitions.kpis
    .filter((kpi) => kpis.has(kpi.id))
    .flatMap((kpi) => kpi.dataPoints.flatMap(inputReferences));
  return new Set(references.filter(isRegisterReference).map(registerIdOf));
}
