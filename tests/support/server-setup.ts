/** Before the browser tests: builds, starts one server and one browser, signs in two people; afterwards stops both. */
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './chromium.ts';
import { buildServer, removeFolder, startServer } from './running-server.ts';
import { useSignInLink, type StorageState } from './sign-in.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
    browserAddress: string;
    coordinator: StorageState;
    administrator: StorageState;
  }
}

export default async function setup(project: TestProject) {
  buildServer();
  const browserServer = await launchBrowser();
  const server = await startServer();
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const [coordinatorLink = '', administratorLink = ''] = server.links;
  project.provide('address', server.address);
  project.provide('browserAddress', browserServer.wsEndpoint());
  project.provide('coordinator', await useSignInLink(browser, coordinatorLink));
  project.provide('administrator', await useSignInLink(browser, administratorLink));
  await browser.close();

  return async () => {
    await browserServer.close();
    await server.stop();
    removeFolder(server.dataDir);
    const complaints = server
      .output()
      .split('\n')
      .filter((line) => /"level":(50|60)/.test(line));
    if (complaints.length > 0) {
      console.error(`The server logged errors during the tests:\n${complaints.join('\n')}`);
      process.exitCode = 1;
    }
  };
}
