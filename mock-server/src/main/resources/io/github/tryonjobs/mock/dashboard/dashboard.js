// The page: what is live on it, the clock and the settings.

import { startBuilder } from './builder.js';
import { act, byId, call, copy, say, setText, whenLetIn } from './page.js';
import { showReference } from './reference.js';
import { refreshJobs, refreshRequests, setToday } from './tables.js';

const PAUSE_MILLIS = 1_000;
const SETTINGS = {
  rate_limit: 'off',
  latency: 'off',
  unknown_jobs: '404',
  started_jobs: 'pending,running,completed',
  start_outcomes: 'started',
  cancel_outcomes: 'cancelled',
  credits: 'unlimited',
};

let frozen = false;
let waiting = null;
let isRefreshing = false;

// Live.

async function live() {
  clearTimeout(waiting);
  if (document.hidden || isRefreshing) {
    return;
  }
  isRefreshing = true;
  const goesOn = await refresh();
  isRefreshing = false;
  if (goesOn) {
    waiting = setTimeout(live, PAUSE_MILLIS);
  }
}

/** Returns whether to ask again; a server that refuses is not asked until it was given a token. */
async function refresh() {
  try {
    showClock(await call('GET', 'clock'));
    await Promise.all([refreshJobs(), refreshRequests(), refreshSettings()]);
    byId('gone').hidden = true;
    return true;
  } catch (failure) {
    if (failure.status) {
      say(failure.message, true);
      return failure.status !== 423;
    }
    setText(byId('gone'), 'The server does not answer. This page asks again each second.');
    byId('gone').hidden = false;
    return true;
  }
}

// Clock.

function showClock(clock) {
  frozen = clock.frozen;
  setToday(clock.now);
  setText(byId('now'), `${clock.now.slice(0, 19).replace('T', ' ')} UTC`);
  byId('now').dateTime = clock.now;
  setText(byId('clock-state'), frozen ? 'frozen' : 'running');
  byId('clock-state').dataset.kind = frozen ? 'warn' : 'good';
  setText(byId('freeze'), frozen ? 'Resume' : 'Freeze');
}

function turn(change, done) {
  return act(async () => {
    showClock(await call('POST', 'clock', change));
    await refreshJobs();
    return done;
  });
}

byId('freeze').addEventListener('click', () =>
  turn({ frozen: !frozen }, frozen ? 'The clock runs.' : 'The clock is frozen.'),
);
for (const button of document.querySelectorAll('[data-advance]')) {
  const advance = button.dataset.advance;
  button.addEventListener('click', () => turn({ advance }, `Advanced by ${advance}.`));
}
byId('advance-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const advance = byId('advance').value.trim();
  turn({ advance }, `Advanced by ${advance}.`);
});
byId('reset-clock').addEventListener('click', () =>
  act(async () => {
    showClock(await call('DELETE', 'clock'));
    return 'The clock shows the real time.';
  }),
);

// Settings.

async function refreshSettings() {
  showSettings(await call('GET', 'settings'));
}

/** Leaves alone what somebody is changing. */
function showSettings(settings) {
  for (const [name, fallback] of Object.entries(SETTINGS)) {
    const input = byId(name);
    if (input.value === input.defaultValue && input !== document.activeElement) {
      input.defaultValue = input.value = settings[name] ?? fallback;
    }
  }
}

byId('settings-form').addEventListener('submit', (event) => {
  event.preventDefault();
  act(async () => {
    const change = {};
    for (const [name, fallback] of Object.entries(SETTINGS)) {
      const { value, defaultValue } = byId(name);
      if (value !== defaultValue) {
        change[name] = value.trim() || fallback;
      }
    }
    const settings = await call('PATCH', 'settings', change);
    for (const [name, fallback] of Object.entries(SETTINGS)) {
      byId(name).defaultValue = byId(name).value = settings[name] ?? fallback;
    }
    return 'The settings hold from the next request on.';
  });
});

// All else.

for (const button of document.querySelectorAll('[data-copy]')) {
  const what = button.getAttribute('aria-label').replace(/^Copy /, '');
  button.addEventListener('click', () => copy(byId(button.dataset.copy), what));
}
whenLetIn(live);
document.addEventListener('visibilitychange', live);
live();
act(async () => {
  const [contract, { outcomes }, { version }] = await Promise.all(
    ['../openapi.json', 'outcomes', 'health'].map((path) => call('GET', path)),
  );
  setText(byId('version'), version);
  showReference(contract, byId('contract'));
  startBuilder(contract, outcomes);
});
