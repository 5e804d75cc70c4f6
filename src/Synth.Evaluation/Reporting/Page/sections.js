'use strict';
// The parts that speak of the whole database.
function overviewPage(shown) {
  const { report, metrics } = shown;
  const state = !report.isPassed ? 'failure' : report.gates.some(gate => !gate.isPassed) ? 'warning' : 'good';
  const words = { failure: 'Not passed: do not use this database', warning: 'Passed, with warnings', good: 'Passed' };
  return [
    element('section', { class: 'verdict ' + state, 'aria-label': 'Verdict' },
      element('h2', { style: 'margin-top:0' }, words[state]),
      element('p', {}, counted(report))),
    element('div', { class: 'parts' }, ['integrity', 'privacy', 'fidelity', 'utility'].map(part => partCard(report, metrics, part))),
    report.verdict.remarks.length ? element('ul', { class: 'remarks' }, report.verdict.remarks.map(remark => element('li', {}, remark))) : null,
    element('h2', {}, 'Gates'),
    gates(report, metrics),
    element('h2', {}, 'Tables told apart'),
    comparedBars('Rows told apart by a classifier', detectionRows(report), 0.5),
    report.families.length ? [element('h2', {}, 'Whole families recognised'), familyTable(report)] : null,
    element('h2', {}, 'Means over tables'),
    sortableTable('Each with what unseen real rows score', [
      { title: 'Measure', value: row => titleOf(metrics, row.metric) },
      { title: 'Synthetic', number: true, value: row => row.value },
      { title: 'Real data', number: true, value: row => row.ceiling },
      { title: '95% interval', value: row => format.interval(row.interval) },
      { title: 'What it says', value: row => metrics.find(metric => metric.name === row.metric).meaning },
    ], report.figures.filter(figure => figure.isMean || figure.metric === 'score')),
  ];
}

function counted(report) {
  const rows = side => format.count(report.tables.reduce((sum, table) => sum + table[side], 0));
  const open = kind => report.gates.filter(gate => !gate.isPassed && gate.gate.stops === kind).length;
  return `${rows('syntheticRows')} synthetic rows in ${report.tables.length} tables beside ${rows('sourceRows')} of the source. `
    + `${report.gates.filter(gate => gate.checked).length} gates asked: ${open(true)} failed, ${open(false)} warn.`;
}

function familyTable(report) {
  return sortableTable('An attacker knows all rows of a person or root row and guesses whether the fit saw them: area 0.5 is guessing, 1 is certain', [
    { title: 'Root', value: row => row.root },
    { title: 'Tables known', value: row => row.tables.join(', ') },
    { title: 'Area', number: true, value: row => row.inference.area },
    { title: '95% interval', value: row => format.interval(row.inference.areaInterval) },
    { title: 'Of it told by shares of categories', number: true, value: row => row.inference.common },
    { title: 'Families a side', number: true, value: row => row.inference.targets, text: row => format.count(row.inference.targets) },
  ], report.families);
}

// One part of the verdict: what the gates of its group say, and the sentence.
function partCard(report, metrics, part) {
  const own = report.gates.filter(gate => (gate.checked || !gate.isPassed) && metrics.some(metric => metric.name === gate.gate.metric && metric.group === part));
  const failed = own.filter(gate => !gate.isPassed);
  const silent = report.verdict[part].startsWith('No verdict');
  const state = failed.some(gate => gate.gate.stops) ? 'failure' : failed.length || silent ? 'warning' : 'good';
  const word = silent ? 'no verdict' : state === 'failure' ? 'failed' : state === 'warning' ? `${failed.length} ${failed.length === 1 ? 'warning' : 'warnings'}` : own.length ? 'passed' : 'measured';
  return element('section', { class: 'card part ' + state, 'aria-label': part },
    element('h3', {}, part[0].toUpperCase() + part.slice(1), element('span', { class: 'badge ' + state }, word)),
    element('p', {}, report.verdict[part]));
}

function titleOf(metrics, name) {
  const metric = metrics.find(candidate => candidate.name === name);
  return metric ? metric.title : name;
}

function detectionRows(report) {
  return report.tables.filter(table => table.fidelity && table.fidelity.rows)
    .map(table => ({ name: table.table, value: table.fidelity.rows.area, ceiling: table.ceiling && table.ceiling.rows ? table.ceiling.rows.area : null }));
}

// What is not passed is seen at once, and the rest when it is asked for.
function gates(report, metrics) {
  const open = report.gates.filter(gate => !gate.isPassed);
  const others = report.gates.filter(gate => gate.isPassed);
  const passed = others.filter(gate => gate.checked).length;
  const counts = [passed && `${passed} passed`, others.length > passed && `${others.length - passed} not asked`].filter(Boolean).join(', ');
  return [
    open.length ? gateTable('What does not hold', open, metrics) : element('p', {}, 'All gates that were asked are passed.'),
    others.length ? element('details', { class: 'more' }, element('summary', {}, `Other gates: ${counts}`), gateTable('What holds', others, metrics)) : null,
  ];
}

function gateTable(caption, gates, metrics) {
  const stateOf = gate => gate.isPassed ? (gate.checked ? 'passed' : 'not asked') : gate.gate.stops ? 'failed' : 'warning';
  const urgency = ['failed', 'warning', 'passed', 'not asked'];
  const shown = [...gates].sort((a, b) => urgency.indexOf(stateOf(a)) - urgency.indexOf(stateOf(b)));
  const classes = { passed: 'good', failed: 'failure', warning: 'warning', 'not asked': '' };
  return sortableTable(caption, [
    { title: 'Result', value: stateOf, text: row => element('span', { class: 'badge ' + classes[stateOf(row)] }, stateOf(row)) },
    { title: 'Measure', value: row => titleOf(metrics, row.gate.metric) },
    { title: 'Limit', number: true, value: row => row.gate.limit, text: row => `${row.gate.limit} ${{ value: '', lowerBound: '(lower bound)', beyondCeiling: '(beyond real data)' }[row.gate.basis]}` },
    { title: 'Asked', number: true, value: row => row.checked, text: row => format.count(row.checked) },
    { title: 'Not passed', value: row => row.isPassed ? '' : row.failed.map(figurePlace).join('; ') || row.summary },
    { title: 'Why this limit', value: row => row.gate.reason },
  ], shown);
}

function figurePlace(figure) {
  return [figure.table, figure.subject].filter(Boolean).join(', ') + ` (${format.number(figure.value)})`;
}

function schemaPage(shown, open) {
  const { report } = shown;
  const edges = report.keys.map(key => ({ child: key.fidelity.child, parent: key.fidelity.parent }));
  const measured = (table, metric) => {
    const figure = report.figures.find(candidate => candidate.metric === metric && candidate.table === table.table && !candidate.subject);
    return figure ? figure.value : null;
  };
  return [
    element('h2', {}, 'Tables'),
    schemaDiagram(report.tables, edges, open),
    sortableTable('The tables; follow a name to its page', [
      { title: 'Table', value: row => row.table, text: row => element('a', { href: '#table/' + encodeURIComponent(row.table) }, row.table) },
      { title: 'Source rows', number: true, value: row => row.sourceRows, text: row => format.count(row.sourceRows) },
      { title: 'Synthetic rows', number: true, value: row => row.syntheticRows, text: row => format.count(row.syntheticRows) },
      { title: 'Columns', number: true, value: row => row.columns.length, text: row => format.count(row.columns.length) },
      { title: 'Rows told apart', number: true, value: row => measured(row, 'detection.rows') },
      { title: 'With children', number: true, value: row => measured(row, 'detection.children') },
      { title: 'With parents', number: true, value: row => measured(row, 'detection.parents') },
      { title: 'Membership', number: true, value: row => measured(row, 'privacy.membership') },
    ], report.tables),
    element('h2', {}, 'Foreign keys'),
    sortableTable('Children per parent, and dependences over the key', [
      { title: 'Child', value: row => row.fidelity.child },
      { title: 'Key', value: row => row.fidelity.key },
      { title: 'Parent', value: row => row.fidelity.parent },
      { title: 'Counts, distance', number: true, value: row => row.fidelity.countDistance },
      { title: 'Real data', number: true, value: row => row.ceiling ? row.ceiling.countDistance : null },
      { title: 'Childless, source', number: true, value: row => row.fidelity.childlessSource, text: row => format.percent(row.fidelity.childlessSource) },
      { title: 'Childless, synthetic', number: true, value: row => row.fidelity.childlessSynthetic, text: row => format.percent(row.fidelity.childlessSynthetic) },
    ], report.keys),
  ];
}

function figuresPage(shown) {
  return [
    element('h2', {}, 'All figures'),
    element('p', {}, 'Gates can ask for any of them by name.'),
    sortableTable('Every number that was measured', [
      { title: 'Name', value: row => row.metric },
      { title: 'Measure', value: row => titleOf(shown.metrics, row.metric) },
      { title: 'Table', value: row => row.table ?? 'database' },
      { title: 'Subject', value: row => row.subject },
      { title: 'Value', number: true, value: row => row.value },
      { title: 'Real data', number: true, value: row => row.ceiling },
      { title: '95% interval', value: row => format.interval(row.interval) },
      { title: 'Samples', number: true, value: row => row.samples, text: row => row.samples ? format.count(row.samples) : '–' },
    ], shown.report.figures),
  ];
}

// What the run says of itself, topic by topic.
function noteTables(notes, ofTable) {
  return [...new Set(notes.map(note => note.topic))].map(topic => [
    element('h2', {}, topic),
    sortableTable(topic, [
      ...(ofTable ? [] : [{ title: 'Table', value: row => row.table ?? 'database' }]),
      { title: 'What', value: row => row.text },
    ], notes.filter(note => note.topic === topic)),
  ]);
}

function ruleTable(caption, rules) {
  const shown = [...rules].sort((a, b) => a.kept - b.kept);
  return sortableTable(caption, [
    { title: 'Rule', value: row => row.rule },
    { title: 'Kept', number: true, value: row => row.kept, text: row => element('span', { class: 'badge ' + (row.kept >= 0.999 ? 'good' : row.kept >= 0.95 ? '' : 'warning') }, format.percent(row.kept)) },
    { title: 'By unseen rows', number: true, value: row => row.ceiling, text: row => format.percent(row.ceiling) },
    { title: 'Synthetic rows it speaks of', number: true, value: row => row.rows, text: row => format.count(row.rows) },
  ], shown);
}

function runPage(shown) {
  const { context, report } = shown;
  return [
    element('h2', {}, 'Integrity'),
    context.certificate.length
      ? sortableTable('What the target engine itself verified', [
        { title: 'Promise', value: row => row.kind }, { title: 'Kept', number: true, value: row => row.kept, text: row => format.count(row.kept) },
        { title: 'All', number: true, value: row => row.all, text: row => format.count(row.all) }], context.certificate)
      : element('p', {}, 'An existing database was judged: the certificate of its run is not part of this report.'),
    report.broken.length
      ? sortableTable('Promises that rows break', [{ title: 'Table', value: row => row.table }, { title: 'Promise', value: row => row.promise }, { title: 'Rows', number: true, value: row => row.rows, text: row => format.count(row.rows) }], report.broken)
      : element('p', {}, 'No row that was looked at breaks a key, uniqueness or NOT NULL of the source.'),
    element('h2', {}, 'Rules'),
    report.rules.length
      ? ruleTable('Found in the source\'s rows by the evaluation itself; what unseen rows do not keep is left out', report.rules)
      : element('p', {}, 'No rule was found in the rows of the source that were looked at.'),
    noteTables(context.notes ?? [], false),
    element('h2', {}, 'Ledger'),
    context.ledger.length
      ? sortableTable('Objects that are not the same in the target', [{ title: 'Outcome', value: row => row.outcome }, { title: 'Object', value: row => row.subject }, { title: 'Reason', value: row => row.reason }], context.ledger)
      : element('p', {}, 'Nothing to report.'),
    element('h2', {}, 'Run'),
    sortableTable('Facts', [{ title: 'Fact', value: row => row[0] }, { title: 'Value', value: row => row[1] }], [
      ['Source', context.source], ['Synthetic database', context.synthetic], ['Run', context.runId ?? '–'], ['Seed', context.seed ?? '–'],
      ['Unseen rows', { none: 'none', heldOutFamilies: 'families that the fit left out', database: 'a database of their own' }[report.holdout]],
      ['Rows a side for classifiers', format.count(report.options.rowsPerSide)], ['Trees of a classifier', format.count(report.options.treeCount)],
      ['Attacks of a kind', format.count(report.options.attackRows)], ['Evaluation, seconds', format.number(report.seconds)], ['Synth', shown.tool], ['Written', shown.writtenAt],
    ].concat(context.timings.map(part => [part.part + ', seconds', format.number(part.seconds)]))),
  ];
}
