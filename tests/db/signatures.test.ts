/** Publications are signed so that openssl and sha256sum prove it outside CityGauge; what is not signed stays valid. */
import { spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPublications } from '#app/server/audit/check-publications.server.ts';
import {
  storedDefinitions,
  storedTargetSet,
} from '#app/server/definitions/stored-definitions.server.ts';
import { FICTIONAL_CITY } from '#app/server/examples/fictional/fictional-city.ts';
import { publishAssessment } from '#app/server/publications/publish.server.ts';
import {
  isSignedWith,
  readSigningKey,
  registerSigningKey,
  type SigningKey,
} from '#app/server/publications/signing-key.server.ts';
import {
  insertDefinitionSetIfMissing,
  insertTargetSetIfMissing,
} from '#db/queries/definition-sets.server.ts';
import { getInstallationAuditHead } from '#db/queries/audit.server.ts';
import { insertEntries } from '#db/queries/entries.server.ts';
import { insertInputValues } from '#db/queries/input-values.server.ts';
import {
  getPublicDocument,
  getPublicationByHash,
  getSealedDocument,
} from '#db/queries/publications.server.ts';
import { insertRegisterValues } from '#db/queries/register-values.server.ts';
import {
  getPublicationSignature,
  insertPublicationSignature,
  listSigningKeys,
  saveCurrentSigningKey,
} from '#db/queries/signatures.server.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAssessment, addCity } from '#tests/support/database-rows.ts';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';

const { definitions, targetSet } = await loadStandard();
/** Runs a program of the machine in a folder. */
const run = (program: string, args: string[], cwd?: string, input?: string) =>
  spawnSync(program, args, { cwd, input, encoding: 'utf8' });
const isInstalled = (program: string) => run(program, ['--help']).error === undefined;
const NO_KEY = { signingKey: undefined, signingKeyFile: undefined, databaseUrl: undefined };

function newPem(kind: 'ed25519' | 'rsa' = 'ed25519'): string {
  const { privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
function newKey(): SigningKey {
  const key = readSigningKey({ ...NO_KEY, signingKey: newPem(), dataDir: '' });
  if (!key) throw new Error('no key');
  return key;
}

describe('the key', () => {
  const folder = temporaryFolder('signing-key');
  afterAll(() => removeFolder(folder));

  test('is made beside an embedded database, for its owner alone, and stays the same', () => {
    const dataDir = path.join(folder, 'new');
    const first = readSigningKey({ ...NO_KEY, dataDir });
    const file = path.join(dataDir, 'signing-key.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('BEGIN PRIVATE KEY');
    expect(first?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(readSigningKey({ ...NO_KEY, dataDir })?.id).toBe(first?.id);
  });

  test('is not made for PostgreSQL, where each process would make another', () => {
    const dataDir = path.join(folder, 'none');
    const databaseUrl = 'postgres://localhost/none';
    expect(readSigningKey({ ...NO_KEY, databaseUrl, dataDir })).toBeUndefined();
  });

  test('is read from the environment, also on one line, or from a file', () => {
    const pem = newPem();
    const file = path.join(folder, 'given.pem');
    writeFileSync(file, pem);
    const whole = readSigningKey({ ...NO_KEY, signingKey: pem, dataDir: '' });
    const line = pem.replaceAll('\n', '\\n');
    expect(readSigningKey({ ...NO_KEY, signingKey: line, dataDir: '' })?.id).toBe(whole?.id);
    expect(readSigningKey({ ...NO_KEY, signingKeyFile: file, dataDir: '' })?.id).toBe(whole?.id);
  });

  test('that is none stops the start with a sentence that does not show it', () => {
    const rsa = newPem('rsa');
    const secret = rsa.split('\n')[3] ?? '';
    for (const signingKey of [
      rsa,
      'nonsense',
      createPublicKey(newPem()).export({ type: 'spki', format: 'pem' }).toString(),
    ]) {
      const read = () => readSigningKey({ ...NO_KEY, signingKey, dataDir: '' });
      expect(read).toThrow(/^SIGNING_KEY is not an Ed25519 private key in PEM/);
      expect(read).not.toThrow(secret);
    }
    const missing = { ...NO_KEY, signingKeyFile: path.join(folder, 'no-such-file'), dataDir: '' };
    expect(() => readSigningKey(missing)).toThrow('cannot be read (ENOENT)');
    const both = { ...NO_KEY, signingKey: rsa, signingKeyFile: 'x', dataDir: '' };
    expect(() => readSigningKey(both)).toThrow('not both');
  });
});

describe.each(engines())('signatures on %s', (engine) => {
  let database: TestDatabase;
  const key = newKey();

  beforeAll(async () => {
    database = await openDatabase(engine);
    await insertDefinitionSetIfMissing(database.db, storedDefinitions(definitions));
    await insertTargetSetIfMissing(database.db, storedTargetSet(targetSet));
    await registerSigningKey(database.db, key, new Date('2025-01-01T00:00:00Z'));
  });
  afterAll(() => database.remove());

  /** Publishes a round of the fictional city. */
  async function publish(signingKey: SigningKey | undefined) {
    const { db } = database;
    const cityId = await addCity(db, { name: 'Kraków – 東京' });
    const assessmentId = await addAssessment(db, cityId, {
      reporting_year: 2025,
      definition_hash: definitions.hash,
      target_set_hash: targetSet.hash,
    });
    const round = FICTIONAL_CITY.rounds(definitions).find((one) => one.year === 2025);
    if (!round) throw new Error('no round');
    const saved = <Row extends object>(row: Row) => ({
      ...row,
      city_id: cityId,
      assessment_id: assessmentId,
      updated_at: new Date(),
      updated_by: null,
    });
    await db.transaction().execute(async (trx) => {
      await insertRegisterValues(trx, round.content.registerValues.map(saved));
      await insertInputValues(trx, round.content.inputValues.map(saved));
      await insertEntries(trx, round.content.entries.map(saved));
    });
    const published = await publishAssessment(db, {
      cityId,
      assessmentId,
      kind: 'self-reported',
      note: null,
      at: new Date('2025-06-01T12:00:00Z'),
      by: null,
      definitions,
      targetSet,
      signingKey,
      suppressBelow: 5,
    });
    if (published.kind !== 'published') throw new Error('refused');
    const facts = await getPublicationByHash(db, published.hash);
    if (!facts) throw new Error('not there');
    const id = facts.publication_id;
    return {
      cityId,
      id,
      hash: published.hash,
      sealedHash: facts.sealed_hash,
      text: await getPublicDocument(db, cityId, id),
      sealed: await getSealedDocument(db, cityId, id),
      signature: await getPublicationSignature(db, cityId, id),
    };
  }

  async function problems() {
    const found: Record<string, string> = {};
    for await (const { hash, problem } of checkPublications(database.db)) {
      if (problem) found[hash] = problem;
    }
    return found;
  }

  test('are over the bytes of the public document and of the sealed record', async () => {
    const { text, sealed, signature } = await publish(key);
    expect(signature).toMatchObject({ key_id: key.id });
    const made = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64');
    const publicKey = createPublicKey(key.publicKey);
    const bytes = Buffer.from(text, 'utf8');
    expect(made(signature?.public_signature)).toHaveLength(64);
    expect(verify(null, bytes, publicKey, made(signature?.public_signature))).toBe(true);
    expect(verify(null, Buffer.from(sealed), publicKey, made(signature?.sealed_signature))).toBe(
      true,
    );
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    expect(verify(null, bytes, publicKey, made(signature?.public_signature))).toBe(false);
    expect(isSignedWith(newKey().publicKey, text, signature?.public_signature ?? '')).toBe(false);
  });

  test.runIf(isInstalled('sha256sum'))('sha256sum proves the hash', async () => {
    const { text, hash, sealed, sealedHash } = await publish(key);
    const folder = temporaryFolder('sha256sum');
    writeFileSync(path.join(folder, `${hash}.json`), text);
    writeFileSync(path.join(folder, 'sealed.json'), sealed);
    const input = `${hash}  ${hash}.json\n${sealedHash}  sealed.json\n`;
    const check = () => run('sha256sum', ['--check', '--status'], folder, input).status;
    expect(check()).toBe(0);
    writeFileSync(path.join(folder, 'sealed.json'), `${sealed} `);
    expect(check()).toBe(1);
    removeFolder(folder);
  });

  test.runIf(isInstalled('openssl'))('openssl proves the signature', async () => {
    const { text, signature } = await publish(key);
    const folder = temporaryFolder('openssl');
    const write = (name: string, content: string | Buffer) =>
      writeFileSync(path.join(folder, name), content);
    write('key.pem', key.publicKey);
    write('publication.json', text);
    write('publication.sig', Buffer.from(signature?.public_signature ?? '', 'base64'));
    const command =
      'pkeyutl -verify -rawin -pubin -inkey key.pem -sigfile publication.sig -in publication.json';
    const check = () => run('openssl', command.split(' '), folder);
    expect(check().stdout).toContain('Signature Verified Successfully');
    write('publication.json', text.replace('Exampleville', 'Elsewhere').concat(' '));
    expect(check().status).not.toBe(0);
    removeFolder(folder);
  });

  test('are missing without a key, and the publication is as valid', async () => {
    const { hash, signature } = await publish(undefined);
    expect(signature).toBeUndefined();
    expect(await problems()).not.toHaveProperty(hash);
  });

  test('are never changed or deleted', async () => {
    const { cityId } = await publish(key);
    const message = 'rows of publication_signature are never changed or deleted';
    const change = { public_signature: 'x' };
    await expect(
      database.db.updateTable('publication_signature').set(change).execute(),
    ).rejects.toThrow(message);
    await expect(
      database.db.deleteFrom('publication_signature').where('city_id', '=', cityId).execute(),
    ).rejects.toThrow(message);
  });

  test('the document names the heads of both logs just before it', async () => {
    const head = await getInstallationAuditHead(database.db);
    const { text } = await publish(key);
    expect(JSON.parse(text)).toMatchObject({ auditHead: null, installationAuditHead: head });
    expect(head).toBeDefined();
  });

  test('of a key that was replaced go on proving, and it stays listed with its end', async () => {
    const { db } = database;
    const before = await publish(key);
    const next = newKey();
    const at = new Date('2025-09-01T00:00:00Z');
    await registerSigningKey(db, next, at);
    const keys = await listSigningKeys(db);
    expect(keys.find((one) => one.key_id === next.id)).toMatchObject({
      valid_from: at,
      valid_until: null,
    });
    expect(keys.find((one) => one.key_id === key.id)).toMatchObject({ valid_until: at });
    expect(await problems()).not.toHaveProperty(before.hash);
    // a second start with it changes nothing and writes no line
    const head = await getInstallationAuditHead(db);
    await registerSigningKey(db, next, new Date());
    expect(await listSigningKeys(db)).toEqual(keys);
    expect(await getInstallationAuditHead(db)).toEqual(head);
    // and the old one can be taken up again
    const row = { key_id: key.id, public_key: key.publicKey };
    expect(await db.transaction().execute((trx) => saveCurrentSigningKey(trx, row, at))).toBe(true);
    const current = (await listSigningKeys(db)).filter((one) => one.valid_until === null);
    expect(current.map((one) => one.key_id)).toEqual([key.id]);
  });

  test.each([
    ['public_document', 'publicHash'],
    ['sealed_document', 'sealedHash'],
    ['sealed_hash', 'sealedHash'],
  ] as const)('a changed %s is found', async (column, problem) => {
    const { hash, cityId } = await publish(key);
    const { db } = database;
    await sql`alter table publication disable trigger only_grows`.execute(db);
    const changed =
      column === 'sealed_hash' ? sql`repeat('0', 64)` : sql`${sql.ref(column)} || ' '`;
    await sql`update publication set ${sql.ref(column)} = ${changed} where city_id = ${cityId}::uuid`.execute(
      db,
    );
    await sql`alter table publication enable trigger only_grows`.execute(db);
    expect((await problems())[hash]).toBe(problem);
  });

  test('a signature that belongs to another document is found', async () => {
    const { db } = database;
    const right = await publish(key);
    const wrong = await publish(undefined);
    if (!right.signature) throw new Error('not signed');
    const moved = { ...right.signature, city_id: wrong.cityId, publication_id: wrong.id };
    await db.transaction().execute((trx) => insertPublicationSignature(trx, moved));
    const half = await publish(undefined);
    await db.transaction().execute((trx) =>
      insertPublicationSignature(trx, {
        ...moved,
        city_id: half.cityId,
        publication_id: half.id,
        public_signature: key.sign(half.text),
      }),
    );
    const found = await problems();
    expect(found[wrong.hash]).toBe('publicSignature');
    expect(found[half.hash]).toBe('sealedSignature');
    expect(found[right.hash]).toBeUndefined();
  });
});
