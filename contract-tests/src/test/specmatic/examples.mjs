// Makes of contract and pact what Specmatic takes: the schemas without their examples, and a file for each interaction with
// the values of its provider state, so that it makes up no request of its own.
//   node examples.mjs CONTRACT.json PACT FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [contract, pact, folder] = process.argv.slice(2);
const base = process.env.PIXELCUT_BASE_URL;
const examples = `${folder}/try-on-jobs_examples`;
mkdirSync(examples, { recursive: true });

// Forms are left out: Specmatic reads their files from the disk.
const leftOut = ['examples', 'x-examples', 'multipart/form-data'];
const schemas = JSON.parse(readFileSync(contract), (name, value) => (leftOut.includes(name) ? undefined : value));
writeFileSync(`${folder}/try-on-jobs.json`, JSON.stringify(schemas));

for (const { description, providerStates, request, response } of JSON.parse(readFileSync(pact)).interactions) {
  if (request.body?.encoded) {
    continue;
  }
  const { name: state, params } = providerStates[0];
  const change = await fetch(`${base}/__mock/pact-states`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ state, params }),
  });
  const { jobId, imageUrl } = await change.json();
  const example = {
    'http-request': {
      method: request.method,
      path: jobId ? request.path.replace(params.example, jobId) : request.path,
      headers: {
        'X-API-KEY': request.headers['X-API-KEY'][0],
        ...(request.body && { 'Content-Type': request.body.contentType }),
      },
      ...(request.body && { body: { ...request.body.content, garment_image_url: imageUrl } }),
    },
    'http-response': {
      status: response.status,
      ...(response.body && { body: response.body.content, headers: { 'Content-Type': 'application/json' } }),
    },
  };
  writeFileSync(`${examples}/${description.replace(/\W+/g, '_')}.json`, JSON.stringify(example, null, 2));
}
