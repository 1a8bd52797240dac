// Drives a Dataverse sandbox with the dynamics-web-api client: node check.mjs http://127.0.0.1:PORT
// The environment should be empty. Prints one line per check, then "N passed, N failed"; exit code 1 on a failure.
import assert from 'node:assert/strict';
import { DynamicsWebApi } from 'dynamics-web-api';

const base = process.argv[2]?.replace(/\/+$/, '');
if (!base) {
  console.error('usage: node check.mjs http://127.0.0.1:PORT');
  process.exit(2);
}

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

const control = (call) => fetch(`${base}/_sandbox/${call}`, { method: 'POST' });

async function token({ tenant = 'sandbox-tenant', ...more } = {}) {
  const body = new URLSearchParams({
    client_id: 'sandbox-client', client_secret: 'sandbox-secret', scope: `${base}/.default`, grant_type: 'client_credentials', ...more,
  });
  const answer = await fetch(`${base}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
  return { status: answer.status, ...(await answer.json()) };
}

const client = (accessToken) => new DynamicsWebApi({ serverUrl: base, dataApi: { version: '9.2' }, onTokenRefresh: async () => accessToken });
const fails = (status, code, work) => assert.rejects(work, (error) => {
  assert.equal(error.status, status);
  assert.equal(error.code, code);
  return true;
});

const opened = await token();
const api = client(opened.access_token);
const all = (value) => ({ LocalizedLabels: [{ Label: value, LanguageCode: 1033 }] });
const text = (name, more) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata', SchemaName: name, MaxLength: 100, DisplayName: all(name), ...more,
});
const define = (table, part, data) => fetch(`${base}/api/data/v9.2/EntityDefinitions(LogicalName='${table}')/${part}`, {
  method: 'POST', headers: { authorization: `Bearer ${opened.access_token}`, 'content-type': 'application/json' }, body: JSON.stringify(data),
});
const guid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

await check('client credentials give a token for the environment', async () => {
  assert.equal(opened.token_type, 'Bearer');
  assert.equal(opened.expires_in, 3599);
});
await check('a wrong secret, client, tenant or scope is refused in the words of the directory', async () => {
  const wrong = [[{ client_secret: 'x' }, 'invalid_client'], [{ client_id: 'x' }, 'unauthorized_client'], [{ tenant: 'x' }, 'invalid_request'], [{ scope: 'x' }, 'invalid_scope']];
  for (const [part, error] of wrong) {
    const answer = await token(part);
    assert.equal(answer.error, error);
    assert.match(answer.error_description, /^AADSTS/);
  }
});
await check('an app that is no user of the environment is told so', async () => {
  const stranger = await token({ client_id: 'sandbox-stranger-client' });
  await fails(403, '0x80072560', () => client(stranger.access_token).callFunction('WhoAmI'));
});
await check('WhoAmI tells user, unit and organization, with and without brackets', async () => {
  const me = await api.callFunction('WhoAmI');
  assert.match(me.UserId, guid);
  assert.match(me.OrganizationId, guid);
  const plain = await fetch(`${base}/api/data/v9.2/WhoAmI`, { headers: { authorization: `Bearer ${opened.access_token}` } });
  assert.equal((await plain.json()).UserId, me.UserId);
});

await check('columns are made once, by name and type', async () => {
  assert.equal((await define('contact', 'Attributes', text('mls_memberkey'))).status, 204);
  assert.equal((await define('contact', 'Attributes', text('mls_memberkey'))).status, 400);
  assert.equal((await define('contact', 'Attributes', text('noprefix'))).status, 400);
  assert.equal((await define('account', 'Attributes', text('mls_officekey'))).status, 204);
  assert.equal((await define('contact', 'Attributes', text('mls_secret', { IsSecured: true }))).status, 204);
});
await check('an alternate key is made on columns that are not secured', async () => {
  assert.equal((await define('contact', 'Keys', { SchemaName: 'mls_ak', DisplayName: all('Key'), KeyAttributes: ['mls_memberkey'] })).status, 204);
  assert.equal((await define('account', 'Keys', { SchemaName: 'mls_ok', DisplayName: all('Key'), KeyAttributes: ['mls_officekey'] })).status, 204);
  assert.equal((await define('contact', 'Keys', { SchemaName: 'mls_no', DisplayName: all('Key'), KeyAttributes: ['mls_secret'] })).status, 400);
});
await check('definitions tell columns and keys', async () => {
  const { value } = await api.retrieveEntities({
    select: ['LogicalName'], filter: "LogicalName eq 'contact'",
    expand: [{ property: 'Keys', select: ['KeyAttributes', 'EntityKeyIndexStatus'] }, { property: 'Attributes', select: ['LogicalName'] }],
  });
  assert.equal(value[0].Keys[0].EntityKeyIndexStatus, 'Active');
  assert.ok(value[0].Attributes.some((column) => column.LogicalName === 'mls_memberkey'));
});

let ada;
await check('a create gives the id', async () => {
  ada = await api.create({ collection: 'contacts', data: { lastname: 'Ada', mls_memberkey: 'K1' } });
  assert.match(ada, guid);
});
await check('an upsert by key changes or creates and does not tell which', async () => {
  assert.equal(await api.upsert({ collection: 'contacts', key: "mls_memberkey='K1'", data: { lastname: 'Lovelace' } }), undefined);
  assert.equal(await api.upsert({ collection: 'contacts', key: "mls_memberkey='K2'", data: { lastname: 'Second' } }), undefined);
  assert.equal((await api.retrieve({ collection: 'contacts', key: ada, select: ['lastname'] })).lastname, 'Lovelace');
});
await check('an upsert that gives the row back tells the id', async () => {
  const row = await api.upsert({ collection: 'contacts', key: "mls_memberkey='K1'", data: { lastname: 'Ada' }, returnRepresentation: true, select: ['contactid'] });
  assert.equal(row.contactid, ada);
  assert.match(row['@odata.etag'], /^W\//);
});
await check('update only and create only are kept apart', async () => {
  assert.equal(await api.upsert({ collection: 'contacts', key: "mls_memberkey='nobody'", data: { lastname: 'x' }, ifmatch: '*' }), null);
  assert.equal(await api.upsert({ collection: 'contacts', key: "mls_memberkey='K1'", data: { lastname: 'x' }, ifnonematch: '*' }), null);
  assert.equal(await api.update({ collection: 'contacts', key: "mls_memberkey='K1'", data: { firstname: 'A' } }), true);
  await fails(404, '0x80060891', () => api.update({ collection: 'contacts', key: "mls_memberkey='nobody'", data: { lastname: 'x' } }));
});
await check('a key in the body is left out of a change and wins for a new row', async () => {
  await api.upsert({ collection: 'contacts', key: "mls_memberkey='K2'", data: { lastname: 'Second', mls_memberkey: 'other' } });
  await api.upsert({ collection: 'contacts', key: "mls_memberkey='K3'", data: { lastname: 'Third', mls_memberkey: 'K4' } });
  const { value } = await api.retrieveMultiple({ collection: 'contacts', select: ['mls_memberkey'], orderBy: ['mls_memberkey'] });
  assert.deepEqual(value.map((row) => row.mls_memberkey), ['K1', 'K2', 'K4']);
});
await check('keys compare without case, and some letters cannot be addressed', async () => {
  const row = await api.retrieve({ collection: 'contacts', key: "mls_memberkey='k1'", select: ['contactid'] });
  assert.equal(row.contactid, ada);
  for (const key of ['a%2Fb', 'a%3Ab', 'a%2Bb', 'a%26b']) {
    await fails(400, '0x80060888', () => api.retrieve({ collection: 'contacts', key: `mls_memberkey='${key}'` }));
  }
  await api.upsert({ collection: 'contacts', key: "mls_memberkey='O%27%27Brien'", data: { lastname: "O'Brien" } });
  assert.equal((await api.retrieve({ collection: 'contacts', key: "mls_memberkey='O%27%27Brien'", select: ['lastname'] })).lastname, "O'Brien");
});
await check('a row is changed only in the version that was read', async () => {
  const row = await api.retrieve({ collection: 'contacts', key: ada, select: ['lastname'] });
  const etag = row['@odata.etag'];
  assert.equal(await api.update({ collection: 'contacts', key: ada, data: { lastname: 'Ada' }, ifmatch: etag }), true);
  assert.equal(await api.update({ collection: 'contacts', key: ada, data: { lastname: 'Late' }, ifmatch: etag }), false);
});
await check('another row is referred to by id and by key, and what is not there is refused', async () => {
  const elm = await api.create({ collection: 'accounts', data: { name: 'Elm', mls_officekey: 'O1' } });
  for (const bind of [`accounts(${elm})`, `/accounts(${elm})`, "/accounts(mls_officekey='O1')", `${base}/api/data/v9.2/accounts(${elm})`]) {
    await api.update({ collection: 'contacts', key: ada, data: { 'parentcustomerid_account@odata.bind': bind } });
    const row = await api.retrieve({ collection: 'contacts', key: ada, select: ['_parentcustomerid_value'], expand: [{ property: 'parentcustomerid_account', select: ['name'] }] });
    assert.deepEqual([row._parentcustomerid_value, row.parentcustomerid_account.name], [elm, 'Elm']);
  }
  await fails(404, '0x80060891', () => api.update({ collection: 'contacts', key: ada, data: { 'parentcustomerid_account@odata.bind': "/accounts(mls_officekey='nowhere')" } }));
  await api.update({ collection: 'contacts', key: ada, data: { parentcustomerid_account: null } });
  assert.equal((await api.retrieve({ collection: 'contacts', key: ada, select: ['_parentcustomerid_value'] }))._parentcustomerid_value, null);
});
await check('a row is made inactive afterwards, never at once', async () => {
  await fails(400, '0x80040203', () => api.create({ collection: 'contacts', data: { lastname: 'x', statecode: 1 } }));
  await api.update({ collection: 'contacts', key: ada, data: { statecode: 1 } });
  const row = await api.retrieve({ collection: 'contacts', key: ada, select: ['statecode', 'statuscode'], includeAnnotations: '*' });
  assert.deepEqual([row.statecode, row.statuscode, row['statecode@OData.Community.Display.V1.FormattedValue']], [1, 2, 'Inactive']);
});
await check('faults of a value are told with the column', async () => {
  await fails(400, '0x80044331', () => api.create({ collection: 'contacts', data: { lastname: 'x'.repeat(51) } }));
  await fails(400, '0x80048d19', () => api.create({ collection: 'contacts', data: { nothing: 1 } }));
  await fails(400, '0x80048d19', () => api.create({ collection: 'contacts', data: { lastname: 5 } }));
  await fails(400, '0x8004431a', () => api.update({ collection: 'contacts', key: ada, data: { statecode: 7 } }));
  await fails(412, '0x80040237', () => api.create({ collection: 'contacts', data: { lastname: 'x', mls_memberkey: 'K1' } }));
  await fails(404, '0x8006088a', () => api.retrieveMultiple({ collection: 'nothings', select: ['a'] }));
  await fails(404, '0x80040217', () => api.retrieve({ collection: 'contacts', key: '00000000-0000-0000-0000-000000000001' }));
});

await check('many rows are created in one transaction, or none', async () => {
  const target = (number, more) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', lastname: `Many ${number}`, mls_memberkey: `m${number}`, ...more });
  const call = (action, Targets) => api.callAction({ collection: 'contacts', actionName: `Microsoft.Dynamics.CRM.${action}`, action: { Targets } });
  const { Ids } = await call('CreateMultiple', Array.from({ length: 30 }, (_, number) => target(number)));
  assert.equal(Ids.length, 30);
  await fails(400, '0x80044331', () => call('CreateMultiple', [target(90), target(91, { lastname: 'x'.repeat(51) })]));
  assert.equal((await api.count({ collection: 'contacts', filter: "mls_memberkey eq 'm90'" })), 0);
  const upsert = (number, lastname) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', '@odata.id': `contacts(mls_memberkey='m${number}')`, lastname });
  await call('UpsertMultiple', [upsert(1, 'Changed'), upsert(99, 'New')]);
  assert.equal((await api.retrieve({ collection: 'contacts', key: "mls_memberkey='m99'", select: ['lastname'] })).lastname, 'New');
  await fails(400, '0x80044331', () => call('UpsertMultiple', [upsert(2, 'Rolled back'), upsert(3, 'x'.repeat(51))]));
  assert.equal((await api.retrieve({ collection: 'contacts', key: "mls_memberkey='m2'", select: ['lastname'] })).lastname, 'Many 2');
});
await check('lists are filtered, ordered, counted and paged by links that are followed as they are', async () => {
  const asked = { collection: 'contacts', select: ['lastname'], filter: "startswith(mls_memberkey,'m') and statecode eq 0", orderBy: ['mls_memberkey asc'], count: true, maxPageSize: 10 };
  const first = await api.retrieveMultiple(asked);
  assert.deepEqual([first.value.length, first['@odata.count']], [10, 31]);
  assert.equal((await api.retrieveMultiple(asked, first['@odata.nextLink'])).value.length, 10);
  assert.equal((await api.retrieveAll({ ...asked, count: false })).value.length, 31);
  await fails(400, '0x80060888', () => api.retrieveMultiple(asked, first['@odata.nextLink'].replaceAll('%253c', '%253C')));
  const some = await api.retrieveMultiple({ collection: 'contacts', select: ['lastname'], filter: "Microsoft.Dynamics.CRM.In(PropertyName='mls_memberkey',PropertyValues=['m1','m2','zz'])" });
  assert.equal(some.value.length, 2);
  await fails(400, '0x80060888', () => api.retrieveMultiple({ collection: 'contacts', select: ['lastname'], filter: 'lastname eq' }));
});
await check('changes are tracked, deletions last, and a token that is too old is refused', async () => {
  const asked = { collection: 'contacts', select: ['lastname'], trackChanges: true };
  const start = await api.retrieveMultiple(asked);
  await api.create({ collection: 'contacts', data: { lastname: 'After' } });
  await api.deleteRecord({ collection: 'contacts', key: ada });
  const { value, oDataDeltaLink } = await api.retrieveMultiple({ collection: 'contacts', select: ['lastname'] }, start.oDataDeltaLink);
  assert.deepEqual(value.map((row) => row.lastname ?? row.reason), ['After', 'deleted']);
  assert.equal(value[1].id, ada);
  assert.equal((await api.retrieveMultiple({ collection: 'contacts', select: ['lastname'] }, oDataDeltaLink)).value.length, 0);
  await fails(400, '0x80060888', () => api.retrieveMultiple({ ...asked, filter: "lastname eq 'x'" }));
  await control('expire-changes');
  await fails(400, '0x80044352', () => api.retrieveMultiple({ collection: 'contacts', select: ['lastname'] }, oDataDeltaLink));
});

await check('a change set is done whole and refers to what it made', async () => {
  api.startBatch();
  api.create({ collection: 'accounts', data: { name: 'Oak' }, contentId: '1' });
  api.create({ collection: 'contacts', data: { lastname: 'Ivy', 'parentcustomerid_account@odata.bind': '$1' } });
  const [oak, ivy] = await api.executeBatch();
  assert.equal((await api.retrieve({ collection: 'contacts', key: ivy, select: ['_parentcustomerid_value'] }))._parentcustomerid_value, oak);
});
await check('a change set with a fault changes nothing', async () => {
  api.startBatch();
  api.create({ collection: 'accounts', data: { name: 'Ash' } });
  api.create({ collection: 'contacts', data: { lastname: 'x'.repeat(51) } });
  await assert.rejects(api.executeBatch());
  assert.equal(await api.count({ collection: 'accounts', filter: "name eq 'Ash'" }), 0);
});
await check('without change set the batch goes on after a fault, if asked to', async () => {
  const three = () => ['A', 'x'.repeat(51), 'C'].forEach((lastname) => api.create({ collection: 'contacts', data: { lastname }, inChangeSet: false }));
  api.startBatch();
  three();
  const results = await api.executeBatch({ continueOnError: true });
  assert.match(results[0], guid);
  assert.equal(results[1].error?.code ?? results[1].code, '0x80044331');
  assert.match(results[2], guid);
  api.startBatch();
  three();
  await assert.rejects(api.executeBatch());
});

await check('who is in no profile of a secured column reads it as empty and may not write it', async () => {
  const id = await api.create({ collection: 'contacts', data: { lastname: 'Kept' } });
  await fails(403, '0x8004f508', () => api.update({ collection: 'contacts', key: id, data: { mls_secret: 'x' } }));
  const profile = await api.create({ collection: 'fieldsecurityprofiles', data: { name: 'MLS Integration' } });
  await api.create({
    collection: 'fieldpermissions',
    data: { entityname: 'contact', attributelogicalname: 'mls_secret', canread: 4, cancreate: 4, canupdate: 4, 'fieldsecurityprofileid@odata.bind': `/fieldsecurityprofiles(${profile})` },
  });
  const me = await api.callFunction('WhoAmI');
  await api.associate({ collection: 'systemusers', primaryKey: me.UserId, relationshipName: 'systemuserprofiles_association', relatedCollection: 'fieldsecurityprofiles', relatedKey: profile });
  await api.update({ collection: 'contacts', key: id, data: { mls_secret: 'seen' } });
  const csr = client((await token({ client_id: 'sandbox-csr-client' })).access_token);
  assert.equal((await api.retrieve({ collection: 'contacts', key: id, select: ['mls_secret'] })).mls_secret, 'seen');
  assert.equal((await csr.retrieve({ collection: 'contacts', key: id, select: ['mls_secret'] })).mls_secret, null);
  await fails(403, '0x80040220', () => csr.update({ collection: 'contacts', key: id, data: { lastname: 'x' } }));
});
let asked;
await check('a case is made under an id that the caller chose, once', async () => {
  asked = '8d7c1a2e-0000-8000-8000-0000000000c1';
  const contact = await api.create({ collection: 'contacts', data: { lastname: 'Asks' } });
  const data = { title: 'The page stays white', caseorigincode: 3, 'customerid_contact@odata.bind': `/contacts(${contact})` };
  await api.upsert({ collection: 'incidents', key: asked, data, ifnonematch: '*' });
  assert.equal(await api.upsert({ collection: 'incidents', key: asked, data: { ...data, title: 'Again' }, ifnonematch: '*' }), null);
  const row = await api.retrieve({ collection: 'incidents', key: asked, select: ['title', '_ownerid_value', '_createdby_value'], includeAnnotations: '*' });
  assert.deepEqual([row.title, row._ownerid_value, row['_createdby_value@Microsoft.Dynamics.CRM.lookuplogicalname']], ['The page stays white', row._createdby_value, 'systemuser']);
  await fails(400, '0x80048d19', () => api.update({ collection: 'incidents', key: asked, data: { 'ownerid_systemuser@odata.bind': `/systemusers(${row._ownerid_value})` } }));
  await api.update({ collection: 'incidents', key: asked, data: { 'ownerid@odata.bind': `/systemusers(${row._ownerid_value})`, customersatisfactioncode: 4 } });
  assert.equal(await api.count({ collection: 'incidents', filter: 'customersatisfactioncode ne null' }), 1);
});
await check('what is said in a case lies in notes and mails', async () => {
  const note = '8d7c1a2e-0000-8000-8000-0000000000a1';
  const data = { subject: 'A note', notetext: 'x'.repeat(3000), 'objectid_incident@odata.bind': `/incidents(${asked})` };
  await api.upsert({ collection: 'annotations', key: note, data, ifnonematch: '*' });
  assert.equal(await api.upsert({ collection: 'annotations', key: note, data, ifnonematch: '*' }), null);
  const mail = await api.create({ collection: 'emails', data: { subject: 'Re', description: '<p>Hello</p>', directioncode: true, 'regardingobjectid_incident@odata.bind': `/incidents(${asked})` } });
  const { value: notes } = await api.retrieveMultiple({ collection: 'annotations', select: ['notetext'], filter: `_objectid_value eq ${asked}`, orderBy: ['createdon', 'annotationid'] });
  const { value: mails } = await api.retrieveMultiple({ collection: 'emails', select: ['description'], filter: `_regardingobjectid_value eq ${asked}` });
  assert.deepEqual([notes.map((row) => row.annotationid), mails.map((row) => row.activityid)], [[note], [mail]]);
  await fails(400, '0x80044331', () => api.create({ collection: 'incidents', data: { title: 'x', description: 'x'.repeat(2001) } }));
});
await check('a resolved case takes notes but no change, until it is made active again', async () => {
  await api.callAction({ actionName: 'CloseIncident', action: { Status: 5, IncidentResolution: { subject: 'Done', 'incidentid@odata.bind': `/incidents(${asked})` } } });
  await fails(400, '0x80040501', () => api.update({ collection: 'incidents', key: asked, data: { title: 'x' } }));
  await api.create({ collection: 'annotations', data: { notetext: 'Later', 'objectid_incident@odata.bind': `/incidents(${asked})` } });
  await api.update({ collection: 'incidents', key: asked, data: { statecode: 0, statuscode: 1 } });
  await api.update({ collection: 'incidents', key: asked, data: { title: 'x' } });
});
await check('a row that somebody holds is told, and is free the next time', async () => {
  await control('hold?key=K2&attempts=1');
  await fails(500, '0x80044150', () => api.update({ collection: 'contacts', key: "mls_memberkey='K2'", data: { lastname: 'x' } }));
  assert.equal(await api.update({ collection: 'contacts', key: "mls_memberkey='K2'", data: { lastname: 'x' } }), true);
});
await check('service protection answers 429 with its code and a wait that grows', async () => {
  await control('usage?calls=6000');
  const waits = [];
  for (let number = 0; number < 2; number += 1) {
    await assert.rejects(api.callFunction('WhoAmI'), (error) => {
      assert.deepEqual([error.status, error.code], [429, '0x80072322']);
      waits.push(Number(error.headers['retry-after']));
      return true;
    });
  }
  assert.ok(waits[1] > waits[0]);
  await control('usage?calls=1&seconds=1200');
  await fails(429, '0x80072321', () => api.callFunction('WhoAmI'));
  await control('usage?calls=0');
});
await check('a token that ended is 401 without a word', async () => {
  await control('end-tokens');
  await assert.rejects(api.callFunction('WhoAmI'), (error) => error.status === 401);
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
