// Follows the address (#jobs, #job/NAME, #run/ID) and the stream of events.
(function start() {
  const main = document.getElementById('main');
  const nav = document.getElementById('nav');
  const notice = document.getElementById('notice');
  let overview = null;
  let drawn = '';
  let shownState = '';

  const current = () => location.hash.slice(1) || 'jobs';

  async function ask(path, options) {
    const response = await fetch(path, options);
    if (response.status === 401) { location.assign('/login'); throw new Error('logged out'); }
    if (!response.ok) {
      const problem = await response.json().catch(() => null);
      throw new Error(problem && problem.detail ? problem.detail : `${response.status} ${response.statusText}`);
    }
    return response;
  }

  const json = async path => (await ask(path)).json();

  function tell(text) {
    notice.textContent = text;
    notice.hidden = false;
    setTimeout(() => { notice.hidden = true; }, 6000);
  }

  async function act(job, action) {
    const conflicts = { run: 'It runs already.', cancel: 'It does not run.' };
    try {
      const response = await ask(`/api/jobs/${encodeURIComponent(job.name)}/${action}`, { method: 'POST' });
      await response.text();
    } catch (error) {
      tell(`${job.name}: ${error.message.startsWith('409') ? conflicts[action] : error.message}`);
    }
  }

  async function showSchema(job) {
    const place = document.getElementById('schema');
    place.replaceChildren(element('p', { role: 'status' }, 'Reading the catalog…'));
    try {
      const schema = await json(`/api/jobs/${encodeURIComponent(job)}/schema`);
      place.replaceChildren(...schemaView(schema));
    } catch (error) {
      place.replaceChildren(element('p', { class: 'message' }, error.message));
    }
  }

  async function contentOf(address) {
    if (address.startsWith('job/')) {
      const name = decodeURIComponent(address.slice(4));
      const [job, runs] = await Promise.all([json(`/api/jobs/${encodeURIComponent(name)}`), json(`/api/jobs/${encodeURIComponent(name)}/runs`)]);
      return jobView(job, runs, act, () => showSchema(name));
    }
    if (address.startsWith('run/')) {
      const id = encodeURIComponent(decodeURIComponent(address.slice(4)));
      const [run, log] = await Promise.all([json(`/api/runs/${id}`), ask(`/api/runs/${id}/log`).then(response => response.text()).catch(() => '')]);
      return runView(run, log);
    }
    return jobsView(overview, act);
  }

  function drawFrame() {
    const address = current();
    nav.replaceChildren(element('a', { href: '#jobs', 'aria-current': address === 'jobs' ? 'page' : null }, 'All jobs'),
      ...overview.jobs.map(job => element('a', { href: '#job/' + encodeURIComponent(job.name), 'aria-current': address === 'job/' + encodeURIComponent(job.name) ? 'page' : null }, job.name)));
    document.getElementById('footer').textContent = `Synth ${overview.version} · ${overview.nodes.map(node => node.name + (node.isThis && overview.nodes.length > 1 ? ' (this)' : '')).join(', ')}`;
  }

  // What a view depends on: an event that changes nothing of it leaves it as it is.
  function stateOf(address) {
    const name = decodeURIComponent(address.split('/')[1] || '');
    const job = overview.jobs.find(entry => entry.name === name || (entry.latest && entry.latest.id === name));
    return address + JSON.stringify(address === 'jobs' ? overview.jobs : job || null);
  }

  // A diagram that is open, or on its way, is kept while events arrive; everything else is drawn anew.
  async function draw() {
    if (!overview || current() === 'main') return;
    const address = current();
    drawFrame();
    const state = stateOf(address);
    if (state === shownState) return;
    shownState = state;
    try {
      const parts = (await contentOf(address)).flat(Infinity).filter(Boolean);
      if (address !== current()) return;
      const schema = drawn === address && document.querySelector('#schema > :not(button)') ? document.getElementById('schema') : null;
      shownCharts.filter(shown => !schema || !schema.contains(shown.chart.getDom())).forEach(shown => shown.chart.dispose());
      shownCharts.splice(0, shownCharts.length, ...shownCharts.filter(shown => !shown.chart.isDisposed()));
      main.replaceChildren(...parts.map(part => schema && part.id === 'schema' ? schema : part));
    } catch (error) {
      main.replaceChildren(element('p', { class: 'message', role: 'alert' }, error.message), element('p', {}, element('a', { href: '#jobs' }, 'All jobs')));
    }
    if (drawn !== address) { window.scrollTo(0, 0); drawn = address; }
  }

  function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    document.getElementById('theme').textContent = theme === 'dark' ? 'Light' : 'Dark';
    redrawCharts();
  }

  document.getElementById('theme').addEventListener('click', () => setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));
  window.addEventListener('hashchange', draw);
  window.addEventListener('resize', resizeCharts);
  setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

  const events = new EventSource('/api/events');
  const connection = document.getElementById('connection');
  events.addEventListener('overview', event => { overview = JSON.parse(event.data); connection.textContent = 'live'; draw(); });
  events.addEventListener('error', () => { connection.textContent = 'not connected'; });
}());
