/** A server of one bare Remix page, whose action sends given statements in one transaction: what saving has to cost. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import pg from 'pg';
import { bareBuild, formPage } from './bare-page.ts';
import { parametersOf, type Remembered } from './statements.ts';

interface Task {
  databaseUrl: string;
  inputs: number;
  statements: Remembered[];
  future: ServerBuild['future'];
}

const { databaseUrl, inputs, statements, future } = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
) as Task;
const pool = new pg.Pool({ connectionString: databaseUrl });
let saves = 0;

async function save() {
  saves += 1;
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const statement of statements) {
      await client.query(statement.text, parametersOf(statement, saves));
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  return Response.json({ results: [{ kind: 'saved' }] });
}

const app = express();
app.use(compression({ threshold: 512 }));
app.all(
  '*',
  createRequestHandler({
    build: bareBuild(formPage(inputs), future, async ({ request }) => {
      await request.json();
      return save();
    }),
    mode: 'production',
  }),
);
const server = createServer(app);
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
