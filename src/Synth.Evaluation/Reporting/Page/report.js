'use strict';
// Puts the page together and follows the address: #overview, #tables, #table/NAME, #figures, #run.
(function start() {
  const shown = JSON.parse(document.getElementById('document').textContent);
  const main = document.getElementById('main');
  const nav = document.getElementById('nav');
  const search = document.getElementById('search');
  const root = document.documentElement;
  const fixed = [['overview', 'Verdict'], ['tables', 'Tables'], ['figures', 'Figures'], ['run', 'Run']];
  document.getElementById('subject').textContent = `${shown.context.synthetic}, judged against ${shown.context.source}`;
  document.title = `Synth report: ${shown.context.synthetic}`;

  const openTable = name => { location.hash = '#table/' + encodeURIComponent(name); };

  function link(address, text) {
    return element('a', { href: '#' + address, 'aria-current': current() === address ? 'page' : null }, text);
  }

  function current() {
    return location.hash.slice(1) || 'overview';
  }

  function drawNav() {
    nav.replaceChildren(...fixed.map(([address, text]) => link(address, text)),
      ...shown.report.tables.map(table => link('table/' + encodeURIComponent(table.table), table.table)));
    // Of many tables, the one that is shown must be in sight.
    const active = nav.querySelector('[aria-current]');
    if (active) nav.scrollLeft = active.offsetLeft - (nav.clientWidth - active.offsetWidth) / 2;
  }

  function pageOf(address) {
    if (address.startsWith('table/')) return tablePage(shown.report, decodeURIComponent(address.slice(6)), shown.context.notes ?? []);
    if (address === 'tables') return schemaPage(shown, openTable);
    if (address === 'figures') return figuresPage(shown);
    if (address === 'run') return runPage(shown);
    return overviewPage(shown);
  }

  function show() {
    if (current() === 'main') return;
    clearCharts();
    drawNav();
    main.replaceChildren(...pageOf(current()).flat(Infinity).filter(Boolean));
    window.scrollTo(0, 0);
  }

  function found(text) {
    const wanted = text.toLowerCase();
    return shown.report.tables.flatMap(table => [{ table: table.table, place: table.table },
      ...table.columns.map(column => ({ table: table.table, place: `${table.table}.${column.name}`, type: column.type }))])
      .filter(entry => entry.place.toLowerCase().includes(wanted));
  }

  search.addEventListener('input', () => {
    if (!search.value) { show(); return; }
    clearCharts();
    const hits = found(search.value);
    main.replaceChildren(element('h2', { role: 'status' }, `${hits.length} found`),
      sortableTable('Tables and columns', [
        { title: 'Place', value: row => row.place, text: row => element('a', { href: '#table/' + encodeURIComponent(row.table), onclick: () => { search.value = ''; setTimeout(show); } }, row.place) },
        { title: 'Type', value: row => row.type ?? 'table' },
      ], hits));
  });

  function setTheme(theme) {
    root.dataset.theme = theme;
    document.getElementById('theme').textContent = theme === 'dark' ? 'Light' : 'Dark';
    redrawCharts();
  }

  document.getElementById('theme').addEventListener('click', () => setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark'));
  document.getElementById('print').addEventListener('click', () => window.print());
  window.addEventListener('hashchange', show);
  window.addEventListener('resize', resizeCharts);
  window.addEventListener('beforeprint', () => { setTheme('light'); document.querySelectorAll('details.more').forEach(more => { more.open = true; }); resizeCharts(); });
  setTheme(window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  show();
})();
