/** Takes over the pages that run in the browser. */
import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { textInBrowser } from './messages/catalogue.client.ts';
import { TextProvider } from './messages/text.tsx';

startTransition(() => {
  hydrateRoot(
    document,
    <TextProvider text={textInBrowser()}>
      <RemixBrowser />
    </TextProvider>,
  );
});
