// The support desk part of check.mjs: tickets, comments, uploads, exports, satisfaction, jobs, webhooks, calls.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';

const agentId = 11000000000024;

export async function checkDesk({ base, client, signIn, check, finish, one }) {
  const control = async (path, body) => {
    const answer = await fetch(`${base}/_sandbox/${path}`, { method: 'POST', body: body && JSON.stringify(body) });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
  };
  let ticket;

  await check('a ticket is created with a new requester and shown', async () => {
    const made = one(await client.tickets.create({
      ticket: {
        subject: 'Locked out', external_id: 'bridge-1', priority: 'high',
        comment: { body: 'I cannot sign in.' }, requester: { name: 'Grace', email: 'grace@example.org' },
      },
    }), 'ticket');
    ticket = one(await client.tickets.show(made.id), 'ticket');
    assert.equal(ticket.status, 'new');
    assert.equal(ticket.description, 'I cannot sign in.');
    assert.equal(one(await client.users.show(ticket.requester_id), 'user').email, 'grace@example.org');
  });
  await check('a ticket without a comment is refused', async () => {
    await assert.rejects(client.tickets.create({ ticket: { subject: 'Nothing' } }), /422/);
  });
  await check('comments, status and tags are updated and listed', async () => {
    await client.tickets.update(ticket.id, {
      ticket: { status: 'pending', assignee_id: agentId, tags: ['login'], comment: { body: 'Which browser?', author_id: agentId } },
    });
    const comments = await client.tickets.getComments(ticket.id);
    assert.deepEqual(comments.map((comment) => comment.body), ['I cannot sign in.', 'Which browser?']);
    assert.deepEqual(one(await client.tickets.show(ticket.id), 'ticket').tags, ['login']);
  });
  await check('an upload is attached to a comment', async () => {
    const { upload } = await client.attachments.upload(Readable.from(['a picture']), { filename: 'a.txt', binary: false });
    await client.tickets.update(ticket.id, { ticket: { comment: { body: 'See here.', uploads: [upload.token], author_id: ticket.requester_id } } });
    const comments = await client.tickets.getComments(ticket.id);
    assert.equal(comments[2].attachments[0].file_name, 'a.txt');
    assert.equal(await (await fetch(comments[2].attachments[0].content_url)).text(), 'a picture');
    assert.equal(one(await client.tickets.show(ticket.id), 'ticket').status, 'open');
  });
  await check('audits name old and new values', async () => {
    const audits = await client.tickets.exportAudit(ticket.id);
    const change = audits[1].events.find((event) => event.field_name === 'status');
    assert.deepEqual([change.type, change.previous_value, change.value], ['Change', 'new', 'pending']);
  });
  await check('metrics count replies, stations and reopenings', async () => {
    const metric = one(await client.ticketmetrics.list(ticket.id), 'ticket_metric');
    assert.deepEqual([metric.replies, metric.assignee_stations, metric.reopens], [1, 1, 0]);
    assert.equal((await client.ticketmetrics.listAll())[0].ticket_id, ticket.id);
  });
  await check('groups and memberships are listed', async () => {
    const groups = await client.groups.list();
    assert.equal(groups[0].name, 'Support');
    assert.ok((await client.groupmemberships.list()).some((one) => one.user_id === agentId));
    assert.equal(one(await client.groups.create({ group: { name: 'Level II' } }), 'group').name, 'Level II');
  });
  await check('ticket fields are created and listed with those every account has', async () => {
    const field = { type: 'tagger', title: 'Topic', custom_field_options: [{ name: 'Log in', value: 'login' }] };
    assert.equal(one(await client.ticketfields.create({ ticket_field: field }), 'ticket_field').custom_field_options[0].value, 'login');
    const types = (await client.ticketfields.list()).map((known) => known.type);
    assert.ok(types.includes('subject') && types.includes('tagger'));
  });
  await check('createMany and updateMany run as jobs', async () => {
    const tickets = [1, 2, 3].map((number) => ({ subject: `Bulk ${number}`, requester_id: ticket.requester_id, comment: { body: 'x' } }));
    const made = await finish(await client.tickets.createMany({ tickets }));
    assert.equal(made.results.length, 3);
    const ids = made.results.map((row) => row.id);
    const changed = await finish(await client.tickets.updateMany(ids.join(','), { ticket: { priority: 'low' } }));
    assert.ok(changed.results.every((row) => row.status === 'Updated'));
    const shown = await client.tickets.showMany(ids.join(','));
    assert.ok([one(shown, 'tickets')].flat(2).every((known) => known.priority === 'low'));
    assert.equal((await client.tickets.list()).length, 4);
  });
  await check('tickets are merged in a job', async () => {
    await finish(await client.tickets.merge(2, { ids: [3], source_comment: 'See 2' }));
    assert.equal(one(await client.tickets.show(3), 'ticket').status, 'closed');
    await assert.rejects(client.tickets.update(3, { ticket: { priority: 'high' } }), /422/);
  });
  await check('an import keeps its times', async () => {
    const made = one(await client.imports.ticket({
      ticket: { subject: 'Old', requester_id: ticket.requester_id, created_at: '2025-05-05T09:00:00Z', comments: [{ body: 'x' }] },
    }), 'ticket');
    assert.equal(made.created_at, '2025-05-05T09:00:00Z');
  });
  await check('a deleted ticket is gone', async () => {
    await client.tickets.delete(4);
    await assert.rejects(client.tickets.show(4), /404/);
  });
  await check('the exports take an old start and refuse the last minute', async () => {
    const page = one(await client.ticketexport.exportCursor(1, ''), 'x');
    assert.ok(Array.isArray(page.tickets) && page.after_cursor && page.end_of_stream);
    assert.deepEqual(await client.tickets.incremental(1), []);
    assert.deepEqual(await client.ticketevents.incremental(1), []);
    await assert.rejects(client.tickets.incremental(Math.floor(Date.now() / 1000)), /422/);
  });
  await check('the requester rates the solved ticket', async () => {
    await client.users.update(ticket.requester_id, { user: { verified: true } });
    await client.tickets.update(ticket.id, { ticket: { status: 'solved' } });
    const member = signIn({ username: 'grace@example.org', token: 'sandbox-token' });
    await member.satisfactionratings.create(ticket.id, { satisfaction_rating: { score: 'good', comment: 'Quick' } });
    await assert.rejects(client.satisfactionratings.create(ticket.id, { satisfaction_rating: { score: 'bad' } }), /403/);
    const ratings = await client.satisfactionratings.list();
    assert.deepEqual(ratings.map((rating) => [rating.score, rating.comment]), [['good', 'Quick']]);
    assert.equal(one(await client.satisfactionratings.show(ratings[0].id), 'satisfaction_rating').ticket_id, ticket.id);
  });
  await check('a webhook is created, shows its secret and hears of a ticket', async () => {
    const heard = [];
    const server = createServer((request, response) => {
      request.resume().on('end', () => { heard.push(request.headers['x-zendesk-webhook-signature']); response.end(); });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => { server.on('listening', resolve); });
    try {
      const webhook = one(await client.webhooks.create({
        webhook: {
          name: 'Bridge', endpoint: `http://127.0.0.1:${server.address().port}/`, http_method: 'POST', request_format: 'json',
          status: 'active', subscriptions: ['zen:event-type:ticket.created'],
        },
      }), 'webhook');
      assert.equal((await client.webhooks.list()).length, 1);
      assert.equal(one(await client.webhooks.getSigningSecret(webhook.id), 'signing_secret').algorithm, 'SHA256');
      await client.tickets.create({ ticket: { subject: 'Ring', comment: { body: 'x' } } });
      await control('webhooks/flush');
      assert.equal(heard.length, 1);
      assert.ok(heard[0].length > 40);
    } finally {
      server.close();
    }
  });
  await check('a waiting caller is seen in the queue', async () => {
    await control('calls', { live: true });
    const voice = signIn({ username: 'admin@example.test', token: 'sandbox-token', endpointUri: `${base}/api/v2/channels/voice` });
    assert.equal(one(await voice.voice.currentqueueactivity.show(), 'current_queue_activity').calls_waiting, 1);
    assert.ok(one(await voice.agentactivity.show(), 'agents_activity').some((agent) => agent.agent_id === agentId));
  });
}
