// <mls-support-panel bridge="https://bridge.example.org" token-url="/support-token"></mls-support-panel>
// A member's requests to the help desk, inside the MLS's own page: see them, open one, add to one. docs/member-panel.md

import { CallError, Calls } from './panel-calls.js';
import { fileField, read as readFiles } from './panel-files.js';
import { style } from './panel-style.js';
import { conversation, field, form, heading, make, moreButton, note, stateOf, ticketLine } from './panel-views.js';
import { withDate, wordsFor } from './panel-words.js';

const refreshEvery = 30_000;

class MlsSupportPanel extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #live = make('p', { class: 'unseen', role: 'status' });
  #frame = make('section', { class: 'panel' });
  #old = note('');
  #calls = null;
  #view = () => this.#showList();
  #refresh = null;
  #timer = 0;
  #known = new Map(); // id of a ticket: its status when it was last shown

  /** A page may give tokens itself instead of by `token-url`: a function that resolves to one. */
  tokenSource = null;

  /** A page's own words, in place of those that come with the panel. */
  words = {};

  connectedCallback() {
    this.#root.adoptedStyleSheets = [style];
    this.#root.replaceChildren(this.#frame, this.#live);
    this.#frame.setAttribute('aria-label', this.#words.title);
    this.#calls = new Calls(this.getAttribute('bridge') ?? new URL('..', import.meta.url).href, () => this.#fetchToken());
    this.#timer = setInterval(() => document.visibilityState === 'visible' && this.#readAgain(), refreshEvery);
    this.#go(this.#view, false);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  get #language() {
    return this.getAttribute('lang') ?? document.documentElement.lang;
  }

  get #words() {
    return wordsFor(this.#language, this.words);
  }

  async #fetchToken() {
    if (this.tokenSource) {
      return this.tokenSource();
    }

    const answer = await fetch(this.getAttribute('token-url') ?? '', { method: 'POST', credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (answer.status === 401 || answer.status === 403) {
      throw new CallError('signedOut');
    }

    return answer.ok ? (await answer.json()).token : Promise.reject(new CallError('offline'));
  }

  async #go(view, takesFocus = true) {
    this.#view = view;
    this.#refresh = null;
    this.#old = note('');
    this.#frame.setAttribute('aria-busy', 'true');
    this.#frame.replaceChildren(make('p', { class: 'dim' }, this.#words.loading));
    try {
      await view();
    } catch (error) {
      this.#showError(error);
    }

    this.#frame.setAttribute('aria-busy', 'false');
    if (takesFocus) {
      this.#frame.querySelector('h2')?.focus();
    }
  }

  // What is shown stays when it cannot be read again, and says that it may be old.
  async #readAgain() {
    const refresh = this.#refresh;
    let text = '';
    try {
      await refresh?.();
    } catch (error) {
      text = `${this.#words.old} ${this.#textOf(error)}`;
    }

    if (refresh === this.#refresh && text !== this.#old.textContent) {
      this.#old.remove();
      this.#old = note(text, 'wait');
      this.#say(text);
      if (text) {
        this.#frame.prepend(this.#old);
      }
    }
  }

  #say(text) {
    this.#live.textContent = text;
  }

  #showError(error) {
    const words = this.#words;
    const text = this.#textOf(error);
    this.#frame.replaceChildren(heading(words.title), note(text, 'bad'),
      make('p', {}, make('button', { class: 'plain', type: 'button', onclick: () => this.#go(this.#view) }, words.retry)));
    this.#say(text);
    // Whatever passes by itself is tried again without being asked; a sign-in or a refusal waits for the reader.
    if (['offline', 'busy', 'fault'].includes(error instanceof CallError ? error.kind : 'fault')) {
      this.#refresh = () => this.#go(this.#view, false);
    }
  }

  #textOf(error) {
    const words = this.#words;
    const kind = error instanceof CallError ? error.kind : 'fault';
    return kind === 'refused' && error.message !== kind ? `${words.error.refused} ${error.message}` : words.error[kind];
  }

  async #showList(thanks = '') {
    const words = this.#words;
    // The heading stays the same element, as the focus stands on it.
    const top = make('div', { class: 'row' }, heading(words.title), make('button', { class: 'act', type: 'button', onclick: () => this.#go(() => this.#showNew()) }, words.newTicket));
    const below = make('div', {});
    const read = async () => {
      const [page, standing, survey] = await Promise.all([this.#calls.get('tickets?limit=25'), this.#calls.get('standing'), this.#calls.get('survey')]);
      const list = make('ul', {}, ...page.tickets.map((ticket) => this.#line(ticket)));
      below.replaceChildren(
        thanks ? note(thanks, 'ok') : '', ...this.#solved(page.tickets), this.#standing(standing), this.#survey(survey.pending) ?? '',
        make('h3', {}, words.yourTickets), page.tickets.length > 0 ? list : make('p', { class: 'dim' }, words.none), this.#more(page.next, list) ?? '');
    };
    this.#say(thanks);
    await read();
    this.#frame.replaceChildren(top, below);
    // Whoever has read on to older ones keeps them: only the first page is read again by itself.
    this.#refresh = () => (below.querySelectorAll('.ticket').length <= 25 && !below.contains(this.#root.activeElement) ? read() : Promise.resolve());
  }

  // What came to be solved since it was last shown; said aloud too, as nobody may be looking at the list.
  #solved(tickets) {
    const isDone = (status) => status === 'solved' || status === 'closed';
    const news = tickets.filter((ticket) => isDone(ticket.status) && this.#known.has(ticket.id) && !isDone(this.#known.get(ticket.id)))
      .map((ticket) => this.#words.nowSolved.replace('{subject}', () => ticket.subject ?? '…'));
    tickets.forEach((ticket) => this.#known.set(ticket.id, ticket.status));
    if (news.length > 0) {
      this.#say(news.join('. '));
    }

    return news.map((text) => note(text, 'ok'));
  }

  // Unknown is no news for the member, and must never look like good.
  #standing({ standing, text }) {
    return standing === 'unknown' ? '' : note(text, { good: 'ok', suspended: 'bad' }[standing] ?? 'wait');
  }

  #line(ticket) {
    return ticketLine(ticket, this.#words, this.#language, (id) => this.#go(() => this.#showTicket(id)));
  }

  #more(next, list) {
    if (!next) {
      return null;
    }

    const button = moreButton(this.#words, async () => {
      const page = await this.#calls.get(`tickets?limit=25&after=${encodeURIComponent(next)}`);
      const lines = page.tickets.map((ticket) => this.#line(ticket));
      list.append(...lines);
      button.replaceWith(this.#more(page.next, list) ?? '');
      lines[0]?.querySelector('button').focus(); // where the reader goes on
    }, (error) => {
      this.#say(this.#textOf(error));
      return this.#textOf(error);
    });
    return button;
  }

  #survey(pending) {
    return pending && make('div', { class: 'note row' }, withDate(this.#words.surveyAsk, pending.contactAt, this.#language),
      make('a', { class: 'act', href: pending.link, target: '_blank', rel: 'noopener noreferrer' }, this.#words.survey));
  }

  async #showTicket(id, thanks = '') {
    const words = this.#words;
    const [title, state, dates, talk] = [heading(''), make('span', {}), make('p', { class: 'dim' }), make('div', {})];
    // The heading stays the same element, as the focus may stand on it.
    const fill = async () => {
      const detail = await this.#calls.get(`tickets/${encodeURIComponent(id)}`);
      const { ticket } = detail;
      title.textContent = ticket.subject ?? words.title;
      state.replaceChildren(stateOf(ticket, words));
      dates.textContent = withDate(words.opened, ticket.createdAt, this.#language) + (ticket.solvedAt ? ` · ${withDate(words.solvedAt, ticket.solvedAt, this.#language)}` : '');
      talk.replaceChildren(conversation(detail, words, this.#language), detail.commentsWaiting > 0 ? note(words.waiting, 'wait') : '');
      return ticket;
    };
    const [ticket, { files: rules }] = await Promise.all([fill(), this.#calls.get('frame')]);
    const text = field(words.comment, make('textarea', { name: 'text', required: true, maxlength: '32000' }));
    const files = fileField(rules, words, this.#language);
    const answer = form([text, files].filter(Boolean), words, (values) => this.#send(`tickets/${encodeURIComponent(id)}/comments`, values, files, answer,
      (accepted) => this.#go(() => this.#showTicket(id, this.#thanks(words.commentSent, accepted)))));
    this.#frame.replaceChildren(make('p', {}, make('button', { class: 'plain', type: 'button', onclick: () => this.#go(() => this.#showList()) }, words.back)),
      make('div', { class: 'row' }, title, state), dates, thanks ? note(thanks, 'ok') : '', talk, ticket.status === 'closed' || ticket.status === 'refused' ? '' : answer);
    this.#refresh = fill;
    this.#say(thanks);
  }

  async #showNew() {
    const words = this.#words;
    const { topics, files: rules } = await this.#calls.get('frame');
    const subject = field(words.subject, make('input', { name: 'subject', required: true, maxlength: '150', autocomplete: 'off' }));
    const topic = topics.length > 0 ? field(words.topic, make('select', { name: 'topic' }, make('option', { value: '' }, words.noTopic),
      ...topics.map((one) => make('option', { value: one }, one.replaceAll('_', ' '))))) : null;
    const text = field(words.text, make('textarea', { name: 'text', required: true, maxlength: '32000' }));
    const files = fileField(rules, words, this.#language);
    const request = form([subject, topic, text, files].filter(Boolean), words, (values) => {
      const { topic: chosen, ...body } = values;
      return this.#send('tickets', chosen ? { ...body, topic: chosen } : body, files, request, (accepted) => this.#go(() => this.#showList(this.#thanks(words.sent, accepted))));
    });
    this.#frame.replaceChildren(make('p', {}, make('button', { class: 'plain', type: 'button', onclick: () => this.#go(() => this.#showList()) }, words.back)), heading(words.newTicket), request);
  }

  #thanks(text, accepted) {
    return accepted.cardDataRemoved > 0 ? `${text} ${this.#words.cards}` : text;
  }

  // What was written stays in the form when sending fails. The same words sent again have the same key, so nothing is doubled.
  async #send(path, texts, files, place, done) {
    place.querySelector('.note')?.remove();
    try {
      const attachments = await readFiles(files?.control);
      const body = attachments.length > 0 ? { ...texts, attachments } : texts;
      const words = JSON.stringify(body);
      if (place.sent?.words !== words) {
        place.sent = { words, key: crypto.randomUUID() };
      }

      await done(await this.#calls.post(path, body, place.sent.key));
    } catch (error) {
      const text = this.#textOf(error);
      place.append(note(text, 'bad'));
      this.#say(text);
    }
  }
}

customElements.define('mls-support-panel', MlsSupportPanel);
