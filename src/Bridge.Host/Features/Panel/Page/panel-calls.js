// Calls of the panel to the bridge. One token at a time; a token that counts no more is asked for once.

const patience = 20_000;
const patienceWithFiles = 180_000; // a phone sends megabytes slowly

/** A call that was not answered as hoped; `kind` says what the reader can do. */
export class CallError extends Error {
  constructor(kind, detail, retryAfter) {
    super(detail ?? kind);
    this.kind = kind; // signedOut, offline, busy, refused, gone, fault
    this.retryAfter = retryAfter;
  }
}

export class Calls {
  /**
   * @param {string} bridge Address of the bridge.
   * @param {() => Promise<string>} fetchToken Asks the page's own server for a token.
   */
  constructor(bridge, fetchToken) {
    this.base = new URL('panel/v1/', bridge.endsWith('/') ? bridge : `${bridge}/`);
    this.fetchToken = fetchToken;
    this.token = null;
  }

  get(path) {
    return this.#call('GET', path);
  }

  /** @param {string} key The same for a repeated call: what was accepted is never doubled. */
  post(path, body, key) {
    return this.#call('POST', path, body, key);
  }

  async #call(method, path, body, key, isSecond = false) {
    const token = await this.#currentToken();
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
    if (body) {
      headers['Content-Type'] = 'application/json';
      headers['Idempotency-Key'] = key;
    }

    let answer;
    try {
      answer = await fetch(new URL(path, this.base), {
        method, headers, body: body && JSON.stringify(body), credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(body?.attachments ? patienceWithFiles : patience),
      });
    } catch {
      throw new CallError('offline');
    }

    if (answer.status === 401 && !isSecond) {
      this.token = null;
      return this.#call(method, path, body, key, true);
    }

    return this.#read(answer);
  }

  async #currentToken() {
    try {
      this.token ??= await this.fetchToken();
    } catch (error) {
      throw error instanceof CallError ? error : new CallError('offline');
    }

    if (!this.token) {
      throw new CallError('signedOut');
    }

    return this.token;
  }

  async #read(answer) {
    const content = await answer.json().catch(() => ({}));
    if (answer.ok) {
      return content;
    }

    switch (answer.status) {
      case 401: case 403: throw new CallError('signedOut');
      case 404: throw new CallError('gone', content.detail);
      case 429: case 503: throw new CallError('busy', content.detail, Number(answer.headers.get('Retry-After')) || 10);
      case 400: case 413: case 422: throw new CallError('refused', content.detail);
      default: throw new CallError('fault');
    }
  }
}
