/** By whom and when a publication was attested, and how much of what is reported was verified, in words. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';

export function verificationText(
  { verifierGrade, attestedAt, verified, notVerified }: NonNullable<PublicDocument['verification']>,
  t: Text,
): string {
  const by = t('work.attestedBy', {
    grade: t(`work.grade.${verifierGrade}`),
    date: formatDate(attestedAt, t.locale),
  });
  return `${by} ${t('work.verifiedOf', { verified, reported: verified + notVerified })}`;
}
