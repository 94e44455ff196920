// An application as many are written: Node's own fetch, no library. It knows the service by its documentation alone.
//
//   node try-on.mjs PERSON GARMENT OUT      each image a file or a URL
//
// Exit status: 0 the image is saved, 3 refused, 4 uncertain whether a job was started, 5 given up and cancelled, 6 failed.
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

const base = process.env.PIXELCUT_BASE_URL ?? 'https://api.developer.pixelcut.ai';
const headers = { 'X-API-KEY': process.env.PIXELCUT_API_KEY, Accept: 'application/json' };
const pollMillis = Number(process.env.POLL_MILLIS ?? 2000);
const mostPolls = Number(process.env.MOST_POLLS ?? 60);
const startMillis = Number(process.env.START_MILLIS ?? 60000);
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const isUrl = (image) => /^https?:/.test(image);

class Ended extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function input(person, garment) {
  if (isUrl(person) && isUrl(garment)) {
    const body = { person_image_url: person, garment_image_url: garment, wait_for_result: 'false' };
    return { body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } };
  }
  const form = new FormData();
  for (const [name, image] of [['person_image', person], ['garment_image', garment]]) {
    if (isUrl(image)) {
      form.append(`${name}_url`, image);
    } else {
      form.append(name, new Blob([await readFile(image)], { type: 'image/jpeg' }), basename(image));
    }
  }
  form.append('wait_for_result', 'false');
  return { body: form, headers };
}

// Only a 429 is sure not to have started a job.
async function start(person, garment) {
  for (;;) {
    let response;
    try {
      const signal = AbortSignal.timeout(startMillis);
      response = await fetch(`${base}/v1/try-on`, { method: 'POST', ...(await input(person, garment)), signal });
    } catch (error) {
      throw new Ended(4, `uncertain: ${error.message}`);
    }
    if (response.status === 429) {
      await sleep(1000 * Number(response.headers.get('Retry-After') ?? 1));
      continue;
    }
    if (response.status >= 500) {
      throw new Ended(4, `uncertain: ${response.status}`);
    }
    const json = await response.json();
    if (response.status >= 400) {
      throw new Ended(3, `refused: ${json.error_code}: ${json.error}`);
    }
    return json.job_id;
  }
}

async function poll(jobId) {
  const job = `${base}/v1/try-on/job/${encodeURIComponent(jobId)}`;
  for (let polls = 0; polls < mostPolls; polls++) {
    const response = await fetch(job, { headers });
    if (response.status === 200) {
      const { status, result_url: url, error } = await response.json();
      if (status === 'completed') {
        return url;
      }
      if (status === 'failed') {
        throw new Ended(6, `failed: ${error.error_code}: ${error.message}`);
      }
    } else if (response.status !== 429 && response.status < 500) {
      throw new Ended(3, `refused: ${(await response.json()).error_code}`);
    }
    await sleep(pollMillis);
  }
  const cancelled = await fetch(`${job}/cancel`, { method: 'POST', headers });
  throw new Ended(5, cancelled.status === 409 ? 'given up: it has ended' : 'given up: cancelled');
}

try {
  const [person, garment, out] = process.argv.slice(2);
  const image = await fetch(await poll(await start(person, garment)));
  if (!image.ok || image.headers.get('Content-Type') !== 'image/jpeg') {
    throw new Ended(6, `failed: no image, but ${image.status}`);
  }
  await writeFile(out, Buffer.from(await image.arrayBuffer()));
  console.log('saved');
} catch (error) {
  console.log(error.message);
  process.exitCode = error.status ?? 1;
}
