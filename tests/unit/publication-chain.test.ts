/** Which publication of a round is its result, and what became of the others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besideOf,
  PUBLICATION_KINDS,
  shownOf,
  shownOfRounds,
  stateOf,
  type ChainLink,
  type ChainState,
} from '#app/domain/publication/chain.ts';

/** A chain from words, oldest first: `self`, `prov`, `ver`, and `wrong`, which takes the place of the verified one before. */
function chainOf(words: string): ChainLink[] {
  const links: ChainLink[] = [];
  for (const [index, word] of words.split(' ').entries()) {
    const verified = links.find((one) => one.kind === 'verified');
    links.unshift({
      hash: `${word}${index + 1}`,
      sequence: index + 1,
      kind: word === 'ver' ? 'verified' : word === 'prov' ? 'provisional' : 'self-reported',
      takesPlaceOf: word === 'wrong' ? (verified?.hash ?? null) : null,
    });
  }
  return links;
}

const CHAINS: ReadonlyArray<[string, string, string | undefined, ChainState[]]> = [
  ['self', 'self1', undefined, ['shown']],
  ['self self', 'self2', undefined, ['corrected', 'shown']],
  ['self prov', 'prov2', undefined, ['superseded', 'shown']],
  ['self prov ver', 'ver3', undefined, ['superseded', 'superseded', 'shown']],
  ['ver self', 'ver1', 'self2', ['shown', 'beside']],
  ['ver self self', 'ver1', 'self3', ['shown', 'corrected', 'beside']],
  ['ver prov ver', 'ver3', undefined, ['corrected', 'superseded', 'shown']],
  ['ver wrong', 'wrong2', undefined, ['corrected', 'shown']],
  ['ver wrong self', 'wrong2', 'self3', ['corrected', 'shown', 'beside']],
  ['ver wrong ver', 'ver3', undefined, ['corrected', 'superseded', 'shown']],
];

describe('the chain of a round', () => {
  it.each(CHAINS)('%s: %s is shown, %s beside it', (words, shown, beside, states) => {
    const links = chainOf(words);
    expect(shownOf(links)?.hash).toBe(shown);
    expect(besideOf(links)?.hash).toBe(beside);
    expect(links.toReversed().map((one) => stateOf(one, links))).toEqual(states);
  });

  it('never loses a verified result to what nobody has verified, and shows one of each', () => {
    const link = fc.record({ kind: fc.constantFrom(...PUBLICATION_KINDS) });
    fc.assert(
      fc.property(fc.array(link, { minLength: 1, maxLength: 8 }), (kinds) => {
        const links = kinds
          .map(({ kind }, index) => ({
            hash: String(index),
            sequence: index + 1,
            kind,
            takesPlaceOf: null,
          }))
          .toReversed();
        const shown = shownOf(links);
        if (kinds.some(({ kind }) => kind === 'verified')) expect(shown?.kind).toBe('verified');
        else expect(shown).toBe(links[0]);
        const states = links.map((one) => stateOf(one, links));
        expect(states.filter((state) => state === 'shown')).toHaveLength(1);
        expect(states.filter((state) => state === 'beside')).toHaveLength(besideOf(links) ? 1 : 0);
      }),
    );
  });

  it('has one result for each round of a list', () => {
    const of = (assessmentId: string, words: string) =>
      chainOf(words).map((one) => ({ ...one, assessmentId, hash: `${assessmentId}/${one.hash}` }));
    const list = [...of('b', 'self'), ...of('a', 'ver self')];
    expect(shownOfRounds(list).map(({ hash }) => hash)).toEqual(['b/self1', 'a/ver1']);
    expect(shownOf([])).toBeUndefined();
  });
});
