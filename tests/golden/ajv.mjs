// Validates documents against a JSON Schema with ajv: node ajv.mjs SCHEMA DOCUMENT...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url); // unlike import, it heeds NODE_PATH
const Ajv = require("ajv/dist/2020").default;

const [schema, ...documents] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, "utf8")));
const ajv = new Ajv({ allErrors: true, strict: true });
const validate = ajv.compile(schema);
for (const document of documents) {
  if (!validate(document)) {
    console.error(JSON.stringify(validate.errors.slice(0, 5), null, 1));
    process.exit(1);
  }
}
console.log(`${documents.length} valid`);
