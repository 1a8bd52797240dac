// What the panel says, by language. A page can replace single words: panel.words = { title: 'Help' }.

const en = {
  title: 'Support',
  newTicket: 'New request',
  yourTickets: 'Your requests',
  none: 'You have no requests yet.',
  nowSolved: 'Solved: {subject}',
  more: 'Show more',
  back: 'Back to all requests',
  subject: 'In one line: what is it about?',
  topic: 'Topic',
  noTopic: 'Something else',
  text: 'What happened, and what did you expect?',
  files: 'Files',
  filesHint: 'At most {most}, each up to {size} MB: {types}. No pictures of cards.',
  filesTooMany: 'These are too many. At most {most} can be sent at once.',
  fileTooLarge: '{name} is larger than {size} MB.',
  fileEmpty: '{name} is empty. Please choose it again.',
  filesOf: 'Files: {names}',
  send: 'Send',
  sending: 'Sending',
  sent: 'Thank you. Your request is on its way.',
  comment: 'Add something',
  commentSent: 'Thank you. It is on its way.',
  cards: 'Card numbers were taken out. Never write them here.',
  you: 'You',
  support: 'Support',
  waiting: 'Your last message is on its way.',
  unavailable: 'What was said cannot be shown right now. The state above is the last one known.',
  nothingSaid: 'Nothing was said yet.',
  survey: 'How did we do?',
  surveyAsk: 'Tell us about your contact of {date}.',
  loading: 'Loading',
  old: 'This may be out of date.',
  retry: 'Try again',
  required: 'Please fill this in.',
  opened: 'Opened {date}',
  changed: 'Changed {date}',
  solvedAt: 'Solved {date}',
  status: {
    accepted: 'On its way', refused: 'Not taken', new: 'New', open: 'In work', pending: 'Waits for you', onHold: 'On hold', solved: 'Solved', closed: 'Closed',
  },
  error: {
    signedOut: 'You are signed out. Sign in again, then try again.',
    offline: 'Support cannot be reached. Check your connection and try again.',
    busy: 'Support is busy. Please try again in a moment; nothing was lost.',
    refused: 'This cannot be sent as it is.',
    gone: 'This is not there any more, or not known yet.',
    file: 'A file cannot be read any more. Please choose it again.',
    fault: 'Something went wrong on our side. Please try again later.',
  },
};

const es = {
  title: 'Soporte',
  newTicket: 'Nueva solicitud',
  yourTickets: 'Sus solicitudes',
  none: 'Todavía no tiene solicitudes.',
  nowSolved: 'Resuelta: {subject}',
  more: 'Mostrar más',
  back: 'Volver a todas las solicitudes',
  subject: 'En una línea: ¿de qué se trata?',
  topic: 'Tema',
  noTopic: 'Otro asunto',
  text: '¿Qué pasó y qué esperaba?',
  files: 'Archivos',
  filesHint: 'Como máximo {most}, cada uno de hasta {size} MB: {types}. Sin fotos de tarjetas.',
  filesTooMany: 'Son demasiados. Como máximo se pueden enviar {most} a la vez.',
  fileTooLarge: '{name} supera los {size} MB.',
  fileEmpty: '{name} está vacío. Elíjalo otra vez.',
  filesOf: 'Archivos: {names}',
  send: 'Enviar',
  sending: 'Enviando',
  sent: 'Gracias. Su solicitud está en camino.',
  comment: 'Añadir algo',
  commentSent: 'Gracias. Está en camino.',
  cards: 'Se quitaron números de tarjeta. No los escriba nunca aquí.',
  you: 'Usted',
  support: 'Soporte',
  waiting: 'Su último mensaje está en camino.',
  unavailable: 'La conversación no se puede mostrar ahora. El estado de arriba es el último conocido.',
  nothingSaid: 'Todavía no se ha dicho nada.',
  survey: '¿Qué tal lo hicimos?',
  surveyAsk: 'Cuéntenos sobre su contacto del {date}.',
  loading: 'Cargando',
  old: 'Esto puede no estar al día.',
  retry: 'Intentar de nuevo',
  required: 'Por favor, rellene este campo.',
  opened: 'Abierta el {date}',
  changed: 'Modificada el {date}',
  solvedAt: 'Resuelta el {date}',
  status: {
    accepted: 'En camino', refused: 'No aceptada', new: 'Nueva', open: 'En curso', pending: 'Espera su respuesta', onHold: 'En pausa', solved: 'Resuelta', closed: 'Cerrada',
  },
  error: {
    signedOut: 'Su sesión ha terminado. Inicie sesión e inténtelo de nuevo.',
    offline: 'No se puede contactar con soporte. Compruebe su conexión e inténtelo de nuevo.',
    busy: 'Soporte está ocupado. Inténtelo en un momento; no se ha perdido nada.',
    refused: 'Así no se puede enviar.',
    gone: 'Esto ya no está, o todavía no se conoce.',
    file: 'Un archivo ya no se puede leer. Elíjalo otra vez.',
    fault: 'Algo falló por nuestra parte. Inténtelo más tarde.',
  },
};

/** @returns The words of a language, with a page's own in front. */
export function wordsFor(language, own = {}) {
  const base = language?.toLowerCase().startsWith('es') ? es : en;
  return { ...base, ...own, status: { ...base.status, ...own.status }, error: { ...base.error, ...own.error } };
}

/** @returns A sentence with an instant in the reader's own zone. */
export function withDate(sentence, instant, language) {
  const date = new Date(instant);
  return sentence.replace('{date}', new Intl.DateTimeFormat(language || undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(date));
}
