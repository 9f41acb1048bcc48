// How many quote selectors find one place in their page, as a client of W3C annotations looks for them:
// node annotator.mjs MODULES PAGE JSONLD [PAGE JSONLD ...]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const { JSDOM } = createRequire(pathToFileURL(`${modules}/`))("jsdom");
const bare = new JSDOM("").window;
for (const name of ["Node", "NodeFilter", "Range", "Document", "Element", "Text"]) globalThis[name] = bare[name];
const library = `${modules}/@apache-annotator/dom/lib/index.js`;
const { createTextQuoteSelectorMatcher } = await import(pathToFileURL(library));

let found = 0;
const lost = [];
for (let n = 0; n < files.length; n += 2) {
  const page = new JSDOM(readFileSync(files[n])).window.document;
  globalThis.document = page;
  for (const element of page.querySelectorAll("script, style")) element.remove();
  const pieces = JSON.parse(readFileSync(files[n + 1]))["@graph"].flatMap((article) =>
    article.hasPart.flatMap((quotation) => quotation.hasPart ?? []));
  for (const [, { exact, prefix, suffix }] of pieces.map((piece) => piece.selector)) {
    const selector = { type: "TextQuoteSelector", exact, prefix: prefix || undefined, suffix: suffix || undefined };
    let places = 0;
    for await (const _ of createTextQuoteSelectorMatcher(selector)(page.body)) places += 1;
    if (places === 1) found += 1;
    else lost.push([files[n], places, selector]);
  }
}
console.log(JSON.stringify({ found, lost }));
