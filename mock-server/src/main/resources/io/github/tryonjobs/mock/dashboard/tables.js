// The jobs and the requests, which are asked for again and again.

import { act, byId, call, setText } from './page.js';

const JOBS = 200;
const REQUESTS = 300;

const requests = { rows: new Map() };
const jobs = { rows: new Map() };
let today = '';

/** Tells the tables what day it is for the server: times of that day are shown without it. */
export function setToday(now) {
  today = now.slice(0, 10);
}

export async function refreshJobs() {
  const { jobs: listed } = await call('GET', `jobs?limit=${JOBS}`);
  const kept = new Map();
  for (const job of listed) {
    const key = JSON.stringify([job.api_key, job.job_id]);
    const row = jobs.rows.get(key) ?? jobRow(job.job_id);
    fill(row, {
      id: job.job_id,
      scenario: job.scenario === job.job_id ? 'the id itself' : job.scenario,
      polls: String(job.polls),
      next: job.next,
      key: job.api_key ?? '–',
      started: job.started ? time(job.started) : '–',
      last: job.last_poll ? time(job.last_poll) : 'never',
      cancelled: job.cancelled ? time(job.cancelled) : '–',
    });
    row.querySelector('.badge').dataset.kind = kindOfOutcome(job.next);
    kept.set(key, row);
  }
  replace(jobs, kept, byId('job-rows'));
  setText(byId('jobs-count'), listed.length < JOBS ? count(listed.length, 'job') : `the last ${JOBS} jobs`);
  showIfAny('jobs', kept.size > 0);
}

function jobRow(id) {
  const row = clone('job-row');
  const button = row.querySelector('button');
  button.setAttribute('aria-label', `Forget job ${id}`);
  button.addEventListener('click', () =>
    act(async () => {
      await call('DELETE', `jobs/${encodeURIComponent(id)}`);
      await refreshJobs();
      byId('jobs-title').focus();
      return `Forgot job ${id}.`;
    }),
  );
  return row;
}

export async function refreshRequests() {
  const { requests: listed, dropped } = await call('GET', `requests?limit=${REQUESTS}`);
  const kept = new Map();
  for (const request of listed.reverse()) {
    const key = `${request.number} ${request.time}`;
    const known = requests.rows.get(key);
    // A start that waits is answered later, under the same number.
    kept.set(key, known?.dataset.outcome === request.outcome ? known : requestRow(request));
  }
  replace(requests, kept, byId('request-rows'));
  requests.dropped = dropped;
  showIfAny('requests', kept.size > 0);
  filterRequests();
}

function requestRow(request) {
  const row = clone('request-row');
  const waits = request.outcome === 'waiting';
  row.dataset.outcome = request.outcome;
  fill(row, {
    number: `#${request.number}`,
    time: time(request.time),
    request: `${request.method} ${request.path}`,
    status: request.mock_error ? `${request.status} mock error` : statusText(request, waits),
    outcome: request.outcome,
    problem: request.mock_error ?? '',
    input: inputText(request.input),
    step: request.poll ? `${request.poll}, ${request.step}` : request.input ? (request.job_id ?? '–') : '–',
    took: `${request.duration_ms} ms`,
    key: request.api_key ?? 'no key',
  });
  row.classList.toggle('mock-error', Boolean(request.mock_error));
  row.querySelector('.badge').dataset.kind = request.mock_error ? 'bad' : waits ? 'plain' : kindOfStatus(request.status);
  return row;
}

function statusText({ status }, waits) {
  if (waits) {
    return 'waiting';
  }
  return status ? String(status) : 'no response';
}

/** Says what a start has sent. */
function inputText(input) {
  const fields = (input?.fields ?? []).map(({ name, value }) => `${name}: ${value}`);
  const images = (input?.images ?? []).map(
    ({ field, file_name: name, type, bytes, width, height }) =>
      `${field}: ${name}, ${type || 'unknown format'}, ${bytes} bytes, ${width} × ${height}`,
  );
  return [...fields, ...images, input?.refusal ?? ''].filter(Boolean).join('; ');
}

function filterRequests() {
  const wanted = byId('filter').value.trim().toLowerCase();
  let shown = 0;
  for (const row of requests.rows.values()) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    shown += row.hidden ? 0 : 1;
  }
  const parts = [wanted ? `${shown} of ${count(requests.rows.size, 'request')}` : count(shown, 'request')];
  if (requests.rows.size === REQUESTS) {
    parts.push(`this page shows the last ${REQUESTS}`);
  }
  if (requests.dropped) {
    parts.push(`the journal has dropped ${requests.dropped}`);
  }
  setText(byId('requests-count'), parts.join('; '));
}

byId('filter').addEventListener('input', filterRequests);

// Rows.

/** Says what rows and cells are, as on a small screen they do not look like a table. */
function clone(id) {
  const row = byId(id).content.firstElementChild.cloneNode(true);
  row.setAttribute('role', 'row');
  [...row.cells].forEach((cell) => cell.setAttribute('role', 'cell'));
  return row;
}

function fill(row, texts) {
  for (const [name, text] of Object.entries(texts)) {
    setText(row.querySelector(`[data-text=${name}]`), text);
  }
}

/** Moves as few rows as possible, and gives the focus back to one that lost it by that. */
function replace(table, rows, body) {
  const focused = document.activeElement;
  for (const [key, row] of table.rows) {
    if (rows.get(key) !== row) {
      row.remove();
    }
  }
  let place = body.firstElementChild;
  for (const row of rows.values()) {
    if (row === place) {
      place = place.nextElementSibling;
    } else {
      body.insertBefore(row, place);
    }
  }
  table.rows = rows;
  if (focused !== document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

function showIfAny(name, any) {
  byId(name).querySelector('.scroll').hidden = !any;
  byId(`no-${name}`).hidden = any;
}

// Texts.

function time(instant) {
  const [day, rest] = instant.split('T');
  const clock = rest.slice(0, 8);
  return day === today ? clock : `${day} ${clock}`;
}

const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

export function kindOfStatus(status) {
  return status === 0 || status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good';
}

function kindOfOutcome(outcome) {
  const word = outcome.split(':')[0];
  if (/^\d/.test(word)) {
    return kindOfStatus(Number(word));
  }
  return { pending: 'plain', running: 'plain', completed: 'good', failed: 'warn' }[word] ?? 'bad';
}
