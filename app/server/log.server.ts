/** Structured logs; what could be a secret never gets in. */
import pino, { type Logger } from 'pino';

export type Log = Logger;

/** A logger that writes JSON lines to standard output. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', 'token', 'cookie', '*.password', '*.token', '*.cookie', 'req.headers'],
  });
}
