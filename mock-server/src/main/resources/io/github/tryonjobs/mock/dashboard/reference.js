// The API reference, made from the contract, and how each behaviour in it is known.

import { copy, element } from './page.js';

/** Returns the documented outcomes of a response, each as a scenario has it. */
export function outcomesOf(code, response) {
  const body = Object.values(response.content ?? {})[0];
  const examples = Object.entries(body?.examples ?? response['x-examples'] ?? {});
  return examples.map(([name, { summary, value, 'x-basis': basis }]) => ({
    name,
    summary,
    value,
    basis,
    outcome: outcome(code, name, value, examples.length),
  }));
}

function outcome(code, name, value, siblings) {
  if (code < 300) {
    return value.error ? `${value.status}:${value.error.error_code}` : (value.status ?? name);
  }
  return siblings > 1 ? `${code}:${value.error_code}` : code;
}

/** Returns the operations of the contract. */
export function operationsOf(contract) {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );
}

export function showReference(contract, into) {
  into.replaceChildren(
    heading('Authentication', 'h3'),
    ...Object.values(contract.components.securitySchemes).map((scheme) =>
      definitions([[[scheme.name, `in: ${scheme.in}`], [scheme.description]]]),
    ),
    ...operationsOf(contract).flatMap((operation) => shown(contract, operation)),
    heading('Further behaviours', 'h3'),
    element(
      'ul',
      { id: 'rules' },
      ...[...new Map(rulesIn(contract).map((one) => [one.rule, one])).values()].map((one) =>
        element('li', {}, `${one.rule.replaceAll('`', '')} `, ...basisOf(one)),
      ),
    ),
  );
}

function shown(contract, { method, path, summary, description, parameters, requestBody, responses }) {
  return [
    element('h3', {}, element('code', { textContent: `${method} ${path}` })),
    ...texts(summary, description),
    ...(parameters ?? []).map((parameter) =>
      definitions([
        [
          [parameter.name, `in: ${parameter.in}`, ...facts(parameter.schema, parameter.required)],
          [parameter.description, `Example: ${parameter.example}`],
        ],
      ]),
    ),
    ...Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) =>
      element('details', {}, element('summary', {}, type), properties(contract, schema)),
    ),
    heading('Responses'),
    ...Object.entries(responses).map(([code, documented]) => response(contract, code, documented)),
  ];
}

/** Tells how a behaviour is known, with more than colour, and what else there is to say. */
export function basisOf({ basis, date, note }) {
  const label = element('span', { className: 'badge', textContent: date ? `seen live ${date}` : basis });
  label.dataset.kind = { live: 'good', assumed: 'warn' }[basis] ?? '';
  return note ? [label, ' ', element('small', { textContent: note })] : [label];
}

/** Returns what no schema can say, wherever in the contract it stands. */
function rulesIn(node) {
  return Object.entries(node ?? {}).flatMap(([name, value]) =>
    name === 'x-rules' ? value : typeof value === 'object' ? rulesIn(value) : [],
  );
}

function response(contract, code, documented) {
  const schema = Object.values(documented.content ?? {})[0]?.schema;
  const mediaType = Object.keys(documented.content ?? {})[0] ?? 'no body';
  return element(
    'details',
    {},
    element('summary', {}, code, ' ', element('span', { textContent: documented.description })),
    ...headers(documented.headers ?? {}),
    heading(`Body: ${mediaType}`, 'h5'),
    ...(schema ? [properties(contract, schema)] : []),
    heading('Outcomes', 'h5'),
    element('ul', { className: 'outcomes' }, ...outcomesOf(code, documented).map(outcomeItem)),
  );
}

function headers(documented) {
  const terms = Object.entries(documented).map(([name, header]) => [
    [name, ...facts(header.schema, header.required)],
    [header.description, `Example: ${header.example}`],
  ]);
  return terms.length ? [heading('Headers', 'h5'), definitions(terms)] : [];
}

function outcomeItem({ name, summary, value, basis, outcome: id }) {
  const code = element('code', { textContent: id });
  const button = element('button', { type: 'button', textContent: 'Copy', ariaLabel: `Copy the outcome ${id}` });
  button.addEventListener('click', () => copy(code, `the outcome ${id}`));
  const body = value ? [element('pre', { textContent: JSON.stringify(value, null, 2), tabIndex: 0 })] : [];
  return element(
    'li',
    {},
    element('div', { className: 'copyable' }, code, button),
    element('p', {}, element('b', { textContent: name }), `: ${summary} `, ...(basis ? basisOf(basis) : [])),
    ...body,
  );
}

// Schemas.

function properties(contract, schema) {
  const { required = [], properties: all } = resolve(contract, schema);
  return definitions(
    Object.entries(all).map(([name, property]) => {
      const type = resolve(contract, property);
      const inner = type.properties ? [properties(contract, type)] : [];
      return [[name, ...facts(type, required.includes(name))], [property.description, ...values(type), ...inner]];
    }),
  );
}

function resolve(contract, schema) {
  const reference = schema.$ref ?? schema.allOf?.[0].$ref;
  return reference ? contract.components.schemas[reference.split('/').at(-1)] : schema;
}

function values(type) {
  const items = (type.enum ?? []).map((value, at) =>
    element('li', {}, element('code', { textContent: value }), ` ${type['x-enum-descriptions']?.[at] ?? ''}`),
  );
  return items.length ? [element('ul', {}, ...items)] : [];
}

function facts(schema, required) {
  return [schema.format ?? schema.type, required ? 'required' : 'optional'];
}

// Elements.

const heading = (text, level = 'h4') => element(level, { textContent: text });

const texts = (...paragraphs) => paragraphs.map((text) => element('p', { textContent: text }));

/** Makes a list of terms: the first text of a term is its name, the others are facts about it. */
function definitions(terms) {
  const list = element('dl');
  for (const [[name, ...notes], described] of terms) {
    list.append(
      element('dt', {}, element('code', {}, name), ' ', element('small', {}, notes.join(', '))),
      element('dd', {}, ...described.map((part) => (part instanceof Node ? part : texts(part)[0]))),
    );
  }
  return list;
}
