'use strict';
// Elements from names, attributes and children. Texts become text nodes: nothing from a database is ever markup.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) made.append(child instanceof Node ? child : String(child));
  }
  return made;
}

// Numbers of things are whole, shares and distances at most 1.
function digitsOf(value) { return value > 1 && Number.isInteger(value) ? 0 : 3; }

const format = {
  number: value => value === null || value === undefined ? '–' : Number(value).toLocaleString('en', { maximumFractionDigits: 3, minimumFractionDigits: digitsOf(value) }),
  count: value => value === null || value === undefined ? '–' : Number(value).toLocaleString('en'),
  percent: value => value === null || value === undefined ? '–' : (100 * value).toFixed(1) + '%',
  interval: value => value ? `${format.number(value.low)} to ${format.number(value.high)}` : '–',
};

// A table that can be sorted by any of its columns: { title, value, text?, number? }.
function sortableTable(caption, columns, rows) {
  const body = element('tbody');
  let order = null;
  const heads = columns.map((column, index) => element('th', { scope: 'col', class: column.number ? 'number' : null },
    element('button', { type: 'button', onclick: () => sort(index) }, column.title)));
  function sort(index) {
    const falling = order && order.index === index && !order.falling;
    order = { index, falling };
    heads.forEach((head, i) => i === index ? head.setAttribute('aria-sort', falling ? 'descending' : 'ascending') : head.removeAttribute('aria-sort'));
    const keyed = rows.map(row => [columns[index].value(row), row]);
    keyed.sort((a, b) => compare(a[0], b[0]) * (falling ? -1 : 1));
    fill(keyed.map(pair => pair[1]));
  }
  function compare(a, b) {
    if (a === b) return 0;
    if (a === null || a === undefined) return -1;
    if (b === null || b === undefined) return 1;
    return typeof a === 'number' ? a - b : String(a).localeCompare(String(b));
  }
  function fill(list) {
    body.replaceChildren(...list.map(row => element('tr', {}, columns.map(column => cell(column, row)))));
  }
  // Where a screen is narrow, each cell is a line of its own, and those that say nothing are left out.
  function cell(column, row) {
    const shown = column.text ? column.text(row) : column.number ? format.number(column.value(row)) : column.value(row) ?? '–';
    const kinds = [column.number && 'number', shown === '–' && 'none'].filter(Boolean).join(' ');
    return element('td', { class: kinds || null, 'data-title': column.title }, shown);
  }
  fill(rows);
  return element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element('table', {}, element('caption', {}, caption), element('thead', {}, element('tr', {}, heads)), body));
}
