// Files that a member attaches: chosen by name and size here, judged by the bridge.

import { CallError } from './panel-calls.js';
import { field, make } from './panel-views.js';

const megabyte = 1024 * 1024;

/** @returns A field for files, or null where the bridge takes none. */
export function fileField(rules, words, language) {
  if (!rules) {
    return null;
  }

  const size = new Intl.NumberFormat(language || undefined, { maximumFractionDigits: 1 }).format(rules.largest / megabyte);
  const hint = words.filesHint.replace('{most}', rules.most).replace('{size}', size).replace('{types}', rules.endings.join(' '));
  const one = field(words.files, make('input', { name: 'files', type: 'file', multiple: rules.most > 1, accept: rules.endings.join(',') }));
  one.label.insertBefore(make('span', { class: 'hint' }, hint), one.control);
  one.check = () => {
    const files = [...one.control.files];
    if (files.length > rules.most) {
      return words.filesTooMany.replace('{most}', rules.most);
    }

    const empty = files.find((file) => file.size === 0);
    const large = files.find((file) => file.size > rules.largest);
    return empty ? words.fileEmpty.replace('{name}', () => empty.name) : large ? words.fileTooLarge.replace('{size}', size).replace('{name}', () => large.name) : '';
  };
  return one;
}

/** @returns The files as the bridge takes them. */
export const read = (control) => Promise.all([...(control?.files ?? [])].map(async (file) => ({ name: file.name, content: await base64(file) })));

async function base64(file) {
  const reader = new FileReader();
  await new Promise((done, failed) => {
    reader.onload = done;
    reader.onerror = () => failed(new CallError('file')); // moved or changed since it was chosen
    reader.readAsDataURL(file);
  });
  return reader.result.slice(reader.result.indexOf(',') + 1);
}
