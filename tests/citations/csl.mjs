// What csl-data.json of the CSL project demands of an item, as far as an article in a newspaper can use it: no member but
// those that it knows, each of its type. The published schema stands in no package that could be installed here.
const texts = ['id', 'language', 'container-title', 'note', 'page', 'title', 'URL'];
const names = ['author', 'editor', 'interviewer'];
const dates = ['issued', 'accessed'];

export function wrongWithCsl(item) {
  const faults = [];
  if (item.type !== 'article-newspaper') faults.push(`CSL type is ${item.type}`);
  if (!item.id) faults.push('CSL id is missing');
  for (const [member, value] of Object.entries(item)) {
    const fits =
      member === 'type' ? true
      : texts.includes(member) ? typeof value === 'string' && value.length > 0
      : names.includes(member) ? Array.isArray(value) && value.length > 0 && value.every(isName)
      : dates.includes(member) ? isDate(value)
      : member === 'custom' ? value !== null && typeof value === 'object' && !Array.isArray(value)
      : false;
    if (!fits) faults.push(`CSL member ${member} is ${JSON.stringify(value)}`);
  }
  return faults;
}

function isName(name) {
  return Object.keys(name).join() === 'literal' && typeof name.literal === 'string' && name.literal.length > 0;
}

function isDate(date) {
  const [parts, ...more] = date['date-parts'] ?? [];
  return (
    Object.keys(date).join() === 'date-parts' &&
    more.length === 0 &&
    parts?.length >= 1 &&
    parts.length <= 3 &&
    parts.every(Number.isInteger)
  );
}
