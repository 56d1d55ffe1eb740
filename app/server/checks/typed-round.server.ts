/** A round as it would be with what somebody is typing, so that the checks can ask before it is saved. */
import { isOfFigure, parseFieldName } from '#app/domain/entry/fields.ts';
import { inputKey } from '#app/domain/entry/entry.ts';
import { dataFromTexts } from '#app/domain/entry/kpi-texts.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { Kpi } from '#app/domain/definitions/schema.ts';
import { segmentTexts, type Round } from '../assessments/read-round.server.ts';
import { kpiUnitChoices } from '../assessments/unit-choices.server.ts';

/** The round with one text of its form in place of the stored one; as it is where that text is no figure. */
export function withTypedText(
  definitions: DefinitionSet,
  round: Round,
  { field, text }: { field: string; text: string },
): Round {
  const kpi = kpiOfFigure(definitions, field);
  const segment = kpi && definitions.segmentById.get(kpi.segment);
  if (!kpi || !segment) return round;
  const { texts } = segmentTexts(definitions, segment, round);
  if (!(field in texts)) return round;
  const typed = dataFromTexts(
    kpi,
    { ...texts, [field]: text },
    round.data.register,
    Object.fromEntries(definitions.framework.register.map((item) => [item.id, item])),
    kpiUnitChoices(definitions, [kpi]),
  );
  const others = Object.entries(round.data.inputs).filter(
    ([key]) => !key.startsWith(inputKey(kpi.id, '')),
  );
  return {
    ...round,
    data: {
      ...round.data,
      inputs: { ...Object.fromEntries(others), ...typed.inputs },
      entries: {
        ...round.data.entries,
        ...Object.fromEntries(
          Object.entries(typed.entries).map(([id, entry]) => {
            const { finalValue: _, ...stored } = round.data.entries[id] ?? entry;
            return [id, { ...stored, ...entry }];
          }),
        ),
      },
    },
  };
}

function kpiOfFigure(definitions: DefinitionSet, field: string): Kpi | undefined {
  const parsed = parseFieldName(field);
  if (!parsed || !isOfFigure(parsed)) return undefined;
  if (parsed.row === 'input') return definitions.kpiById.get(parsed.kpiId);
  return parsed.row === 'entry' ? definitions.kpiOfDataPoint.get(parsed.dataPointId) : undefined;
}
