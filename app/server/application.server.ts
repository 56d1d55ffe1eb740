/** What is opened once per process: configuration, log, definitions and database. */
import { existsSync } from 'node:fs';
import { connect, type Connection } from '#db/connect.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import {
  insertDefinitionSetIfMissing,
  insertTargetSetIfMissing,
} from '#db/queries/definition-sets.server.ts';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import type { ProgressRule } from '#app/domain/definitions/schema.ts';
import { readConfiguration, type Configuration } from './configuration.server.ts';
import { formatProblems, loadDefinitions } from './definitions/load-definitions.server.ts';
import { storedDefinitions, storedTargetSet } from './definitions/stored-definitions.server.ts';
import { loadExamples } from './examples/load-examples.server.ts';
import { createLater, type Later } from './later.server.ts';
import { createLog, type Log } from './log.server.ts';
import { createMailer, type Mailer } from './mail/mailer.server.ts';
import { ensureExampleAccounts } from './people/example-accounts.server.ts';
import { readSecretsKey, type SecretsKey } from './people/secrets-key.server.ts';
import {
  readSigningKey,
  registerSigningKey,
  type SigningKey,
} from './publications/signing-key.server.ts';

export interface Application {
  configuration: Configuration;
  log: Log;
  connection: Connection;
  /** The newest definitions, which new assessments are pinned to. */
  definitions: DefinitionSet;
  targetSets: readonly IndexedTargetSet[];
  /** The target set that assessments are scored by. */
  targetSet: IndexedTargetSet;
  /** By which progress towards the SDGs is put into words. */
  progressRule: ProgressRule;
  /** Publications are signed with it; undefined: they are not. */
  signingKey: SigningKey | undefined;
  /** Secrets of second factors are encrypted with it; undefined: nobody can have one. */
  secretsKey: SecretsKey | undefined;
  /** Undefined: no mail is sent. */
  mailer: Mailer | undefined;
  later: Later;
  /** Ends with everything closed; safe to call twice. */
  stop(): Promise<void>;
}

/** Stops the start with words for the operator instead of a stack trace. */
export class StartError extends Error {}

/** Opens everything in the order in which it can fail: configuration, definitions, database, migrations, examples. */
export async function openApplication(
  environment: Record<string, string | undefined>,
): Promise<Application> {
  const configuration = readConfiguration(environment);
  const log = createLog(configuration.logLevel);
  if (!existsSync(configuration.definitionsDir)) {
    throw new StartError(
      `DEFINITIONS_DIR: there is no folder ${configuration.definitionsDir}; the KPI definitions are in kpi-definitions`,
    );
  }
  const loaded = await loadDefinitions(configuration.definitionsDir);
  if (!loaded.ok) throw new StartError(formatProblems(loaded.problems));
  const targetSet = loaded.targetSets.find((set) => set.id === configuration.targetSetId);
  if (!targetSet) {
    const known = loaded.targetSets.map((set) => set.id).join(', ');
    throw new StartError(
      `TARGET_SET: "${configuration.targetSetId}" is not in ${configuration.definitionsDir}/targets; there is ${known}`,
    );
  }
  const connection = await connect({
    databaseUrl: configuration.databaseUrl,
    databaseReadUrl: configuration.databaseReadUrl,
    dataDir: configuration.dataDir,
    onNotice: (text) => log.warn({ component: 'database' }, text),
  });
  let signingKey: SigningKey | undefined;
  let secretsKey: SecretsKey | undefined;
  try {
    await migrateToLatest(connection.db);
    signingKey = readSigningKey(configuration);
    secretsKey = readSecretsKey(configuration);
    if (!secretsKey) log.warn({ component: 'people' }, 'no SECRETS_KEY: there is no second factor');
    if (signingKey) await registerSigningKey(connection.db, signingKey, new Date());
    else log.warn({ component: 'publications' }, 'no SIGNING_KEY: publications are not signed');
    await insertDefinitionSetIfMissing(connection.db, storedDefinitions(loaded.definitions));
    await Promise.all(
      loaded.targetSets.map((set) => insertTargetSetIfMissing(connection.db, storedTargetSet(set))),
    );
    if (configuration.loadsExamples) {
      await loadExamples(connection.db, {
        definitions: loaded.definitions,
        targetSet,
        signingKey,
        suppressBelow: configuration.suppressBelow,
        now: new Date(),
      });
      await ensureExampleAccounts(connection.db, new Date());
    }
  } catch (error) {
    await connection.close();
    throw error;
  }
  const mailer = createMailer(configuration);
  const { later, settled } = createLater(log);
  async function stop() {
    await Promise.race([settled(), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
    mailer?.close();
    await connection.close();
  }
  let stopping: Promise<void> | undefined;
  return {
    configuration,
    log,
    connection,
    definitions: loaded.definitions,
    targetSets: loaded.targetSets,
    targetSet,
    progressRule: loaded.progressRule,
    signingKey,
    secretsKey,
    mailer,
    later,
    stop: () => (stopping ??= stop()),
  };
}

const shared = globalThis as { citygaugeApplication?: Promise<Application> };

/** The process's one application; kept across hot reloads, which must not open the database twice. */
export function application(): Promise<Application> {
  return (shared.citygaugeApplication ??= openApplication(process.env));
}
