// Drives a Freshdesk sandbox with the freshdesk-api client: node check.mjs http://127.0.0.1:PORT
// The account should be empty. Prints one line per check, then "N passed, N failed"; exit code 1 on a failure.
import assert from 'node:assert/strict';
import Freshdesk from 'freshdesk-api';

const base = process.argv[2]?.replace(/\/+$/, '');
if (!base) {
  console.error('usage: node check.mjs http://127.0.0.1:PORT');
  process.exit(2);
}

const key = 'sandbox-key';
const raw = new Freshdesk(base, key);
let passed = 0;
let failed = 0;

async function check(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error?.message ?? error} ${JSON.stringify(error?.data ?? '')}`);
  }
}

// The client calls back with the data and with what it read from the headers.
const call = (client, method, ...args) => new Promise((resolve, reject) => {
  client[method](...args, (error, data, extra) => (error ? reject(error) : resolve({ data, extra })));
});
const ask = async (method, ...args) => (await call(raw, method, ...args)).data;
const fails = (status, work, then = () => {}) => assert.rejects(work, (error) => {
  assert.equal(error.status, status);
  then(error);
  return true;
});
const post = (path, body) => fetch(`${base}/${path}`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${key}:X`).toString('base64')}` },
  body: JSON.stringify(body),
});

let contact;
let company;
let ticket;

await check('the key opens the account', async () => {
  const me = await ask('currentAgent');
  assert.ok(me.contact.name);
});

await check('another key does not', () => fails(401, () => call(new Freshdesk(base, 'wrong'), 'currentAgent'), (error) => {
  assert.equal(error.data.code, 'invalid_credentials');
}));

await check('a company is created and shown', async () => {
  company = await ask('createCompany', { name: 'Acme Realty (OFF1)', description: 'An office' });
  assert.equal((await ask('getCompany', company.id)).name, 'Acme Realty (OFF1)');
  assert.ok(company.id > 60_000_000_000);
});

await check('a name is taken once', () => fails(409, () => ask('createCompany', { name: 'acme realty (off1)' }), (error) => {
  assert.equal(error.data.errors[0].code, 'duplicate_value');
}));

await check('companies are listed as a bare array and completed by name', async () => {
  assert.ok(Array.isArray(await ask('listAllCompanies', {})));
  const found = await fetch(`${base}/api/v2/companies/autocomplete?name=acme`, { headers: { authorization: `Basic ${Buffer.from(`${key}:X`).toString('base64')}` } });
  assert.equal((await found.json()).companies.length, 1);
});

await check('a field of contacts is made and listed', async () => {
  const made = await (await post('api/v2/contact_fields', { label: 'MLS member ID', type: 'custom_text' })).json();
  assert.equal(made.name, 'mls_member_id');
  assert.ok((await ask('listAllContactFields')).some((field) => field.name === 'mls_member_id'));
});

await check('a contact is created with its key, company and custom field', async () => {
  contact = await ask('createContact', {
    name: 'Ada Ramirez', email: 'ada@example.test', unique_external_id: 'mls:M1', company_id: company.id, custom_fields: { mls_member_id: 'M1' },
  });
  const shown = await ask('getContact', contact.id);
  assert.equal(shown.unique_external_id, 'mls:M1');
  assert.equal(shown.company_id, company.id);
  assert.equal(shown.custom_fields.mls_member_id, 'M1');
  assert.match(shown.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

await check('a second one under the key is refused and the first one is named', () =>
  fails(409, () => ask('createContact', { name: 'Ada Two', unique_external_id: 'mls:M1' }), (error) => {
    assert.equal(error.message, 'Validation failed');
    assert.equal(error.data.errors[0].additional_info.user_id, contact.id);
  }));

await check('a contact without a name is refused with a list of reasons', () => fails(400, () => ask('createContact', { email: 'x@example.test' }), (error) => {
  assert.deepEqual(error.data.errors.map((fault) => [fault.field, fault.code]), [['name', 'missing_field']]);
}));

await check('an unknown field is refused', () => fails(400, () => ask('updateContact', contact.id, { custom_fields: { nothing: 'x' } }), (error) => {
  assert.equal(error.data.errors[0].code, 'invalid_field');
}));

await check('a contact is changed and keeps what was not sent', async () => {
  await ask('updateContact', contact.id, { phone: '+12025550123' });
  const shown = await ask('getContact', contact.id);
  assert.equal(shown.phone, '+12025550123');
  assert.equal(shown.custom_fields.mls_member_id, 'M1');
});

await check('contacts are found by key and by address', async () => {
  assert.equal((await ask('listAllContacts', { unique_external_id: 'mls:M1' })).length, 1);
  assert.equal((await ask('listAllContacts', { email: 'ADA@example.test' })).length, 1);
  assert.equal((await ask('listAllContacts', { email: 'nobody@example.test' })).length, 0);
});

await check('the header of links tells whether a page is the last', async () => {
  await ask('createContact', { name: 'Ben Okafor', email: 'ben@example.test' });
  assert.equal((await call(raw, 'listAllContacts', { per_page: 1 })).extra.pageIsLast, false);
  assert.equal((await call(raw, 'listAllContacts', { per_page: 1, page: 2 })).extra.pageIsLast, true);
});

await check('101 rows a page are refused', () => fails(400, () => ask('listAllContacts', { per_page: 101 })));

await check('what is not there is answered without a body', () => fails(404, () => ask('getContact', 1)));

await check('a deleted contact leaves the list and is shown as deleted', async () => {
  const gone = await ask('createContact', { name: 'Gone', email: 'gone@example.test' });
  await ask('deleteContact', gone.id);
  assert.ok((await ask('getContact', gone.id)).deleted);
  assert.equal((await ask('listAllContacts', { email: 'gone@example.test' })).length, 0);
  assert.equal((await ask('listAllContacts', { state: 'deleted' })).length, 1);
});

await check('a ticket is opened for a contact', async () => {
  ticket = await ask('createTicket', { subject: 'I cannot sign in', description: '<p>The page stays <b>white</b>.</p>', requester_id: contact.id, status: 2, priority: 1 });
  assert.ok(ticket.id < 1000);
  assert.equal(ticket.description_text, 'The page stays white.');
});

await check('a ticket without a status is refused', () =>
  fails(400, () => ask('createTicket', { subject: 'x', description: 'y', email: 'ada@example.test', priority: 1 })));

await check('a reply leaves its stamps, which are shown when asked for', async () => {
  await ask('createReply', ticket.id, { body: 'Which browser is it?' });
  const [listed] = await ask('listAllTickets', { include: 'stats,requester' });
  assert.ok(listed.stats.first_responded_at);
  assert.equal(listed.requester.email, 'ada@example.test');
  assert.equal((await ask('listAllTickets', {}))[0].stats, undefined);
});

await check('notes are private unless they say otherwise', async () => {
  await ask('createNote', ticket.id, { body: 'Looks like the cache.' });
  const said = await ask('listAllConversations', ticket.id);
  assert.deepEqual(said.map((entry) => [entry.body_text, entry.private]), [['Which browser is it?', false], ['Looks like the cache.', true]]);
});

await check('a resolved ticket is stamped and one that is opened again loses the stamp', async () => {
  await ask('updateTicket', ticket.id, { status: 4 });
  await ask('updateTicket', ticket.id, { status: 2 });
  const [{ stats }] = await ask('listAllTickets', { include: 'stats' });
  assert.ok(stats.reopened_at);
  assert.equal(stats.resolved_at, null);
});

await check('the fields of tickets list the statuses by number', async () => {
  const fields = await ask('listAllTicketFields', {});
  assert.deepEqual(fields.find((field) => field.name === 'status').choices['2'], ['Open', 'Being Processed']);
  assert.equal(fields.find((field) => field.name === 'priority').choices.Urgent, 4);
});

await check('tickets are searched', async () => {
  const found = await ask('filterTickets', 'status:2', 1);
  assert.equal(found.total, 1);
  assert.equal(found.results[0].id, ticket.id);
});

await check('page 301 of tickets is refused', () => fails(400, () => ask('listAllTickets', { page: 301 })));

await check('a deleted ticket can be restored', async () => {
  await ask('deleteTicket', ticket.id);
  assert.equal((await ask('listAllTickets', {})).length, 0);
  assert.equal((await ask('listAllTickets', { filter: 'deleted' })).length, 1);
  await ask('restoreTicket', ticket.id);
  assert.equal((await ask('listAllTickets', {})).length, 1);
});

await check('agents are listed', async () => {
  const agents = await ask('listAllAgents', {});
  assert.ok(agents.length > 3);
  assert.equal((await ask('getAgent', agents[0].id)).id, agents[0].id);
});

await check('429 carries the time to wait', async () => {
  await fetch(`${base}/_sandbox/faults`, { method: 'POST', body: '429:100%' });
  await fails(429, () => ask('currentAgent'), (error) => assert.equal(error.retryAfter, 1));
  await fetch(`${base}/_sandbox/faults`, { method: 'POST', body: '' });
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
