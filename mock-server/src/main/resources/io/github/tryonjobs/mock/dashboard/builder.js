// Puts a scenario together, which is a job id or the name of an image, and tries it.

import { act, byId, call, setText } from './page.js';
import { outcomesOf, operationsOf } from './reference.js';
import { kindOfStatus, refreshJobs } from './tables.js';

const RATE_LIMITED = '429';

/** What a path segment may have as it is, although encodeURIComponent thinks otherwise. */
const PLAIN = { '%2C': ',', '%3A': ':', '%40': '@', "'": '%27' };

/** What a scenario can be for: the operation that it answers, the steps to begin with, and how it is sent. */
const USES = {
  job: { operation: 'getTryOnJob', steps: ['pending*', 'running', 'completed'], title: 'Job id', verb: 'Poll it now' },
  started: {
    operation: 'getTryOnJob',
    steps: ['pending*', 'running', 'completed'],
    title: 'Image name',
    verb: 'Start it now',
  },
  starts: { operation: 'startTryOn', steps: ['429', '500', 'started'], title: 'Image name', verb: 'Start it now' },
};

let operations;
let polling = null;

/** Starts with the steps that most jobs go through. */
export function startBuilder(contract, outcomes) {
  operations = new Map(operationsOf(contract).map((operation) => [operation.operationId, operation]));
  const choices = new Map(
    [...operations].map(([id, { responses }]) => [
      id,
      choicesOf(responses, outcomes.filter(({ operation }) => operation === id)),
    ]),
  );
  byId('add-step').addEventListener('click', () => {
    const last = use().steps.at(-1);
    addStep(choices.get(use().operation), last).querySelector('select').focus();
    show();
  });
  byId('use').addEventListener('change', () => begin(choices));
  for (const type of ['input', 'change']) {
    byId('builder').addEventListener(type, ({ target }) => (target.id === 'api-key' ? showRequest() : show()));
  }
  byId('poll').addEventListener('click', poll);
  byId('create').addEventListener('click', () => act(create));
  begin(choices);
}

const use = () => USES[byId('use').value];

const isJob = () => byId('use').value === 'job';

function begin(choices) {
  byId('steps').replaceChildren();
  for (const step of use().steps) {
    addStep(choices.get(use().operation), step.replace('*', ''), step.endsWith('*') ? '*' : '');
  }
  setText(byId('result-title'), use().title);
  setText(byId('poll'), use().verb);
  byId('create').hidden = !isJob();
  show();
}

/** Returns the error codes of each word that a step can begin with. */
function choicesOf(responses, outcomes) {
  const choices = new Map();
  for (const [code, response] of Object.entries(responses)) {
    for (const { outcome, summary } of outcomesOf(code, response)) {
      const [word, detail] = outcome.split(':');
      const choice = choices.get(word) ?? { text: word, details: [] };
      choices.set(word, choice);
      if (detail) {
        choice.details.push(detail);
      } else if (word === code) {
        choice.text = `${word}: ${summary}`;
      }
    }
  }
  if (choices.has('400')) {
    choices.get('400').text = `400: ${responses['400'].description}`;
  }
  for (const { word, details, kind, meaning } of outcomes) {
    if (kind !== 'documented') {
      choices.set(word, { text: `${kind} ${word}: ${meaning}`, details });
    }
  }
  return choices;
}

function addStep(choices, outcome, lasts = '') {
  const step = byId('step').content.firstElementChild.cloneNode(true);
  for (const [word, { text }] of choices) {
    part(step, 'outcome').append(new Option(text, word));
  }
  part(step, 'outcome').value = outcome;
  part(step, 'lasts').value = lasts;
  part(step, 'outcome').addEventListener('change', () => offerDetails(step, choices));
  offerDetails(step, choices);
  part(step, 'up').addEventListener('click', () => move(step));
  part(step, 'remove').addEventListener('click', () => remove(step));
  byId('steps').append(step);
  return step;
}

function offerDetails(step, choices) {
  const { details } = choices.get(part(step, 'outcome').value);
  part(step, 'code').replaceChildren(...details.map((detail) => new Option(detail)));
}

function move(step) {
  step.previousElementSibling?.before(step);
  part(step, 'up').focus();
  show();
}

function remove(step) {
  const next = step.nextElementSibling ?? step.previousElementSibling;
  step.remove();
  part(next, 'outcome').focus();
  show();
}

const part = (step, name) => step.querySelector(`[data-name=${name}]`);

// The result.

/** Shows a job id: that of a created job, or the scenario itself. */
function show(id) {
  const steps = [...byId('steps').children];
  steps.forEach((step, at) => showStep(step, at, steps.length));
  setText(byId('job-id'), id ?? name());
  setText(byId('created'), id ? `A new job that follows ${scenario()}.` : '');
  showRequest();
}

function showRequest() {
  const key = `curl -H ${quoted(`X-API-KEY: ${apiKey()}`)} \\\n  `;
  const body = `-H 'Content-Type: application/json' \\\n  -d ${quoted(input())} \\\n  `;
  setText(byId('curl'), key + (isJob() ? '' : body) + quoted(url().href));
}

function showStep(step, at, size) {
  const isLast = at === size - 1;
  setText(step.querySelector('legend'), `Step ${at + 1}`);
  reveal(step, 'code', part(step, 'code').length > 0);
  reveal(step, 'retry', part(step, 'outcome').value === RATE_LIMITED);
  reveal(step, 'lasts', !isLast);
  reveal(step, 'amount', !isLast && part(step, 'lasts').value !== '');
  step.querySelector('.forever').hidden = !isLast;
  part(step, 'up').disabled = at === 0;
  part(step, 'up').setAttribute('aria-label', `Move step ${at + 1} up`);
  part(step, 'remove').disabled = size === 1;
  part(step, 'remove').setAttribute('aria-label', `Remove step ${at + 1}`);
}

function reveal(step, name, isShown) {
  part(step, name).parentElement.hidden = !isShown;
}

function text(step) {
  const detail = part(step, 'code').value || (isShown(step, 'retry') && part(step, 'retry').value);
  const outcome = part(step, 'outcome').value + (detail ? `:${detail}` : '');
  if (!isShown(step, 'amount')) {
    return outcome;
  }
  const amount = part(step, 'amount').value || '1';
  const lasts = part(step, 'lasts').value;
  return outcome + (lasts === '*' ? `*${amount}` : `@${amount}${lasts}`);
}

/** Returns the scenario as a job id, or as the name of an image. */
function name() {
  return isJob() ? scenario() : `${byId('use').value === 'starts' ? 'start-' : ''}${scenario()}.jpg`;
}

function scenario() {
  const label = byId('label').value.trim();
  return [...byId('steps').children].map(text).join(',') + (label && `~${label}`);
}

const isShown = (step, name) => !part(step, name).parentElement.hidden;

const apiKey = () => byId('api-key').value.trim();

const segment = () =>
  encodeURIComponent(byId('job-id').textContent).replace(/%2C|%3A|%40|'/g, (match) => PLAIN[match]);

function url() {
  const { path } = operations.get(isJob() ? 'getTryOnJob' : 'startTryOn');
  return new URL(`..${path.replace(/\{[^}]*\}/, segment)}`, document.baseURI);
}

/** Returns the body of a start that does not wait: that of the contract's example, with another garment. */
function input() {
  const { value } = operations.get('startTryOn').requestBody.content['application/json'].examples.no_wait;
  return JSON.stringify({ ...value, garment_image_url: value.garment_image_url.replace(/[^/]*$/, segment) });
}

const quoted = (argument) => `'${argument.replaceAll("'", "'\\''")}'`;

// Trying it.

async function create() {
  const job = await call('POST', 'jobs', { scenario: scenario() });
  show(job.job_id);
  await refreshJobs();
  return `Created job ${job.job_id}.`;
}

async function poll() {
  if (polling) {
    polling.abort();
    return;
  }
  polling = new AbortController();
  byId('poll').textContent = 'Stop waiting';
  showAnswer('plain', '…', 'waiting for the response', '');
  try {
    await showResponse(await fetch(url(), { ...request(), signal: polling.signal }));
  } catch (failure) {
    const why = polling.signal.aborted ? 'You stopped waiting.' : `The connection broke: ${failure.message}.`;
    showAnswer('bad', 'no response', why, '');
  } finally {
    polling = null;
    setText(byId('poll'), use().verb);
  }
}

function request() {
  const headers = apiKey() ? { 'X-API-KEY': apiKey() } : {};
  return isJob()
    ? { headers }
    : { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: input() };
}

async function showResponse(response) {
  const body = await response.text().catch(() => null);
  const notes = ['Retry-After', 'X-Try-On-Mock-Error', 'X-Try-On-Mock-Undocumented']
    .filter((header) => response.headers.has(header))
    .map((header) => `${header}: ${response.headers.get(header)}`);
  if (!body) {
    notes.push(body === null ? 'the body broke off' : 'no body');
  }
  const json = parsed(body);
  const text = json ? JSON.stringify(json, null, 2) : (body ?? '');
  showAnswer(kindOfStatus(response.status), String(response.status), notes.join(', '), text);
  showImage(json);
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function showAnswer(kind, status, note, body) {
  byId('response').hidden = false;
  byId('response-status').dataset.kind = kind;
  setText(byId('response-status'), status);
  setText(byId('response-note'), note);
  setText(byId('response-body'), body);
  byId('response-body').hidden = body === '';
  byId('response-image').hidden = true;
}

function showImage(job) {
  if (job?.result_url) {
    const image = byId('response-image');
    image.src = job.result_url;
    image.alt = `Image of job ${job.job_id}`;
    image.hidden = false;
  }
}
