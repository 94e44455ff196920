// What all parts of the page need: elements, messages, the clipboard, and calls of the control API.

const CALL_MILLIS = 10_000;
const MESSAGE_MILLIS = 8_000;

let token = null;
let changes = 0;
let letIn = () => {};
let fading;

export const byId = (id) => document.getElementById(id);

/** Makes an element. Whatever text it is given stays text. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Leaves a text alone that is right already, so that nothing selected in it is lost. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Says what was done, or what went wrong, which stays until the next message. */
export function say(text, wrong = false) {
  const message = byId('message');
  clearTimeout(fading);
  message.textContent = text;
  message.classList.toggle('wrong', wrong);
  message.hidden = false;
  if (!wrong) {
    fading = setTimeout(() => (message.hidden = true), MESSAGE_MILLIS);
  }
}

/** Does what somebody asked for, and says what came of it. */
export async function act(action) {
  try {
    const done = await action();
    if (done) {
      say(done);
    }
  } catch (failure) {
    say(failure.message, true);
  }
}

/** Calls the control API. What the server refuses is an error with a status, unlike a server that is gone. */
export async function call(method, path, body) {
  const headers = {};
  const used = token;
  const before = changes;
  if (used) {
    headers.Authorization = `Bearer ${used}`;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(path, {
    method,
    headers,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(CALL_MILLIS),
  });
  if (response.status === 423 && used !== token) {
    return call(method, path, body); // A token was given meanwhile.
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  const answer = response.status === 204 ? null : await response.json();
  if (method !== 'GET') {
    changes++;
  } else if (before !== changes) {
    return call(method, path); // Something was changed meanwhile.
  }
  return answer;
}

async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  const reason = problem.detail || `the server answered ${response.status}`;
  if (response.status === 423) {
    askForToken(reason);
  }
  return Object.assign(new Error(reason), { status: response.status });
}

function askForToken(reason) {
  byId('token-reason').textContent = `The server refuses: ${reason}.`;
  if (byId('token-form').hidden) {
    byId('token-form').hidden = false;
    byId('token').focus();
  }
}

/** Sets what goes on when a token was given. */
export function whenLetIn(action) {
  letIn = action;
}

byId('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  token = byId('token').value;
  byId('token').value = '';
  byId('token-form').hidden = true;
  letIn();
});

/** Copies the text of an element; where there is no clipboard, because the page is not secure, the old way. */
export function copy(node, what) {
  return act(async () => {
    try {
      await navigator.clipboard.writeText(node.textContent);
    } catch {
      getSelection().selectAllChildren(node);
      if (!document.execCommand('copy')) {
        throw new Error('The browser does not let this page copy. The text is selected.');
      }
    }
    return `Copied ${what}.`;
  });
}
