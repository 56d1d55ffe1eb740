/** Where a file can be held against the hash in the browser; without scripts the place stays empty. */
import type { FileCheckData } from '#app/domain/publication/file-check.ts';
import { useText } from '#app/messages/text.tsx';

export function FileCheck({ hash }: { hash: string }) {
  const t = useText();
  const data: FileCheckData = {
    hash,
    label: t('verify.choose'),
    help: t('verify.chooseHelp'),
    same: t('verify.same'),
    different: t('verify.different', { hash: '{hash}' }),
    failed: t('verify.failed'),
  };
  return (
    <div className="file-check" data-island="file-check" data-island-data={JSON.stringify(data)} />
  );
}
