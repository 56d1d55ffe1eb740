/** The second factor of an account: set up, asked for, switched off. Each leaves a line in the installation's log. */
import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { Secret, TOTP as Totp } from 'otpauth';
import {
  readCode,
  recoveryCodeOf,
  RECOVERY_BYTES,
  RECOVERY_CODES,
  STEPS_OFF,
  TOTP,
} from '#app/domain/people/second-factor.ts';
import { countedAddress, MOST_WRONG_CODES } from '#app/domain/people/throttle.ts';
import { appendInstallationAudit } from '#db/queries/audit.server.ts';
import {
  confirmSecondFactor,
  deleteSecondFactor,
  getSecondFactor,
  insertSecondFactor,
  replaceRecoveryCodes,
  useFactorStep,
  useRecoveryCode,
} from '#db/queries/second-factors.server.ts';
import type { Database } from '#db/schema.ts';
import { hashSecret } from './secrets.server.ts';
import type { SecretsKey } from './secrets-key.server.ts';
import { forgetTries, noteTry, type Counters } from './throttle.server.ts';

type Db = Kysely<Database>;

/** For so long the key of a factor that was begun is shown, and taken. */
const MINUTES_TO_CONFIRM = 30;

/** What a code is checked with. */
export interface FactorDoor {
  db: Db;
  secretsKey: SecretsKey | undefined;
  /** The client's, for throttling. */
  address: string;
  now: Date;
}

export type CodeCheck =
  { kind: 'right' } | { kind: 'wrong' } | { kind: 'throttled'; minutes: number };

/** Begins a second factor in place of one that was not confirmed; nothing where one is confirmed already. */
export async function beginSecondFactor(
  db: Db,
  secretsKey: SecretsKey,
  accountId: string,
  now: Date,
): Promise<void> {
  const secret = secretsKey.encrypt(new Secret({ size: 20 }).base32, accountId);
  await insertSecondFactor(db, accountId, secret, now);
}

/** What an app needs to make codes of a factor that was begun: the key as text, and as an address for its QR code. */
export async function readBegunFactor(
  db: Db,
  secretsKey: SecretsKey,
  account: { accountId: string; email: string },
  { place, now }: { place: string; now: Date },
): Promise<{ key: string; uri: string } | undefined> {
  const row = await getSecondFactor(db, account.accountId);
  if (!row || row.confirmed_at || !isFresh(row.created_at, now)) return undefined;
  const key = secretsKey.decrypt(row.secret, account.accountId);
  if (key === undefined) return undefined;
  const issuer = `CityGauge ${place}`;
  const totp = new Totp({ ...TOTP, issuer, label: account.email, secret: Secret.fromBase32(key) });
  return { key, uri: totp.toString() };
}

const isFresh = (begunAt: Date, now: Date) =>
  now.getTime() - begunAt.getTime() < MINUTES_TO_CONFIRM * 60_000;

/** Confirms a factor that was begun by a code of the app; answers with the recovery codes, which are shown this once. */
export async function confirmFactor(
  door: FactorDoor,
  accountId: string,
  typed: string,
): Promise<{ kind: 'confirmed'; codes: string[] } | Exclude<CodeCheck, { kind: 'right' }>> {
  const checked = await checkTry(door, accountId, async () => {
    const code = readCode(typed);
    const row = await getSecondFactor(door.db, accountId);
    const isBegun = row && !row.confirmed_at && isFresh(row.created_at, door.now);
    return isBegun && code?.kind === 'code' ? isCodeOfApp(door, accountId, code.text) : false;
  });
  if (checked.kind !== 'right') return checked;
  const { db, now } = door;
  return db.transaction().execute(async (trx) => {
    await confirmSecondFactor(trx, accountId, now);
    const codes = await newCodes(trx, accountId);
    await note(trx, { at: now, by: accountId, accountId, action: 'account.factorSetUp' });
    return { kind: 'confirmed', codes };
  });
}

/** New recovery codes in place of all before. */
export function renewRecoveryCodes(db: Db, accountId: string, at: Date): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const codes = await newCodes(trx, accountId);
    await note(trx, { at, by: accountId, accountId, action: 'account.recoveryCodesMade' });
    return codes;
  });
}

/** Takes a second factor away: its owner, or an administrator for whoever has lost phone and codes. */
export function removeFactor(
  db: Db,
  accountId: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await deleteSecondFactor(trx, accountId);
    await note(trx, { at, by, accountId, action: 'account.factorRemoved' });
  });
}

/** Checks a code of the app, or uses a recovery code up. No code of the app is taken twice. */
export function checkCode(door: FactorDoor, accountId: string, typed: string): Promise<CodeCheck> {
  return checkTry(door, accountId, async () => {
    const code = readCode(typed);
    if (code?.kind === 'code') return isCodeOfApp(door, accountId, code.text);
    if (code?.kind !== 'recoveryCode') return false;
    return door.db.transaction().execute(async (trx) => {
      if (!(await useRecoveryCode(trx, accountId, hashSecret(code.text)))) return false;
      await note(trx, {
        at: door.now,
        by: accountId,
        accountId,
        action: 'account.recoveryCodeUsed',
      });
      return true;
    });
  });
}

/** Notes a try before it is checked, and forgets the tries of the account when it was right. */
async function checkTry(
  { db, address, now }: FactorDoor,
  accountId: string,
  isRight: () => Promise<boolean>,
): Promise<CodeCheck> {
  const counters: Counters = {
    keys: {
      account: hashSecret(`code ${accountId}`),
      address: hashSecret(`code from ${countedAddress(address)}`),
    },
    most: MOST_WRONG_CODES,
  };
  const wait = await noteTry(db, counters, now);
  if (wait) return { kind: 'throttled', ...wait };
  if (!(await isRight())) return { kind: 'wrong' };
  await forgetTries(db, counters);
  return { kind: 'right' };
}

async function isCodeOfApp(
  { db, secretsKey, now }: FactorDoor,
  accountId: string,
  token: string,
): Promise<boolean> {
  const row = await getSecondFactor(db, accountId);
  const key = row && secretsKey?.decrypt(row.secret, accountId);
  if (!key) return false;
  const totp = new Totp({ ...TOTP, secret: Secret.fromBase32(key) });
  const timestamp = now.getTime();
  const off = totp.validate({ token, timestamp, window: STEPS_OFF });
  return off !== null && useFactorStep(db, accountId, totp.counter({ timestamp }) + off);
}

async function newCodes(trx: Transaction<Database>, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    recoveryCodeOf(randomBytes(RECOVERY_BYTES)),
  );
  await replaceRecoveryCodes(trx, accountId, codes.map(hashSecret));
  return codes;
}

async function note(
  trx: Transaction<Database>,
  { accountId, at, by, action }: { accountId: string; at: Date; by: string; action: string },
): Promise<void> {
  const subject = `account:${accountId}`;
  await appendInstallationAudit(trx, { at, actorId: by, action, subject, details: {} });
}
