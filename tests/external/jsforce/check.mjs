// Drives a Salesforce sandbox with the jsforce client: node check.mjs http://127.0.0.1:PORT
// The org should be empty. Prints one line per check, then "N passed, N failed"; exit code 1 on a failure.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import jsforce from 'jsforce';

const base = process.argv[2]?.replace(/\/+$/, '');
if (!base) {
  console.error('usage: node check.mjs http://127.0.0.1:PORT');
  process.exit(2);
}

const version = '66.0';
const key = 'MLS_Key__c';
const oauth2 = { loginUrl: base, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
const connection = (settings) => new jsforce.Connection({ loginUrl: base, version, oauth2, ...settings });
const conn = connection();
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

const fails = (code, work) => assert.rejects(work, (error) => {
  assert.equal(error.errorCode ?? error.name, code);
  return true;
});
const control = (call) => fetch(`${base}/_sandbox/${call}`, { method: 'POST' });

function assertion(claims) {
  const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256' })}.${part({
    iss: 'sandbox-client', sub: 'bridge@example.test', aud: 'https://login.salesforce.com', exp: Math.floor(Date.now() / 1000) + 120, ...claims,
  })}`;
  return `${text}.${crypto.sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
}

const jwt = (claims) => ({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(claims) });

await check('client credentials open a session and tell the instance', async () => {
  await conn.authorize({ grant_type: 'client_credentials' });
  assert.equal(conn.instanceUrl, base);
  assert.match(conn.userInfo.id, /^005/);
  assert.match(conn.userInfo.organizationId, /^00D/);
});
await check('a signed assertion opens a session', async () => {
  const other = connection();
  await other.authorize(jwt({}));
  assert.ok(other.accessToken);
});
await check('an assertion for somebody else, out of time or for another audience is refused', async () => {
  await assert.rejects(connection().authorize(jwt({ sub: 'nobody@example.test' })), /approved/);
  await assert.rejects(connection().authorize(jwt({ exp: 1 })), /expired/);
  await assert.rejects(connection().authorize(jwt({ aud: 'https://elsewhere.example' })), /audience/);
});
await check('a wrong secret is refused', async () => {
  const wrong = connection({ oauth2: { ...oauth2, clientSecret: 'wrong' } });
  await assert.rejects(wrong.authorize({ grant_type: 'client_credentials' }), /invalid client/);
});
await check('the identity tells who is signed in', async () => {
  assert.equal((await conn.identity()).preferred_username, 'bridge@example.test');
});
await check('versions are listed, and an unknown one is not found', async () => {
  const versions = await conn.request(`${base}/services/data`);
  assert.ok(versions.some((one) => one.version === version));
  await fails('NOT_FOUND', () => connection({ instanceUrl: base, accessToken: conn.accessToken, version: '99.0' }).limits());
});

await check('custom fields are made by the Tooling API, once', async () => {
  const field = (object, name, more) => conn.tooling.sobject('CustomField').create({
    FullName: `${object}.${name}`, Metadata: { label: name, type: 'Text', length: 255, ...more },
  });
  for (const object of ['Contact', 'Account', 'Case']) {
    assert.ok((await field(object, key, { externalId: true, unique: true, caseSensitive: true })).success);
  }
  assert.ok((await field('Contact', 'MLS_Loose__c', { externalId: true })).success);
  await fails('DUPLICATE_DEVELOPER_NAME', () => field('Contact', key, {}));
});
await check('nobody sees a field before a permission set gives it', async () => {
  await fails('INVALID_FIELD', () => conn.query(`SELECT ${key} FROM Contact`));
  const set = await conn.sobject('PermissionSet').create({ Name: 'MLS_Integration', Label: 'MLS' });
  await conn.sobject('PermissionSetAssignment').create({ PermissionSetId: set.id, AssigneeId: conn.userInfo.id });
  for (const [object, name] of [['Contact', key], ['Account', key], ['Case', key], ['Contact', 'MLS_Loose__c']]) {
    await conn.sobject('FieldPermissions').create({
      ParentId: set.id, SobjectType: object, Field: `${object}.${name}`, PermissionsRead: true, PermissionsEdit: true,
    });
  }
  assert.equal((await conn.query(`SELECT ${key} FROM Contact`)).totalSize, 0);
});
await check('a version names its resources, an object its head', async () => {
  const resources = await conn.request(`/services/data/v${version}`);
  assert.equal(resources.sobjects, `/services/data/v${version}/sobjects`);
  await conn.request(resources.limits);
  const head = await conn.request(`${resources.sobjects}/Contact`);
  assert.equal(head.objectDescribe.keyPrefix, '003');
  assert.deepEqual(head.recentItems, []);
});
await check('describe tells the fields and the objects', async () => {
  const contact = await conn.sobject('Contact').describe();
  const field = contact.fields.find((one) => one.name === key);
  assert.ok(field.externalId && field.unique && field.caseSensitive && field.updateable);
  assert.ok((await conn.describeGlobal()).sobjects.some((one) => one.name === 'Account'));
});

let ada;
await check('an upsert by external id creates, then changes', async () => {
  const made = await conn.sobject('Contact').upsert({ [key]: 'k1', LastName: 'Ada', Email: 'ada@example.org' }, key);
  assert.deepEqual([made.success, made.created], [true, true]);
  const again = await conn.sobject('Contact').upsert({ [key]: 'k1', LastName: 'Lovelace' }, key);
  assert.deepEqual([again.id, again.created], [made.id, false]);
  ada = made.id;
});
await check('a key that is not unique is answered with the choices', async () => {
  await conn.sobject('Contact').create({ LastName: 'One', MLS_Loose__c: 'twin' });
  await conn.sobject('Contact').create({ LastName: 'Two', MLS_Loose__c: 'twin' });
  await assert.rejects(conn.sobject('Contact').upsert({ MLS_Loose__c: 'twin', LastName: 'Three' }, 'MLS_Loose__c'), (error) => {
    assert.equal(error.name, 'MULTIPLE_CHOICES');
    assert.equal(error.data.length, 2);
    return true;
  });
});
await check('a key with a slash that is not encoded leads nowhere', async () => {
  await fails('NOT_FOUND', () => conn.sobject('Contact').upsert({ [key]: 'a/b c', LastName: 'Nobody' }, key));
});
await check('the key may not stand in the body as well', async () => {
  await fails('INVALID_FIELD', () => conn.requestPatch(`/sobjects/Contact/${key}/k1`, { [key]: 'k1', LastName: 'Ada' }));
});
await check('450 records are upserted in three calls, each with an outcome of its own', async () => {
  const records = Array.from({ length: 450 }, (_, number) => ({ [key]: `m${number}`, LastName: number === 7 ? '' : `Member ${number}` }));
  const results = await conn.sobject('Contact').upsert(records, key, { allOrNone: false, allowRecursive: true });
  assert.equal(results.length, 450);
  assert.equal(results.filter((one) => one.success).length, 449);
  assert.equal(results[7].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
  assert.ok(results[8].created);
});
await check('the same key twice in a call fails both', async () => {
  const results = await conn.sobject('Contact').upsert([{ [key]: 'x', LastName: 'A' }, { [key]: 'x', LastName: 'B' }], key, { allOrNone: false });
  assert.deepEqual(results.map((one) => one.errors[0].statusCode), ['DUPLICATE_VALUE', 'DUPLICATE_VALUE']);
});
await check('collections create, update, retrieve and delete', async () => {
  const made = await conn.sobject('Account').create([{ Name: 'Elm' }, { Name: 'Oak', [key]: 'o1' }], { allOrNone: false });
  const ids = made.map((one) => one.id);
  const changed = await conn.sobject('Account').update([{ Id: ids[0], Phone: '1' }, { Id: '001000000000000AAA', Phone: '2' }], { allOrNone: false });
  assert.deepEqual(changed.map((one) => one.success), [true, false]);
  const read = await conn.sobject('Account').retrieve(ids);
  assert.deepEqual(read.map((one) => one.Name), ['Elm', 'Oak']);
  const gone = await conn.sobject('Account').destroy([ids[0]], { allOrNone: true });
  assert.ok(gone[0].success);
  await fails('NOT_FOUND', () => conn.sobject('Account').retrieve(ids[0]));
});
await check('a record refers to another one by its key', async () => {
  await conn.sobject('Contact').upsert({ [key]: 'k1', LastName: 'Ada', Account: { [key]: 'o1' } }, key);
  const { records } = await conn.query(`SELECT LastName, Account.Name FROM Contact WHERE ${key} = 'k1'`);
  assert.equal(records[0].Account.Name, 'Oak');
  await fails('INVALID_FIELD', () => conn.sobject('Contact').upsert({ [key]: 'k1', Account: { [key]: 'nowhere' } }, key));
});
await check('single records are read, changed and found whatever the form of the id', async () => {
  assert.equal((await conn.sobject('Contact').retrieve(ada.slice(0, 15))).Id, ada);
  assert.ok((await conn.sobject('Contact').update({ Id: ada, Title: "O'Brien" })).success);
  const { records } = await conn.query("SELECT Id FROM Contact WHERE Title = 'O\\'Brien'");
  assert.equal(records[0].Id, ada);
});
await check('a query follows its pages to the end', async () => {
  const paged = await conn.query('SELECT Id, LastName FROM Contact ORDER BY LastName', { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
  assert.deepEqual([paged.done, paged.records.length], [false, 200]);
  const rest = await conn.queryMore(paged.nextRecordsUrl);
  assert.equal(rest.records.length, 200);
  const all = await conn.query(`SELECT Id FROM Contact WHERE ${key} LIKE 'm%'`, { autoFetch: true, maxFetch: 1000 });
  assert.equal(all.records.length, 449);
  assert.equal((await conn.query('SELECT COUNT() FROM Contact')).totalSize, 452);
});
await check('a locator that has expired is told', async () => {
  const paged = await conn.query('SELECT Id FROM Contact', { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
  await control('expire-cursors');
  await fails('INVALID_QUERY_LOCATOR', () => conn.queryMore(paged.nextRecordsUrl));
});
await check('a query that cannot be read is told', async () => {
  await fails('MALFORMED_QUERY', () => conn.query('SELECT Id FROM Contact WHERE'));
  await fails('INVALID_TYPE', () => conn.query('SELECT Id FROM Nothing'));
  await fails('INVALID_FIELD', () => conn.query('SELECT Nothing FROM Contact'));
});
await check('deleted records are seen by queryAll and by the feed of deletions', async () => {
  const before = new Date(Date.now() - 60_000);
  await conn.sobject('Contact').destroy(ada);
  assert.equal((await conn.query(`SELECT Id FROM Contact WHERE ${key} = 'k1'`)).totalSize, 0);
  const all = await conn.query(`SELECT Id, IsDeleted FROM Contact WHERE ${key} = 'k1'`, { scanAll: true });
  assert.equal(all.records[0].IsDeleted, true);
  const end = new Date(Date.now() + 60_000);
  const deleted = await conn.sobject('Contact').deleted(before, end);
  assert.ok(deleted.deletedRecords.some((one) => one.id === ada));
  assert.ok(deleted.latestDateCovered);
  assert.ok((await conn.sobject('Contact').updated(before, end)).ids.length > 400);
});
const load = (input, options) => conn.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'upsert', externalIdFieldName: key, input, ...options });
await check('a bulk job upserts a file, and tells what was made, what was changed and what was refused', async () => {
  conn.bulk2.pollInterval = 50;
  const results = await load(`${key},LastName,Email\nb1,"Bee, ""One""",b1@example.org\nm1,Changed,\nb2,Bee,nonsense\nb3,,\n`);
  assert.deepEqual(results.successfulResults.map((one) => [one[key], one.sf__Created]).sort(), [['b1', 'true'], ['m1', 'false']]);
  assert.match(results.successfulResults[0].sf__Id, /^003/);
  const refused = Object.fromEntries(results.failedResults.map((one) => [one[key], one.sf__Error]));
  assert.match(refused.b2, /^INVALID_EMAIL_ADDRESS:/);
  assert.match(refused.b3, /^REQUIRED_FIELD_MISSING:.*:LastName --$/);
  assert.equal(results.unprocessedRecords.length, 0);
  const { records } = await conn.query(`SELECT LastName FROM Contact WHERE ${key} = 'b1'`);
  assert.equal(records[0].LastName, 'Bee, "One"');
});
await check('an empty cell leaves a field alone, #N/A empties it, and an empty Id column does no harm', async () => {
  await load([{ [key]: 'b1', LastName: 'Bee', Phone: '1' }]);
  await load(`${key},LastName,Phone,Email\nb1,Bee,,#N/A\n`);
  const { records } = await conn.query(`SELECT Phone, Email FROM Contact WHERE ${key} = 'b1'`);
  assert.deepEqual([records[0].Phone, records[0].Email], ['1', null]);
});
await check('a relationship is named by its key in a column', async () => {
  const results = await load(`${key},LastName,Account.${key}\nb1,Bee,o1\nb4,Bee,nowhere\n`);
  assert.deepEqual([results.successfulResults.length, results.failedResults.length], [1, 1]);
});
await check('a job fails whose file names a field that is not there', async () => {
  const job = conn.bulk2.createJob({ object: 'Contact', operation: 'upsert', externalIdFieldName: key });
  await job.open();
  await job.uploadData(`${key},Nothing__c\nb1,x\n`);
  await job.close();
  const state = () => conn.request(`/jobs/ingest/${job.id}`);
  while (!['Failed', 'JobComplete'].includes((await state()).state)) await new Promise((resolve) => { setTimeout(resolve, 20); });
  assert.deepEqual([(await state()).state, (await state()).errorMessage], ['Failed', 'InvalidBatch : Field name not found : Nothing__c']);
});
await check('a job is worked on once it is closed, takes one upload, and can be aborted before', async () => {
  const at = `${base}/services/data/v${version}/jobs/ingest`;
  const make = () => conn.request({ method: 'POST', url: at, body: JSON.stringify({ object: 'Contact', operation: 'upsert', externalIdFieldName: key }), headers: { 'content-type': 'application/json' } });
  const turn = (id, state) => conn.request({ method: 'PATCH', url: `${at}/${id}`, body: JSON.stringify({ state }), headers: { 'content-type': 'application/json' } });
  const upload = (id) => conn.request({ method: 'PUT', url: `${at}/${id}/batches`, body: `${key},LastName\nb9,Bee\n`, headers: { 'content-type': 'text/csv' } });
  const twice = await make();
  assert.deepEqual([twice.state, twice.apiVersion], ['Open', 66]);
  await upload(twice.id);
  await upload(twice.id);
  await fails('INVALIDJOB', () => turn(twice.id, 'UploadComplete'));
  assert.equal((await turn(twice.id, 'Aborted')).state, 'Aborted');
  await fails('INVALIDJOBSTATE', () => turn(twice.id, 'UploadComplete'));
  assert.equal((await conn.query(`SELECT Id FROM Contact WHERE ${key} = 'b9'`)).totalSize, 0);
  const { records } = await conn.request(at);
  assert.ok(records.some((one) => one.id === twice.id && one.jobType === 'V2Ingest'));
});
await check('rows that a job did not come to are told as unprocessed', async () => {
  await control('end-job?state=Aborted&after=1');
  const job = conn.bulk2.createJob({ object: 'Contact', operation: 'upsert', externalIdFieldName: key });
  await job.open();
  await job.uploadData(`${key},LastName\nb1,Bee\nb7,Bee\nb8,Bee\n`);
  await job.close();
  while ((await conn.request(`/jobs/ingest/${job.id}`)).state !== 'Aborted') await new Promise((resolve) => { setTimeout(resolve, 20); });
  assert.deepEqual([(await job.getSuccessfulResults()).length, (await job.getUnprocessedRecords()).length], [1, 2]);
});
await check('composite calls refer to each other', async () => {
  const { compositeResponse } = await conn.requestPost('/composite', {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', url: `/services/data/v${version}/sobjects/Account`, referenceId: 'refAccount', body: { Name: 'Ash' } },
      { method: 'POST', url: `/services/data/v${version}/sobjects/Contact`, referenceId: 'refContact', body: { LastName: 'Ivy', AccountId: '@{refAccount.id}' } },
    ],
  });
  assert.deepEqual(compositeResponse.map((one) => one.httpStatusCode), [201, 201]);
  const made = await conn.sobject('Contact').retrieve(compositeResponse[1].body.id);
  assert.equal(made.AccountId, compositeResponse[0].body.id);
});
await check('limits are told, by a call and with every answer', async () => {
  const limits = await conn.limits();
  assert.ok(limits.DailyApiRequests.Remaining < limits.DailyApiRequests.Max);
  assert.ok(conn.limitInfo.apiUsage.used > 0);
});
await check('faults of a value are told with the field', async () => {
  await fails('STRING_TOO_LONG', () => conn.sobject('Contact').create({ LastName: 'x'.repeat(81) }));
  await fails('INVALID_EMAIL_ADDRESS', () => conn.sobject('Contact').create({ LastName: 'x', Email: 'nonsense' }));
  await fails('INVALID_FIELD', () => conn.sobject('Contact').create({ LastName: 'x', Nothing__c: 1 }));
  await fails('DUPLICATE_VALUE', () => conn.sobject('Contact').create({ LastName: 'x', [key]: 'm1' }));
  await fails('INVALID_FIELD_FOR_INSERT_UPDATE', () => conn.sobject('Contact').create({ LastName: 'x', CreatedDate: '2026-01-01T00:00:00Z' }));
});
await check('a held row is told, and is free the next time', async () => {
  await control('hold?key=m3&attempts=1');
  await fails('UNABLE_TO_LOCK_ROW', () => conn.sobject('Contact').upsert({ [key]: 'm3', LastName: 'Again' }, key));
  assert.ok((await conn.sobject('Contact').upsert({ [key]: 'm3', LastName: 'Again' }, key)).success);
});
let asked;
const cases = (where) => conn.query(`SELECT Id, Status, IsClosed, ClosedDate, CaseNumber, Owner.Name, SystemModstamp FROM Case WHERE ${where} ORDER BY SystemModstamp, Id`);
await check('a case is opened once under its key, numbered, new, and owned by who opened it', async () => {
  const made = await conn.sobject('Case').upsert({ [key]: 'K-1', Subject: 'The map is blank', Contact: { [key]: 'm3' }, Origin: 'Web' }, key);
  const again = await conn.sobject('Case').upsert({ [key]: 'K-1', Subject: 'The map is blank' }, key);
  assert.deepEqual([made.created, again.created, again.id], [true, false, made.id]);
  const [row] = (await cases(`Id = '${made.id}'`)).records;
  assert.deepEqual([row.Status, row.IsClosed, row.Owner.Name], ['New', false, 'MLS Bridge']);
  assert.match(row.CaseNumber, /^\d{8}$/);
  asked = made.id;
});
await check('a queue of cases can own one, and a change of owner is written twice', async () => {
  const queues = await conn.query("SELECT QueueId FROM QueueSobject WHERE SobjectType = 'Case' AND Queue.Name = 'Level II'");
  await conn.sobject('Case').update({ Id: asked, OwnerId: queues.records[0].QueueId });
  assert.equal((await cases(`Id = '${asked}'`)).records[0].Owner.Name, 'Level II');
  const history = await conn.query(`SELECT OldValue, NewValue FROM CaseHistory WHERE CaseId = '${asked}' AND Field = 'Owner' ORDER BY CreatedDate, Id`);
  assert.deepEqual(history.records.map((one) => one.NewValue), ['Level II', queues.records[0].QueueId]);
});
await check('a status of CaseStatus closes a case, and another one opens it again', async () => {
  const words = await conn.query('SELECT ApiName FROM CaseStatus WHERE IsClosed = true');
  await conn.sobject('Case').update({ Id: asked, Status: words.records[0].ApiName });
  const [closed] = (await cases(`Id = '${asked}'`)).records;
  assert.ok(closed.IsClosed && closed.ClosedDate);
  await conn.sobject('Case').update({ Id: asked, Status: 'Working' });
  const [open] = (await cases(`Id = '${asked}'`)).records;
  assert.deepEqual([open.IsClosed, open.ClosedDate], [false, null]);
});
await check('a comment has at most 4,000 bytes and belongs to a case', async () => {
  const comment = (CommentBody) => conn.sobject('CaseComment').create({ ParentId: asked, CommentBody, IsPublished: true });
  assert.ok((await comment('x'.repeat(4000))).success);
  await fails('STRING_TOO_LONG', () => comment('ö'.repeat(2001)));
  assert.equal((await conn.query(`SELECT Id FROM CaseComment WHERE ParentId = '${asked}'`)).totalSize, 1);
});
await check('history and status words are written by nobody', async () => {
  await fails('INVALID_TYPE_FOR_OPERATION', () => conn.sobject('CaseHistory').create({ CaseId: asked, Field: 'Status' }));
});
await check('a completed task is closed at a time, and belongs to a contact', async () => {
  const [who] = (await conn.query('SELECT Id FROM Contact LIMIT 1')).records;
  const made = await conn.sobject('Task').create({ WhoId: who.Id, Subject: 'Call', TaskSubtype: 'Call', CallType: 'Inbound', CallDurationInSeconds: 90 });
  const task = async () => (await conn.query(`SELECT Status, IsClosed, CompletedDateTime, Owner.Name FROM Task WHERE Id = '${made.id}'`)).records[0];
  const open = await task();
  assert.deepEqual([open.Status, open.IsClosed, open.CompletedDateTime], ['Not Started', false, null]);
  await conn.sobject('Task').update({ Id: made.id, Status: 'Completed' });
  const closed = await task();
  assert.ok(closed.IsClosed && closed.CompletedDateTime && closed.Owner.Name);
});
await check('a changed case is seen by its stamp, a deleted one by all queries and by the feed', async () => {
  const [before] = (await cases(`Id = '${asked}'`)).records;
  const other = await conn.sobject('Case').create({ Subject: 'Another' });
  await conn.sobject('Case').destroy(other.id);
  const since = before.SystemModstamp.replace('.000+0000', 'Z');
  const all = await conn.request(`/queryAll?q=${encodeURIComponent(`SELECT Id, IsDeleted FROM Case WHERE SystemModstamp >= ${since}`)}`);
  assert.ok(all.records.some((one) => one.Id === other.id && one.IsDeleted) && all.records.some((one) => one.Id === asked));
  await control(`purge?type=Case&id=${other.id}`);
  const feed = await conn.sobject('Case').deleted(new Date(Date.now() - 3600_000), new Date(Date.now() + 60_000));
  assert.ok(feed.deletedRecords.some((one) => one.id === other.id));
});
await check('a session that ended is renewed by the client and the call repeated', async () => {
  await control('end-sessions');
  const renewing = connection({
    instanceUrl: base, accessToken: 'ended',
    refreshFn: (other, callback) => conn.authorize({ grant_type: 'client_credentials' }).then(() => callback(null, conn.accessToken), callback),
  });
  assert.ok((await renewing.query('SELECT Id FROM Account')).totalSize > 0);
});
await check('when the calls of the day are used up, it says so', async () => {
  await control('usage?used=10&most=10');
  await fails('REQUEST_LIMIT_EXCEEDED', () => conn.sobject('Contact').create({ LastName: 'x' }));
  await control('usage?used=0&most=100000');
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
