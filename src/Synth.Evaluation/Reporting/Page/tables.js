'use strict';
// The page of one table.
function tablePage(report, name, notes) {
  const table = report.tables.find(candidate => candidate.table === name);
  if (!table) return [element('h2', {}, 'No such table')];
  const parts = [
    element('h2', {}, 'Table ' + name),
    element('p', {}, `${format.count(table.sourceRows)} rows in the source, ${format.count(table.syntheticRows)} synthetic; `
      + `looked at: ${format.count(table.memberRows)} that the fit saw, ${format.count(table.holdoutRows)} that it did not.`
      + (table.isReference ? ' A reference table: its rows are copied on purpose, and thereby disclosed.' : '')),
    legend(),
  ];
  if (table.fidelity) parts.push(...detections(table), ...columnsOf(table), ...pairsOf(table), ...childrenOf(report, table));
  if (table.utility) parts.push(element('h3', {}, 'Utility'), element('p', {}, utilityOf(table.utility)));
  const rules = report.rules.filter(rule => rule.table === name);
  if (rules.length) parts.push(element('h3', {}, 'Rules'), ruleTable('What the source\'s rows keep, and how many synthetic rows do', rules));
  if (table.privacy) parts.push(...privacyOf(table));
  parts.push(...noteTables(notes.filter(note => note.table === name), true));
  return parts;
}

function legend() {
  return element('p', { class: 'legend' }, element('span', { class: 'source' }, 'source'), element('span', { class: 'synthetic' }, 'synthetic'), element('span', { class: 'real' }, 'unseen real rows'));
}

function utilityOf(found) {
  const measure = found.measure === 'r2' ? 'explained variance' : 'area under the ROC curve';
  return `${found.target} of ${format.count(found.testRows)} real rows is predicted with ${measure} ${format.number(found.fromSynthetic)} by what learned from synthetic rows, ${format.number(found.fromSource)} by what learned from the source.`;
}

function detections(table) {
  const kinds = [['rows', 'Single rows'], ['withChildren', 'Rows with their children'], ['withParents', 'Rows with their parents'], ['missing', 'Missing values']];
  const rows = kinds.filter(([kind]) => table.fidelity[kind]).map(([kind, title]) => ({ title, found: table.fidelity[kind], ceiling: table.ceiling && table.ceiling[kind] }));
  if (!rows.length) return [];
  const shown = rows.filter(row => row.found.area > 0.55 && row.found.giveAways.length);
  return [
    element('h3', {}, 'Told apart by a classifier'),
    sortableTable('Area under the ROC curve: 0.5 cannot be told apart, 1 always told apart', [
      { title: 'What it sees', value: row => row.title },
      { title: 'Area', number: true, value: row => row.found.area },
      { title: '95% interval', value: row => format.interval(row.found.areaInterval) },
      { title: 'Real data', number: true, value: row => row.ceiling ? row.ceiling.area : null },
      { title: 'Accuracy', number: true, value: row => row.found.accuracy },
      { title: '95% interval', value: row => format.interval(row.found.accuracyInterval) },
      { title: 'Real data', number: true, value: row => row.ceiling ? row.ceiling.accuracy : null },
      { title: 'Rows a side', number: true, value: row => row.found.rowsPerSide, text: row => format.count(row.found.rowsPerSide) },
    ], rows),
    ...shown.map(row => element('div', {},
      element('h3', {}, 'What gave it away: ' + row.title.toLowerCase()),
      element('div', { class: 'cards' }, row.found.giveAways.map(give => element('div', { class: 'card' },
        element('h3', {}, give.feature), element('p', {}, `${format.percent(give.weight)} of what the classifier learned`),
        distributionPlot(give.feature, give.distribution)))))),
  ];
}

function columnsOf(table) {
  const ceiling = new Map((table.ceiling ? table.ceiling.columns : []).map(column => [column.column, column]));
  const columns = table.fidelity.columns;
  if (!columns.length) return [];
  return [
    element('h3', {}, 'Columns'),
    sortableTable('Distance of the distributions: 0 the same, 1 nothing in common', [
      { title: 'Column', value: row => row.column },
      { title: 'Is a', value: row => row.role },
      { title: 'Distance', number: true, value: row => row.distance },
      { title: 'Real data', number: true, value: row => ceiling.has(row.column) ? ceiling.get(row.column).distance : null },
      { title: 'Missing, source', number: true, value: row => row.missingSource, text: row => format.percent(row.missingSource) },
      { title: 'Missing, synthetic', number: true, value: row => row.missingSynthetic, text: row => format.percent(row.missingSynthetic) },
      { title: 'Different, source', number: true, value: row => row.distinctSource, text: row => format.percent(row.distinctSource) },
      { title: 'Different, synthetic', number: true, value: row => row.distinctSynthetic, text: row => format.percent(row.distinctSynthetic) },
      { title: 'Outside range', number: true, value: row => row.outsideRange, text: row => format.percent(row.outsideRange) },
    ], columns),
    element('div', { class: 'cards' }, columns.filter(column => column.plot).map(column => element('div', { class: 'card' },
      element('h3', {}, column.column), element('p', {}, `distance ${format.number(column.distance)}, ${column.role}`), distributionPlot(column.column, column.plot)))),
  ];
}

function pairsOf(table) {
  return table.fidelity.pairs && table.fidelity.pairs.pairs.length > 1
    ? [element('h3', {}, 'Pairs of columns'), pairHeatMap('Pairs of columns', table.fidelity.pairs.pairs), pairTable(table.fidelity.pairs.pairs)]
    : [];
}

function pairTable(pairs) {
  return sortableTable('Similarity of the dependence of two columns: 1 is the same', [
    { title: 'Column', value: row => row.first },
    { title: 'Other column', value: row => row.second },
    { title: 'Similarity', number: true, value: row => row.similarity },
    { title: '95% interval', value: row => format.interval(row.interval) },
    { title: 'Rows', number: true, value: row => row.rows, text: row => format.count(row.rows) },
    { title: 'Strength in the source', number: true, value: row => row.strength },
  ], pairs);
}

function childrenOf(report, table) {
  return report.keys.filter(key => key.fidelity.child === table.table).flatMap(key => [
    element('h3', {}, `Foreign key ${key.fidelity.key} → ${key.fidelity.parent}`),
    element('div', { class: 'cards' },
      key.fidelity.counts && element('div', { class: 'card' }, element('h3', {}, `${table.table} per ${key.fidelity.parent}`),
        element('p', {}, `distance ${format.number(key.fidelity.countDistance)}, real data ${format.number(key.ceiling && key.ceiling.countDistance)}; childless ${format.percent(key.fidelity.childlessSource)} and ${format.percent(key.fidelity.childlessSynthetic)}`),
        distributionPlot('Children', key.fidelity.counts)),
      key.fidelity.gaps.map(gap => element('div', { class: 'card' }, element('h3', {}, `Days between siblings, ${gap.column}`),
        element('p', {}, `distance ${format.number(gap.distance)}`), distributionPlot('Gaps', gap.plot)))),
    key.fidelity.pairs && key.fidelity.pairs.pairs.length > 1 ? pairHeatMap(`Pairs over ${key.fidelity.key}`, key.fidelity.pairs.pairs) : null,
  ]);
}

function privacyOf(table) {
  const found = table.privacy;
  const risks = risksOf(found);
  return [
    element('h3', {}, 'Privacy'),
    found.membership ? null : element('p', {}, 'No attacks: too few rows, unseen rows, families or columns.'),
    element('div', { class: 'cards' },
      found.closest && element('div', { class: 'card' }, element('h3', {}, 'Distance to the nearest source row'),
        element('p', {}, `${format.percent(found.closest.closerToSource)} of synthetic rows are nearer to the source than to unseen rows (${format.percent(found.closest.closerInterval.low)} to ${format.percent(found.closest.closerInterval.high)}); `
          + `the median distance is ${format.number(found.closest.distanceRatio)} of that of unseen rows (${format.interval(found.closest.distanceRatioInterval)})`),
        distributionPlot('Distance', found.closest.plot, ['unseen rows', 'synthetic'])),
      risks.length ? element('div', { class: 'card' }, element('h3', {}, 'Risk beyond what strangers run'), element('p', {}, '0 is best; the lines are 95% intervals'), riskPlot('Attacks', risks)) : null),
    found.membership && element('p', {}, `Membership inference: area ${format.number(found.membership.area)} (${format.interval(found.membership.areaInterval)}; shares of categories alone tell ${format.number(found.membership.common)} of it), advantage ${format.number(found.membership.advantage)}, ${format.count(found.membership.targets)} targets a side.`),
    found.attributes.filter(attack => !attack.leavesRoom).map(attack => element('p', {}, `Guessing ${attack.column} is not judged: it is right for ${format.percent(attack.risk.controlSuccesses)} of unseen rows, and for ${format.percent(attack.risk.successes)} of source rows.`)),
    found.disclosure && element('p', {}, `Membership disclosure by matching: F1 ${format.number(found.disclosure.score)}, relative to guessing ${format.number(found.disclosure.relativeScore)} (${format.interval(found.disclosure.relativeInterval)}).`),
    found.copies && element('p', {}, `Exact copies: ${format.percent(found.copies.inSource)} of synthetic rows are in the source; among equally many rows ${format.percent(found.copies.inMembers)} are in the source and ${format.percent(found.copies.inHoldout)} in unseen rows; where columns are put together anew the difference is ${format.percent(found.copies.recombined)}.`),
    found.leaks.length ? sortableTable('Values of few source rows, and how many come again (never the values themselves)', [
      { title: 'Column', value: row => row.column },
      { title: 'Kind', value: row => row.kind },
      { title: 'In the source', number: true, value: row => row.values, text: row => format.count(row.values) },
      { title: 'Come again', number: true, value: row => row.reappearing, text: row => format.count(row.reappearing) },
      { title: 'In unseen rows', number: true, value: row => row.inHoldout, text: row => format.count(row.inHoldout) },
      { title: 'Beyond coincidence', number: true, value: row => row.excess, text: row => format.count(row.excess) },
    ], found.leaks) : null,
  ];
}

function risksOf(found) {
  const named = [['Singling out', found.singlingOut], ['Linkability', found.linkability], ...found.attributes.filter(attack => attack.leavesRoom).map(attack => ['Guessing ' + attack.column, attack.risk])];
  return named.filter(([, risk]) => risk).map(([name, risk]) => ({ name, value: risk.risk, low: risk.interval.low, high: risk.interval.high }));
}
