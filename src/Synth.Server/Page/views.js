// What the page shows: all jobs, one job, one run. Everything from the API becomes text nodes, never markup.
function badge(state) {
  const kinds = { succeeded: 'good', failed: 'failure', lost: 'failure', cancelled: 'warning', running: 'busy', paused: 'warning', waiting: 'calm' };
  return element('span', { class: 'badge ' + (kinds[state] || 'calm') }, state);
}

function facts(pairs) {
  return element('dl', { class: 'facts' }, pairs.filter(pair => pair[1] !== null && pair[1] !== undefined)
    .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
}

function progressBar(progress) {
  if (!progress) return null;
  const share = progress.total > 0 ? progress.done / progress.total : null;
  const counted = progress.total > 0 ? `${format.count(progress.done)} of ${format.count(progress.total)} ${progress.unit}` : '';
  return element('div', { class: 'progress' },
    element('p', {}, element('strong', {}, progress.stage), counted ? ` · ${counted}` : ''),
    progress.sharing ? element('p', { class: 'sharing' }, progress.sharing) : null,
    element('progress', share === null ? { 'aria-label': progress.stage } : { value: share, max: 1, 'aria-label': progress.stage }));
}

function actions(job, act) {
  const isRunning = job.state === 'running';
  return element('div', { class: 'actions' },
    isRunning
      ? element('button', { type: 'button', onclick: () => act(job, 'cancel') }, 'Cancel run')
      : element('button', { type: 'button', class: 'main', onclick: () => act(job, 'run') }, 'Run now'),
    job.nextRun === null
      ? element('button', { type: 'button', onclick: () => act(job, 'resume') }, 'Resume')
      : element('button', { type: 'button', onclick: () => act(job, 'pause') }, 'Pause'));
}

function jobCard(job, act) {
  const latest = job.latest;
  return element('article', { class: 'card job', 'data-job': job.name },
    element('div', { class: 'title' }, element('h3', {}, element('a', { href: '#job/' + encodeURIComponent(job.name) }, job.name)), badge(job.state)),
    facts([
      ['Next run', job.nextRun ? clock(job.nextRun) : 'paused'],
      ['Schedule', `${job.schedule} (${job.timeZone})`],
      ['Last result', latest && latest.state !== 'running' ? [badge(latest.state), ' ', element('a', { href: '#run/' + latest.id }, clock(latest.startedAt))] : latest ? 'running' : 'never ran'],
      ['Score', latest && latest.score !== null ? format.number(latest.score) : null],
    ]),
    latest && latest.message ? element('p', { class: 'message' }, latest.message) : null,
    progressBar(latest && latest.progress),
    actions(job, act));
}

function jobsView(overview, act) {
  return [element('h2', {}, overview.jobs.length === 1 ? '1 job' : `${overview.jobs.length} jobs`),
    element('div', { class: 'cards' }, overview.jobs.map(job => jobCard(job, act)))];
}

function runsTable(runs) {
  return sortableTable(runs.length === 1 ? '1 run' : `${runs.length} runs, the latest first`, [
    { title: 'Begun', value: run => run.startedAt, text: run => element('a', { href: '#run/' + run.id }, clock(run.startedAt)) },
    { title: 'Result', value: run => run.state, text: run => badge(run.state) },
    { title: 'Duration', value: run => run.seconds, text: run => duration(run.seconds), number: true },
    { title: 'Rows', value: run => run.rowCount, text: run => format.count(run.rowCount), number: true },
    { title: 'Score', value: run => run.score, number: true },
    { title: 'Node', value: run => run.node },
    { title: 'Report', value: run => run.hasReport, text: run => run.hasReport ? element('a', { href: `/api/runs/${run.id}/report`, target: '_blank', rel: 'noopener' }, 'open') : '–' },
    { title: 'Message', value: run => run.message, text: run => element('span', { class: 'lines' }, run.message ?? (run.isRecovery ? 'took the place of a lost run' : '')) },
  ], runs);
}

function jobView(job, runs, act, showSchema) {
  const inOrder = [...runs].reverse();
  const scored = inOrder.filter(run => run.score !== null);
  return [
    element('div', { class: 'title' }, element('h2', {}, job.name), badge(job.state)),
    facts([['Next run', job.nextRun ? clock(job.nextRun) : 'paused'], ['Schedule', `${job.schedule} (${job.timeZone})`], ['Configuration', job.configuration]]),
    progressBar(job.latest && job.latest.progress),
    actions(job, act),
    runs.length === 0 ? element('p', {}, 'This job has not run yet.') : [
      element('div', { class: 'plots' },
        element('section', { class: 'card' }, element('h3', {}, 'Duration'), durationPlot(inOrder)),
        scored.length > 0 ? element('section', { class: 'card' }, element('h3', {}, 'Fidelity score'), scorePlot(scored)) : null),
      element('h3', {}, 'History'), runsTable(runs)],
    element('h3', {}, 'Schema of the source'),
    element('div', { id: 'schema' }, element('button', { type: 'button', onclick: showSchema }, 'Show the diagram')),
  ];
}

function schemaView(schema) {
  const detail = element('div', { id: 'table' });
  const open = name => {
    const table = schema.tables.find(entry => entry.table === name);
    detail.replaceChildren(sortableTable(`Columns of ${name}`, [
      { title: 'Column', value: column => column.name },
      { title: 'Type', value: column => column.type },
      { title: 'Key', value: column => column.isKey ? 'primary' : column.references ? `→ ${column.references}` : '' },
      { title: 'Null', value: column => column.isNullable ? 'yes' : 'no' },
    ], table.columns));
  };
  return [schemaDiagram(schema.tables, schema.edges, open),
    sortableTable(`${schema.tables.length} tables`, [
      { title: 'Table', value: table => table.table, text: table => element('button', { type: 'button', class: 'link', onclick: () => open(table.table) }, table.table) },
      { title: 'Columns', value: table => table.columns.length, text: table => format.count(table.columns.length), number: true },
      { title: 'References', value: table => schema.edges.filter(edge => edge.child === table.table).map(edge => edge.parent).join(', ') },
    ], schema.tables), detail];
}

function runView(run, log) {
  return [
    element('div', { class: 'title' }, element('h2', {}, element('a', { href: '#job/' + encodeURIComponent(run.job) }, run.job), ` · ${clock(run.startedAt)}`), badge(run.state)),
    facts([
      ['Duration', duration(run.seconds)], ['Rows', run.rowCount === null ? null : format.count(run.rowCount)], ['Score', run.score === null ? null : format.number(run.score)],
      ['Exit code', run.exitCode], ['Node', run.node], ['Recovery', run.isRecovery ? 'took the place of a lost run' : null], ['Run', run.id],
    ]),
    run.message ? element('p', { class: 'message', role: 'alert' }, run.message) : null,
    progressBar(run.progress),
    run.hasReport ? element('p', {}, element('a', { class: 'button', href: `/api/runs/${run.id}/report`, target: '_blank', rel: 'noopener' }, 'Open the report'), ' ',
      element('a', { href: `/api/runs/${run.id}/report.json` }, 'as JSON')) : null,
    element('h3', {}, 'Log (UTC)'), element('pre', { class: 'log', tabindex: 0 }, log || 'Nothing yet.'),
  ];
}
