// The panel's views, as elements. Text from outside only ever becomes text, never markup.

import { withDate } from './panel-words.js';

const tones = { solved: 'ok', closed: 'ok', pending: 'wait', accepted: 'wait', refused: 'bad' };

/** Makes an element. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }

  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A heading that takes the focus when its view comes, so that a screen reader says where one is. */
export const heading = (text) => make('h2', { tabindex: '-1' }, text);

export const note = (text, tone = '') => make('p', { class: `note ${tone}` }, text);

export const stateOf = (ticket, words) => make('span', { class: `state ${tones[ticket.status] ?? ''}` }, words.status[ticket.status] ?? ticket.status);

/** One line of the list. */
export function ticketLine(ticket, words, language, open) {
  return make('li', {}, make('button', { class: 'ticket', type: 'button', onclick: () => open(ticket.id) },
    make('b', {}, ticket.subject ?? '…'), stateOf(ticket, words), make('small', {}, withDate(words.opened, ticket.createdAt, language))));
}

/** What was said in a ticket. */
export function conversation(detail, words, language) {
  if (!detail.commentsAvailable) {
    return note(words.unavailable, 'wait');
  }

  if (detail.comments.length === 0) {
    return make('p', { class: 'dim' }, words.nothingSaid);
  }

  return make('ol', {}, ...detail.comments.map((comment) => {
    const isMine = comment.from === 'member';
    return make('li', { class: `said ${isMine ? 'mine' : ''}` },
      make('header', {}, isMine ? words.you : comment.author ?? words.support, make('small', {}, withDate('{date}', comment.at, language))), comment.text,
      comment.files?.length > 0 ? make('p', { class: 'dim' }, words.filesOf.replace('{names}', () => comment.files.join(', '))) : null);
  }));
}

/** A field with its label and a place for what is wrong with it. */
export function field(label, control) {
  const fault = make('small', { role: 'alert' });
  control.setAttribute('aria-describedby', (fault.id = `fault-${control.name}`));
  control.addEventListener('input', () => setFault(control, fault, ''));
  return { label: make('label', {}, label, control, fault), control, fault };
}

export function setFault(control, fault, text) {
  control.setAttribute('aria-invalid', String(text.length > 0));
  fault.textContent = text;
}

/** A button that has more shown: pressed twice it still asks once. `wordsOf` says what went wrong; what is there stays. */
export function moreButton(words, load, wordsOf) {
  const button = make('button', { class: 'plain', type: 'button' }, words.more);
  const place = make('div', {}, button);
  button.addEventListener('click', async () => {
    button.disabled = true;
    button.textContent = words.loading;
    place.querySelector('.note')?.remove();
    try {
      await load();
    } catch (error) {
      button.disabled = false;
      button.textContent = words.more;
      place.append(note(wordsOf(error), 'bad'));
    }
  });
  return place;
}

/** A form that sends once at a time; `send` is given what stands in its fields. */
export function form(fields, words, send) {
  const button = make('button', { class: 'act', type: 'submit' }, words.send);
  const element = make('form', { novalidate: true }, ...fields.map((one) => one.label), button);
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    const faults = fields.map((one) => (one.control.required && one.control.value.trim() === '' ? words.required : one.check?.() ?? ''));
    fields.forEach((one, index) => setFault(one.control, one.fault, faults[index]));
    const first = faults.findIndex((fault) => fault !== '');
    if (first >= 0) {
      fields[first].control.focus();
      return;
    }

    button.disabled = true;
    button.textContent = words.sending;
    try {
      await send(Object.fromEntries(fields.filter((one) => one.control.type !== 'file').map((one) => [one.control.name, one.control.value.trim()])));
    } finally {
      button.disabled = false;
      button.textContent = words.send;
    }
  });
  return element;
}
