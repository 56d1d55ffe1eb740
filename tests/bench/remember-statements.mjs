/** Loaded into a server before it starts: writes down every statement it sends to PostgreSQL, with its parameters. */
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const send = pg.Client.prototype.query;
pg.Client.prototype.query = function query(statement, parameters, ...rest) {
  const text = typeof statement === 'string' ? statement : statement?.text;
  const values = Array.isArray(parameters) ? parameters : (statement?.values ?? []);
  if (text) {
    appendFileSync(process.env.STATEMENTS_FILE, `${JSON.stringify({ text, values })}\n`);
  }
  return send.call(this, statement, parameters, ...rest);
};
