'use strict';
// Plots of a job's history, by the functions that the report is drawn with.
const stateColors = { succeeded: 'good', failed: 'bad', lost: 'bad', cancelled: 'warn', running: 'source' };

// With seconds: jobs may run several times a minute.
function clock(time) {
  return time ? new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }) : '–';
}

function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  if (seconds < 1) return `${Math.round(1000 * seconds)} ms`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const [whole, minutes] = [Math.round(seconds), Math.round(seconds / 60)];
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function durationPlot(runs) {
  return plot('wide', `Durations of the last ${runs.length} runs, in seconds`, () => base({
    grid: { left: 82, right: 45, top: 12, bottom: 24 },
    xAxis: Object.assign({ type: 'category', data: runs.map(run => clock(run.startedAt)) }, axisStyle(), { splitLine: { show: false } }),
    yAxis: Object.assign({ type: 'value', splitNumber: 3 }, axisStyle(), { axisLabel: { color: color('quiet'), fontSize: 11, formatter: duration } }),
    tooltip: Object.assign({}, base({}).tooltip, { valueFormatter: duration }),
    series: [{ name: 'duration', type: 'bar', barMaxWidth: 26, data: runs.map(run => ({ value: run.seconds, itemStyle: { color: color(stateColors[run.state]) } })) }],
  }));
}

function scorePlot(runs) {
  return plot('wide', `Fidelity scores of the last ${runs.length} evaluated runs, from 0 to 1`, () => base({
    grid: { left: 45, right: 45, top: 12, bottom: 24 },
    xAxis: Object.assign({ type: 'category', data: runs.map(run => clock(run.startedAt)) }, axisStyle(), { splitLine: { show: false } }),
    yAxis: Object.assign({ type: 'value', min: value => Math.max(0, Math.floor((value.min - 0.05) * 10) / 10), max: 1, splitNumber: 3 }, axisStyle()),
    series: [{ name: 'score', type: 'line', symbolSize: 8, data: runs.map(run => run.score), lineStyle: { color: color('synthetic') }, itemStyle: { color: color('synthetic') } }],
  }));
}
