/** The installation's key for secrets that have to be read again, which the database alone must not give away. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError, type Configuration } from '../configuration.server.ts';

export interface SecretsKey {
  /** AES-256-GCM. What it is bound to, such as an account, has to be named again to read it. */
  encrypt(text: string, boundTo: string): string;
  /** Undefined for what was made with another key, bound to something else, or changed. */
  decrypt(encrypted: string, boundTo: string): string | undefined;
}

/** Beside the embedded database, like the key that signs. */
const FILE = 'secrets.key';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The key that the environment names; without one that of the folder of the embedded database, made at the first
 * start. Undefined with PostgreSQL and no key: there is no second factor then. Throws `ConfigurationError`, which never
 * shows the key.
 */
export function readSecretsKey(
  configuration: Pick<
    Configuration,
    'secretsKey' | 'secretsKeyFile' | 'databaseUrl' | 'dataDir' | 'requiresSecondFactor'
  >,
): SecretsKey | undefined {
  const { secretsKey, secretsKeyFile, databaseUrl, dataDir } = configuration;
  if (secretsKey && secretsKeyFile) {
    throw new ConfigurationError('Set either SECRETS_KEY or SECRETS_KEY_FILE, not both.');
  }
  if (secretsKey) return keyOf(secretsKey, 'SECRETS_KEY');
  if (secretsKeyFile) return keyOf(readFile(secretsKeyFile), `SECRETS_KEY_FILE: ${secretsKeyFile}`);
  if (!databaseUrl) {
    const file = path.join(dataDir, FILE);
    return keyOf(readOrMake(file), file);
  }
  if (configuration.requiresSecondFactor) {
    throw new ConfigurationError(
      'REQUIRE_SECOND_FACTOR needs SECRETS_KEY or SECRETS_KEY_FILE, with which the secrets of second factors are encrypted.',
    );
  }
  return undefined;
}

function keyOf(text: string, place: string): SecretsKey {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) {
    throw new ConfigurationError(
      `${place} is not 32 bytes in base64. Make a key with: openssl rand -base64 32 > secrets.key`,
    );
  }
  return {
    encrypt(plain, boundTo) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
      const bytes = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString('base64');
    },
    decrypt(encrypted, boundTo) {
      const bytes = Buffer.from(encrypted, 'base64');
      const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce)
          .setAAD(Buffer.from(boundTo))
          .setAuthTag(tag.subarray(0, TAG_BYTES));
        const plain = decipher.update(tag.subarray(TAG_BYTES));
        return Buffer.concat([plain, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigurationError(`SECRETS_KEY_FILE: ${file} cannot be read (${code}).`);
  }
}

/** Only the process that has the embedded database comes here, so nobody else makes one meanwhile. */
function readOrMake(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const text = `${randomBytes(KEY_BYTES).toString('base64')}\n`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return text;
}
