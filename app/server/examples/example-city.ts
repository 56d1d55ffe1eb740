/** What an example city is made of: rows as people would have saved them, without the ids that loading adds. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { readTyped } from '#app/domain/entry/read-text.ts';
import type { EntryContent } from '#db/queries/entries.server.ts';
import type { InputValueContent } from '#db/queries/input-values.server.ts';
import type { RegisterValueContent } from '#db/queries/register-values.server.ts';
import type { CityKind, Provenance } from '#db/schema.ts';

export interface CityFacts {
  slug: string;
  name: string;
  kind: CityKind;
  countryCode: string;
  wikidataId: string | null;
  /** Rounded to two decimals: a place on a map of the world, no more. */
  latitude: number | null;
  longitude: number | null;
  boundaryNote: string;
}

export type ExampleRegisterValue = RegisterValueContent & { register_id: string };
export type ExampleInputValue = InputValueContent & { kpi_id: string; input_id: string };
export type ExampleEntry = EntryContent & { data_point_id: string };

/** The rows of one assessment. */
export interface RoundContent {
  registerValues: ExampleRegisterValue[];
  inputValues: ExampleInputValue[];
  entries: ExampleEntry[];
}

export interface ExampleRound {
  year: number;
  /** Of an extract: the document that the values were printed in. */
  sourceDocument: string | null;
  /** The note of its publication; null: the round is still open and not published. */
  publishedWith: string | null;
  content: RoundContent;
}

export interface ExampleCity {
  facts: CityFacts;
  provenance: Provenance;
  /** Made only when the city has to be loaded. */
  rounds: (definitions: DefinitionSet) => ExampleRound[];
}

/** The columns of a typed text. A text that cannot be read is kept with its problem, as in the forms. */
export function typedColumns(
  text: string,
  spec: { unit: string; integer?: boolean } | undefined,
): Pick<InputValueContent, 'typed_text' | 'decimal_value' | 'yes_no' | 'problem'> {
  const reading = spec && readTyped(text, spec);
  return {
    typed_text: text,
    decimal_value: reading?.kind === 'number' ? reading.value : null,
    yes_no: reading?.kind === 'yesNo' ? reading.value : null,
    problem: reading?.kind === 'invalid' ? reading.problem : null,
  };
}

/** The columns of a final value: the same, under their names in an entry. */
export function finalColumns(
  text: string,
  spec: { unit: string; integer?: boolean },
): Pick<EntryContent, 'final_text' | 'final_decimal' | 'final_yes_no' | 'final_problem'> {
  const { typed_text, decimal_value, yes_no, problem } = typedColumns(text, spec);
  return {
    final_text: typed_text,
    final_decimal: decimal_value,
    final_yes_no: yes_no,
    final_problem: problem,
  };
}

/** An entry of which nothing is known but what is given. */
export function entryWith(
  dataPointId: string,
  known: Pick<EntryContent, 'status'> & Partial<EntryContent>,
): ExampleEntry {
  return {
    data_point_id: dataPointId,
    status_reason: null,
    planned_for: null,
    planned_owner: null,
    is_confidential: false,
    is_provisional: false,
    final_text: null,
    final_unit: null,
    final_decimal: null,
    final_yes_no: null,
    final_problem: null,
    published_as: null,
    reference_year: null,
    quality: null,
    origin: null,
    source_name: null,
    source_url: null,
    source_page: null,
    scope: null,
    comment: null,
    ...known,
  };
}
