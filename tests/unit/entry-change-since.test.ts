/** The change since the round before. */
import { expect, test } from 'vitest';
import { changeSince } from '#app/domain/entry/change-since.ts';

test.each([
  ['up', '24.6', '21.4', 1, { direction: 'up', size: '3.2' }],
  ['down, exactly', '0.1', '0.3', 1, { direction: 'down', size: '0.2' }],
  ['not at all', '5.00', '5', 2, { direction: 'same', size: '0' }],
  ['less than the decimals shown', '5.004', '5', 2, { direction: 'same', size: '0' }],
  ['nothing before', '5', null, 0, undefined],
  ['nothing now', undefined, '5', 0, undefined],
] as const)('%s', (_, value, before, decimals, change) => {
  expect(changeSince(value, before, decimals)).toEqual(change);
});
