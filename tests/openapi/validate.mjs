// Holds the document to the two parsers that client generators most often build on.
import { readFileSync } from "node:fs";
import SwaggerParser from "@apidevtools/swagger-parser";
import { Validator } from "@seriousme/openapi-schema-validator";

const [parser, path = "../../openapi/quotes.json"] = process.argv.slice(2);
const document = JSON.parse(readFileSync(path, "utf8"));

if (parser === "swagger-parser") {
  await SwaggerParser.validate(document);
} else {
  const { valid, errors } = await new Validator().validate(document);
  if (!valid) throw new Error(typeof errors === "string" ? errors : JSON.stringify(errors, null, 2));
}
console.log(`${parser}: valid`);
