// Reads citations back: node readback.mjs < citations.json, an array of what /v1/quotes/{id}/citation answers. Says what is
// wrong with each and ends with code 1 where anything is. citation-js has faults of its own; each is allowed for by its name.
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { wrongWithCsl } from './csl.mjs';

const wrong = [];
const citations = JSON.parse(await new Response(process.stdin).text());
for (const { quoteId, csl, bibtex, ris } of citations) {
  const complain = (what, got, expected) => {
    if (JSON.stringify(got) !== JSON.stringify(expected))
      wrong.push(`${quoteId}: ${what} is ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`);
  };
  wrong.push(...wrongWithCsl(csl).map((fault) => `${quoteId}: ${fault}`));

  const [entry, ...others] = new Cite(bibtex).data;
  complain('the number of further BibTeX entries', others.length, 0);
  // citation-js knows no newspaper in BibTeX: every article is one of a journal.
  complain('BibTeX type', entry.type, 'article-journal');
  complain('BibTeX title', entry.title, csl.title);
  complain('BibTeX journal', entry['container-title'], csl['container-title']);
  complain('BibTeX author', names(entry.author), names(csl.author));
  complain('BibTeX editor', names(entry.editor), names(csl.editor));
  complain('BibTeX date', entry.issued, csl.issued);
  complain('BibTeX page', entry.page, csl.page);
  complain('BibTeX address', entry.URL, csl.URL);
  complain('BibTeX day of access', entry.accessed, csl.URL && csl.accessed);

  const [record, ...more] = new Cite(ris).data;
  complain('the number of further RIS records', more.length, 0);
  complain('RIS type', record.type, 'article-newspaper');
  complain('RIS title', record.title, csl.title);
  complain('RIS newspaper', record['container-title'], csl['container-title']);
  // citation-js makes the AU of NEWS a reporter, as plain text and without a list where it is one, and drops its A2.
  complain('RIS author', [record.reporter ?? []].flat(), names(csl.author) ?? []);
  // citation-js lets PY win over DA, so that month and day are lost.
  complain('RIS year', record.issued?.['date-parts'][0][0], csl.issued?.['date-parts'][0][0]);
  complain('RIS page', record.page, csl.page);
  complain('RIS address', record.URL, csl.URL);
  complain('RIS language', record.language, csl.language);
  complain('RIS day of access', record.accessed, csl.URL && csl.accessed);
}
console.log(wrong.length ? wrong.join('\n') : `${citations.length} citations read back`);
process.exitCode = wrong.length ? 1 : 0;

// citation-js calls a literal name a family name.
function names(list) {
  return list?.map((name) => name.literal ?? name.family);
}
