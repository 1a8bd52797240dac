// Drives a Zendesk sandbox with the node-zendesk client: node check.mjs http://127.0.0.1:PORT
// The account should be empty. Prints one line per check, then "N passed, N failed"; exit code 1 on a failure.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { checkDesk } from './desk.mjs';

const { createClient } = createRequire(import.meta.url)('node-zendesk');
const base = process.argv[2]?.replace(/\/+$/, '');
if (!base) {
  console.error('usage: node check.mjs http://127.0.0.1:PORT');
  process.exit(2);
}

const signIn = (settings) => createClient({ subdomain: 'sandbox', endpointUri: `${base}/api/v2`, ...settings });
const client = signIn({ username: 'admin@example.test', token: 'sandbox-token' });
const one = (answer, name) => answer?.result?.[name] ?? answer?.[name] ?? answer?.result ?? answer;
let passed = 0;
let failed = 0;

async function check(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error?.message ?? error}`);
  }
}

async function finish(answer) {
  let job = one(answer, 'job_status');
  for (let polls = 0; !['completed', 'failed', 'killed'].includes(job.status); polls += 1) {
    assert.ok(polls < 500, 'the job did not end');
    await new Promise((resolve) => setTimeout(resolve, 10));
    job = one(await client.jobstatuses.show(job.id), 'job_status');
  }
  return job;
}

const members = (count, from = 0) => Array.from({ length: count }, (_, number) => ({
  name: `Member ${from + number}`,
  external_id: `mls-${from + number}`,
  email: `member${from + number}@example.org`,
  skip_verify_email: true,
}));

await check('me with an API token is the administrator', async () => {
  const me = one(await client.users.me(), 'user');
  assert.equal(me.role, 'admin');
  assert.ok(Number.isSafeInteger(me.id));
});
await check('me with a bearer token is the administrator', async () => {
  assert.equal(one(await signIn({ oauth: true, token: 'sandbox-bearer' }).users.me(), 'user').role, 'admin');
});
await check('me with a wrong token is the anonymous user, with status 200', async () => {
  const me = one(await signIn({ username: 'admin@example.test', token: 'wrong' }).users.me(), 'user');
  assert.equal(me.name, 'Anonymous user');
});
await check('a call with a wrong token is refused', async () => {
  await assert.rejects(signIn({ username: 'admin@example.test', token: 'wrong' }).users.list(), /401/);
});
await check('a custom field is created, listed, and refused a second time', async () => {
  const field = { type: 'text', title: 'MLS status', key: 'mls_status' };
  assert.equal(one(await client.userfields.create({ user_field: field }), 'user_field').key, 'mls_status');
  const listed = one(await client.userfields.list(), 'user_fields');
  assert.ok(listed.some((known) => known.key === 'mls_status'));
  await assert.rejects(client.userfields.create({ user_field: field }), /422/);
});

let created;
await check('a user is created', async () => {
  created = one(await client.users.create({
    user: { name: 'Ada', email: 'ada@example.org', external_id: 'ada', user_fields: { mls_status: 'Active' } },
  }), 'user');
  assert.ok(created.id > 2 ** 32 && Number.isSafeInteger(created.id));
  assert.equal(created.user_fields.mls_status, 'Active');
});
await check('the user is shown and updated', async () => {
  assert.equal(one(await client.users.show(created.id), 'user').external_id, 'ada');
  const user = one(await client.users.update(created.id, { user: { phone: '+15550100' } }), 'user');
  assert.equal(user.phone, '+15550100');
  assert.equal(user.name, 'Ada');
});
await check('createOrUpdate finds the user by external id, whatever its case', async () => {
  const user = one(await client.users.createOrUpdate({ user: { external_id: 'ADA', name: 'Ada L.' } }), 'user');
  assert.equal(user.id, created.id);
});
await check('createOrUpdateMany runs as a job with one result for each record', async () => {
  const job = await finish(await client.users.createOrUpdateMany({ users: members(100) }));
  assert.equal(job.status, 'completed');
  assert.equal(job.results.length, 100);
  assert.ok(job.results.every((row) => row.status === 'Created' && row.success));
  const again = await finish(await client.users.createOrUpdateMany({ users: members(60, 90) }));
  assert.equal(again.results.filter((row) => row.status === 'Updated').length, 10);
});
await check('a job reports the refused record beside the accepted one', async () => {
  const users = [{ name: 'Good', external_id: 'good' }, { name: 'Bad', external_id: 'bad', email: 'no address' }];
  const job = await finish(await client.users.createOrUpdateMany({ users }));
  const bad = job.results.filter((row) => row.status === 'Failed');
  assert.equal(bad.length, 1);
  assert.match(bad[0].details, /not properly formatted/);
});
await check('the list goes over two pages and gives every user once', async () => {
  const list = await client.users.list();
  assert.equal(list.length, 152);
  assert.equal(new Set(list.map((user) => user.id)).size, 152);
});
await check('showMany gives the asked users', async () => {
  const list = one(await client.users.showMany([created.id]), 'users');
  assert.equal(list.length, 1);
});
await check('search finds by address and by external id', async () => {
  const byEmail = one(await client.users.search({ query: 'email:member7@example.org' }), 'users');
  assert.deepEqual([byEmail].flat(2).map((user) => user.external_id), ['mls-7']);
  const byId = one(await client.users.search({ external_id: 'MLS-8' }), 'users');
  assert.deepEqual([byId].flat(2).map((user) => user.external_id), ['mls-8']);
});
await check('a second address becomes primary through the identities', async () => {
  const identity = { type: 'email', value: 'ada@new.example.org', verified: true };
  const added = one(await client.useridentities.create(created.id, { identity }), 'identity');
  await client.useridentities.makePrimary(created.id, added.id);
  assert.equal(one(await client.users.show(created.id), 'user').email, 'ada@new.example.org');
});
await check('organizations are created, updated in a job, found and deleted', async () => {
  const made = one(await client.organizations.create({ organization: { name: 'Elm', external_id: 'elm' } }), 'organization');
  const job = await finish(await client.organizations.updateMany({ organizations: [{ id: made.id, notes: 'seen' }] }));
  assert.equal(job.results[0].status, 'Updated');
  assert.equal(one(await client.organizations.show(made.id), 'organization').notes, 'seen');
  const found = one(await client.organizations.search('elm'), 'organizations');
  assert.equal([found].flat(2)[0].id, made.id);
  assert.equal((await client.organizations.list()).length, 1);
  await client.organizations.delete(made.id);
  await assert.rejects(client.organizations.show(made.id), /404/);
});
await check('a deleted user is inactive and a stranger is not found', async () => {
  await client.users.delete(created.id);
  assert.equal(one(await client.users.show(created.id), 'user').active, false);
  await assert.rejects(client.users.show(1), /404/);
});

await checkDesk({ base, client, signIn, check, finish, one });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
