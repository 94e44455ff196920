// The mock server in the tests of a program for Node.js, 20 or newer: node --test
// TRY_ON_MOCK_SERVER is the launcher, if it is not the one that the build makes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const launcher =
  process.env.TRY_ON_MOCK_SERVER ?? fileURLToPath(new URL('../../target/try-on-mock-server', import.meta.url));

let server;
let baseUrl;

before(async () => {
  server = spawn(launcher, ['--port', '0', '--log', 'json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: server.stdout })) {
    ({ base_url: baseUrl } = JSON.parse(line)); // The first line says that the server is ready, and where.
    break;
  }
  server.stdout.resume();
});

after(() => server.kill());

/** What the program under test does. */
async function waitFor(jobId, apiKey) {
  for (;;) {
    const response = await fetch(`${baseUrl}/v1/try-on/job/${jobId}`, { headers: { 'X-API-KEY': apiKey } });
    if (response.status === 500) continue;
    const job = await response.json();
    if (job.status === 'completed' || job.status === 'failed') return job;
  }
}

test('survives a server error', async () => {
  const job = await waitFor('500,running,completed', 'sk_survives');

  assert.equal(job.status, 'completed');
  assert.equal((await fetch(job.result_url)).headers.get('content-type'), 'image/jpeg');
});

test('an hour takes no time', async () => {
  const headers = { 'X-API-KEY': 'sk_hour', 'Content-Type': 'application/json' };
  await fetch(`${baseUrl}/v1/try-on/job/running@1h,failed:job_expired`, { headers });
  await fetch(`${baseUrl}/__mock/clock`, { method: 'POST', headers, body: '{"advance": "1h"}' });

  const job = await waitFor('running@1h,failed:job_expired', 'sk_hour');

  assert.equal(job.status, 'failed');
  assert.equal(job.error.error_code, 'job_expired');
});
