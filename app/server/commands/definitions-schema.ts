/** `npm run definitions:schema`: writes the JSON Schemas with which editors check and complete the definition files. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemaFiles } from '#app/domain/definitions/file-kinds.ts';

const folder = path.resolve(process.argv[2] ?? 'kpi-definitions', 'schemas');
await mkdir(folder, { recursive: true });
for (const { name, content } of jsonSchemaFiles()) {
  await writeFile(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  process.stdout.write(`${path.join(folder, name)}\n`);
}
