/** The one place that reads the environment: parsed once, wrong values stop the start with what is allowed. */
import { z } from 'zod';
import { isMailable } from '#app/domain/people/mail-address.ts';
import { DEFAULT_SUPPRESS_BELOW } from '#app/domain/publication/suppression.ts';

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'an address such as postgres://user:password@host:5432/name',
});

const EnvironmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'a port number from 0 to 65535' })
    .int()
    .min(0)
    .max(65_535)
    .default(3000),
  ORIGIN: z
    .url({ protocol: /^https?$/, error: 'the public address, such as https://gauge.example.org' })
    .optional(),
  TRUST_PROXY: z.coerce
    .number({ error: 'how many proxies stand in front: 0, 1, 2 ...' })
    .int()
    .min(0)
    .max(10)
    .default(0),
  DATA_DIR: z.string().default('data'),
  DEFINITIONS_DIR: z.string().default('kpi-definitions'),
  TARGET_SET: z.string().default('open-reference-2030'),
  REGISTER_TOLERANCE: z
    .string()
    .regex(/^(100|\d{1,2})(\.\d{1,4})?$/, 'per cent as a plain number, such as 5 or 2.5')
    .optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_READ_URL: postgresUrl.optional(),
  SIGNING_KEY: z.string().optional(),
  SIGNING_KEY_FILE: z.string().optional(),
  SECRETS_KEY: z.string().optional(),
  SECRETS_KEY_FILE: z.string().optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'an address such as smtps://user:password@mail.example.org',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((from) => isMailable(/^[^<>]*<([^<>]+)>$/.exec(from)?.[1] ?? from), {
      error: 'an address such as gauge@city.example, or CityGauge <gauge@city.example>',
    })
    .optional(),
  OIDC_ISSUER: z
    .url({ error: 'the https address of the provider, such as https://login.example.org' })
    .refine((issuer) => isSafeIssuer(issuer), {
      error: 'an https address; http is for a provider on this machine',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60, 'at most 60 characters').optional(),
  REQUIRE_SECOND_FACTOR: z.enum(['yes', 'no'], { error: 'yes or no' }).default('no'),
  SUPPRESS_BELOW: z.coerce
    .number({ error: 'a whole number, such as 5; 0 suppresses nothing' })
    .int('a whole number, such as 5; 0 suppresses nothing')
    .min(0)
    .max(1000)
    .default(DEFAULT_SUPPRESS_BELOW),
  SEED: z.enum(['examples', 'none']).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** A provider of OpenID Connect that the operator trusts. */
export interface SingleSignOn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the provider is called on the page; undefined: nothing special. */
  label: string | undefined;
}

export interface Configuration {
  isProduction: boolean;
  host: string;
  port: number;
  /** The address that browsers use, without a trailing slash; undefined: as they ask. */
  origin: string | undefined;
  trustProxy: number;
  dataDir: string;
  definitionsDir: string;
  targetSetId: string;
  /**
   * By how many per cent a KPI's own denominator may differ from the register's; undefined: as the definitions say.
   */
  registerTolerance: string | undefined;
  databaseUrl: string | undefined;
  databaseReadUrl: string | undefined;
  /** PEM of the key that signs publications, or the file that holds it. */
  signingKey: string | undefined;
  signingKeyFile: string | undefined;
  /** The key that encrypts the secrets of second factors, in base64, or the file that holds it. */
  secretsKey: string | undefined;
  secretsKeyFile: string | undefined;
  /** The server that mail is sent by, and the address that it is sent from; undefined: none is sent. */
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** Where people may sign in as well; undefined: nowhere else. */
  singleSignOn: SingleSignOn | undefined;
  /** Whether verifiers and administrators have to have a second factor. */
  requiresSecondFactor: boolean;
  /** Counts of persons or events from 1 to below this are left out of publications; 0: none are. */
  suppressBelow: number;
  loadsExamples: boolean;
  logLevel: string;
}

/** A wrong variable: its message names it, what was found and what is allowed. */
export class ConfigurationError extends Error {}

/** Reads the configuration from an environment. Empty variables count as not set. Throws `ConfigurationError` naming all wrong ones. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = EnvironmentSchema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const isSecret = /^(?:DATABASE|SMTP)|_KEY$|_SECRET$/.test(name);
      const found = isSecret ? '' : `, found "${set[name]}"`;
      return `  ${name}: ${issue.message}${found}`;
    });
    throw new ConfigurationError(`These environment variables are wrong:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  if (values.SMTP_URL && !(values.MAIL_FROM && values.ORIGIN)) {
    throw new ConfigurationError(
      'SMTP_URL needs MAIL_FROM, and ORIGIN: the links in mails must lead here and nowhere else.',
    );
  }
  return {
    isProduction: values.NODE_ENV === 'production',
    host: values.HOST,
    port: values.PORT,
    origin: values.ORIGIN?.replace(/\/+$/, ''),
    trustProxy: values.TRUST_PROXY,
    dataDir: values.DATA_DIR,
    definitionsDir: values.DEFINITIONS_DIR,
    targetSetId: values.TARGET_SET,
    registerTolerance: values.REGISTER_TOLERANCE,
    databaseUrl: values.DATABASE_URL,
    databaseReadUrl: values.DATABASE_READ_URL,
    signingKey: values.SIGNING_KEY,
    signingKeyFile: values.SIGNING_KEY_FILE,
    secretsKey: values.SECRETS_KEY,
    secretsKeyFile: values.SECRETS_KEY_FILE,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    singleSignOn: singleSignOnOf(values),
    requiresSecondFactor: values.REQUIRE_SECOND_FACTOR === 'yes',
    suppressBelow: values.SUPPRESS_BELOW,
    loadsExamples: (values.SEED ?? (values.DATABASE_URL ? 'none' : 'examples')) === 'examples',
    logLevel: values.LOG_LEVEL,
  };
}

function singleSignOnOf(values: z.output<typeof EnvironmentSchema>): SingleSignOn | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = values;
  if (!issuer && !clientId && !secret) return undefined;
  if (!issuer || !clientId || !secret || !values.ORIGIN) {
    throw new ConfigurationError(
      'Single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and ORIGIN, to which the provider sends people back.',
    );
  }
  return { issuer, clientId, clientSecret: secret, label: values.OIDC_LABEL };
}

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** Whether only this machine can reach the server. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
