/** Passwords and one-time secrets: what is stored opens nothing by itself. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, with its parameters and salt in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON);
}

let decoy: Promise<string> | undefined;

/** Whether a password fits; takes as long for an account that is not there. */
export async function isPassword(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const isRight = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return isRight && Boolean(stored);
}

/** A secret for a cookie or a link: 256 random bits. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
