/** The installation's key, with which publications are signed: where it comes from, and what it signs. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { appendInstallationAudit } from '#db/queries/audit.server.ts';
import { saveCurrentSigningKey } from '#db/queries/signatures.server.ts';
import type { Database } from '#db/schema.ts';
import { ConfigurationError, type Configuration } from '../configuration.server.ts';

export interface SigningKey {
  /** The first 16 hex digits of the SHA-256 of the public key (DER). */
  id: string;
  /** PEM (SPKI), as openssl reads it. */
  publicKey: string;
  /** Ed25519 over the UTF-8 bytes of a text, in base64. */
  sign(text: string): string;
}

/** Beside the embedded database, so that one backup holds both. */
const FILE = 'signing-key.pem';

/**
 * The key that the environment names; without one that of the folder of the embedded database, made at the first
 * start. Undefined with PostgreSQL and no key: several processes could not make the same one, so publications are then
 * unsigned. Throws `ConfigurationError`, which never shows the key.
 */
export function readSigningKey(
  configuration: Pick<Configuration, 'signingKey' | 'signingKeyFile' | 'databaseUrl' | 'dataDir'>,
): SigningKey | undefined {
  const { signingKey, signingKeyFile, databaseUrl, dataDir } = configuration;
  if (signingKey && signingKeyFile) {
    throw new ConfigurationError('Set either SIGNING_KEY or SIGNING_KEY_FILE, not both.');
  }
  // where no line breaks can be written, they stand as \n
  if (signingKey) return keyOf(signingKey.replaceAll('\\n', '\n'), 'SIGNING_KEY');
  if (signingKeyFile) return keyOf(readFile(signingKeyFile), `SIGNING_KEY_FILE: ${signingKeyFile}`);
  if (databaseUrl) return undefined;
  const file = path.join(dataDir, FILE);
  return keyOf(readOrMake(file), file);
}

function keyOf(pem: string, place: string): SigningKey {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // said below, without what the file holds
  }
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new ConfigurationError(
      `${place} is not an Ed25519 private key in PEM. Make one with: openssl genpkey -algorithm ed25519 -out signing-key.pem`,
    );
  }
  const publicKey = createPublicKey(key);
  const privateKey = key;
  return {
    id: keyIdOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
}

function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigurationError(`SIGNING_KEY_FILE: ${file} cannot be read (${code}).`);
  }
}

/** Only the process that has the embedded database comes here, so nobody else makes one meanwhile. */
function readOrMake(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  // whatever the umask adds or takes away
  chmodSync(file, 0o600);
  return pem;
}

/** Lists the key as the one that signs now, the one before as an old one, with a line in the installation's log. */
export async function registerSigningKey(
  db: Kysely<Database>,
  key: SigningKey,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = { key_id: key.id, public_key: key.publicKey };
    if (!(await saveCurrentSigningKey(trx, row, at))) return;
    await appendInstallationAudit(trx, {
      at,
      actorId: null,
      action: 'signing.keyTaken',
      subject: `key:${key.id}`,
      details: { publicKey: key.publicKey },
    });
  });
}

/** Whether a signature (base64) over the bytes of a text was made with the private half of a public key (PEM). */
export function isSignedWith(publicKey: string, text: string, signature: string): boolean {
  try {
    const bytes = Buffer.from(text, 'utf8');
    return verify(null, bytes, createPublicKey(publicKey), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
