/** Before the browser tests: builds, starts one browser and a server for each worker, signs in two people on each. */
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './chromium.ts';
import {
  buildServer,
  prepareExamples,
  removeFolder,
  startServer,
  type RunningServer,
} from './running-server.ts';
import { useSignInLink } from './sign-in.ts';
import type { ServerUnderTest } from './this-server.ts';

export default async function setup(project: TestProject) {
  buildServer();
  const browserServer = await launchBrowser();
  const removeExamples = await prepareExamples();
  const running = await Promise.all(
    Array.from({ length: Number(project.config.maxWorkers) || 1 }, () => startServer()),
  );
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const servers: ServerUnderTest[] = [];
  for (const { address, links } of running) {
    const [coordinator = '', administrator = ''] = links;
    servers.push({
      address,
      coordinator: await useSignInLink(browser, coordinator),
      administrator: await useSignInLink(browser, administrator),
    });
  }
  await browser.close();
  project.provide('servers', servers);
  project.provide('browserAddress', browserServer.wsEndpoint());

  return async () => {
    await browserServer.close();
    await Promise.all(running.map(stop));
    removeExamples();
  };
}

async function stop(server: RunningServer): Promise<void> {
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
}
