'use strict';
// Plots by ECharts. Each has a text for those who cannot see it, and its numbers as a table.
const shownCharts = [];

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function clearCharts() {
  while (shownCharts.length) shownCharts.pop().chart.dispose();
}

function redrawCharts() {
  for (const shown of shownCharts) shown.chart.setOption(shown.option(), true);
}

// In a place without an area (a window made tiny, a page that is being printed) a diagram has no scale, and ECharts fails.
const smallestSide = 40;

function resizeCharts() {
  for (const { chart, option, prepare } of shownCharts) {
    const place = chart.getDom();
    if (place.clientWidth < smallestSide || place.clientHeight < smallestSide) continue;
    if (prepare) prepare(place);
    chart.resize();
    if (prepare) chart.setOption(option(), true);
  }
}

// The chart is made when its place is on the page: before, it has no size. What follows from its width is prepared then and at each new one.
function plot(size, label, option, prepare) {
  const place = element('div', { class: 'plot ' + size, role: 'img', 'aria-label': label });
  requestAnimationFrame(() => {
    if (!place.isConnected) return;
    if (prepare) prepare(place);
    const chart = echarts.init(place, null, { renderer: 'svg' });
    chart.setOption(option());
    shownCharts.push({ chart, option, prepare });
    place.dataset.drawn = 'true';
  });
  return place;
}

function axisStyle() {
  return { axisLabel: { color: color('quiet'), fontSize: 11, hideOverlap: true }, axisLine: { lineStyle: { color: color('line') } }, splitLine: { lineStyle: { color: color('line') } } };
}

function base(extra) {
  return Object.assign({
    animation: false,
    textStyle: { color: color('text'), fontFamily: 'inherit' },
    grid: { left: 42, right: 10, top: 12, bottom: 24 },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: color('panel'), borderColor: color('line'), textStyle: { color: color('text') }, valueFormatter: value => typeof value === 'number' ? format.number(value) : String(value) },
  }, extra);
}

function distributionPlot(title, distribution, names) {
  if (distribution.labels.length === 1) return element('p', { class: 'silent' }, 'Nothing to draw: no single value is shared by enough rows to be shown.');
  const [first, second] = names || ['source', 'synthetic'];
  const label = `${title}: shares of ${first} and ${second} rows over ${distribution.labels.length} bars`;
  const drawn = plot('', label, () => base({
    xAxis: Object.assign({ type: 'category', data: distribution.labels }, axisStyle(), { splitLine: { show: false } }),
    yAxis: Object.assign({ type: 'value', splitNumber: 3 }, axisStyle()),
    series: [
      { name: first, type: 'bar', data: distribution.source, itemStyle: { color: color('source'), opacity: 0.75 }, barGap: distribution.isOrdered ? '-100%' : '10%', barCategoryGap: '15%' },
      { name: second, type: 'bar', data: distribution.synthetic, itemStyle: { color: color('synthetic'), opacity: 0.6 } },
    ],
  }));
  return element('div', {}, drawn, numbers(['', first, second],
    distribution.labels.map((text, i) => [text, format.percent(distribution.source[i]), format.percent(distribution.synthetic[i])])));
}

// Numbers are put into the page only when somebody wants to read them.
function numbers(titles, rows) {
  const details = element('details', {}, element('summary', {}, 'Numbers'));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(element('table', {}, element('thead', {}, element('tr', {}, titles.map(title => element('th', { scope: 'col' }, title)))),
        element('tbody', {}, rows.map(row => element('tr', {}, row.map(cell => element('td', {}, cell)))))));
    }
  });
  return details;
}

function comparedBars(title, rows, best) {
  return plot('wide', `${title}, per table, with what real data scores`, () => base({
    grid: { left: 42, right: 44, top: 34, bottom: 64 },
    legend: { top: 0, left: 'center', itemGap: 24, textStyle: { color: color('text') } },
    xAxis: Object.assign({ type: 'category', data: rows.map(row => row.name) }, axisStyle(), { axisLabel: { color: color('quiet'), rotate: 35, fontSize: 11, width: 90, overflow: 'truncate' }, splitLine: { show: false } }),
    yAxis: Object.assign({ type: 'value', min: 0, max: 1 }, axisStyle()),
    series: [
      { name: 'synthetic', type: 'bar', barMaxWidth: 38, data: rows.map(row => row.value), itemStyle: { color: color('synthetic') }, markLine: { silent: true, symbol: 'none', lineStyle: { color: color('good'), type: 'dashed' }, label: { formatter: 'best', color: color('good') }, data: [{ yAxis: best }] } },
      { name: 'unseen real rows', type: 'bar', barMaxWidth: 38, data: rows.map(row => row.ceiling), itemStyle: { color: color('real') } },
    ],
  }));
}

// How much each pair of columns lost: 0 nothing, 1 everything.
function pairHeatMap(title, pairs) {
  const across = [...new Set(pairs.map(pair => pair.second))];
  const down = [...new Set(pairs.map(pair => pair.first))];
  return plot('tall', `${title}: what each pair of columns lost, from 0 to 1`, () => base({
    grid: { left: 120, right: 20, top: 10, bottom: 100 },
    tooltip: { confine: true, backgroundColor: color('panel'), borderColor: color('line'), textStyle: { color: color('text') }, formatter: item => escapeText(`${down[item.value[1]]} and ${across[item.value[0]]}: lost ${format.number(item.value[2])}`) },
    xAxis: Object.assign({ type: 'category', data: across }, axisStyle(), { axisLabel: { rotate: 40, color: color('quiet'), width: 100, overflow: 'truncate' } }),
    yAxis: Object.assign({ type: 'category', data: down }, axisStyle(), { axisLabel: { color: color('quiet'), width: 105, overflow: 'truncate' } }),
    visualMap: { min: 0, max: 0.5, calculable: false, orient: 'horizontal', left: 'center', bottom: 0, text: ['0.5 lost', 'none'], textStyle: { color: color('quiet') }, inRange: { color: [color('panel'), color('synthetic')] } },
    series: [{ type: 'heatmap', data: pairs.map(pair => [across.indexOf(pair.second), down.indexOf(pair.first), Math.max(0, 1 - pair.similarity)]), itemStyle: { borderColor: color('line'), borderWidth: 1 } }],
  }));
}

function riskPlot(title, risks) {
  return plot('', `${title}: risks with their intervals`, () => base({
    grid: { left: 130, right: 20, top: 10, bottom: 24 },
    xAxis: Object.assign({ type: 'value', min: value => Math.min(-0.1, value.min), max: value => Math.max(0.3, value.max) }, axisStyle()),
    yAxis: Object.assign({ type: 'category', data: risks.map(risk => risk.name) }, axisStyle(), { axisLabel: { color: color('quiet'), width: 120, overflow: 'truncate' } }),
    series: [
      { name: 'interval', type: 'custom', data: risks.map((risk, i) => [i, risk.low, risk.high]), encode: { x: [1, 2], y: 0 }, renderItem: drawInterval },
      { name: 'risk', type: 'scatter', symbolSize: 10, data: risks.map((risk, i) => [risk.value, i]), itemStyle: { color: color('synthetic') } },
    ],
  }));
}

function drawInterval(_, api) {
  const [from, to] = [api.coord([api.value(1), api.value(0)]), api.coord([api.value(2), api.value(0)])];
  return { type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: color('synthetic'), lineWidth: 2 } };
}

function escapeText(text) {
  return echarts.format.encodeHTML(text);
}
