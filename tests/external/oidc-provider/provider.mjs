// An OpenID provider on loopback for the check of the bridge's sign-in: node provider.mjs
// Prints its address, reads one line {"callback": "...", "signedOut": "..."}, prints "ready" and serves until its input ends.
// It asks nobody for a password: who signs in is login@example.test.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let handle;
const server = createServer((request, response) => handle(request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
console.log(issuer);
const input = createInterface({ input: process.stdin }).on('close', () => process.exit(0));
const { callback, signedOut } = JSON.parse(await new Promise((resolve) => input.once('line', resolve)));

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'bridge',
    client_secret: 'a secret: with & signs',
    redirect_uris: [callback],
    post_logout_redirect_uris: [signedOut],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'check', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['only for this check'] },
  pkce: { required: () => true },
  claims: { openid: ['sub'], roles: ['roles'] },
  scopes: ['openid', 'roles'],
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id, roles: ['csr', 'unheard-of'] }) }),
});

// Signs in and consents without a page, where a person would type a password.
async function interact(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: 'login@example.test' } });
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope('openid roles');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const serve = provider.callback();
handle = (request, response) => (request.url.startsWith('/interaction/')
  ? interact(request, response).catch((error) => {
    console.error(error);
    response.statusCode = 500;
    response.end();
  })
  : serve(request, response));
provider.on('server_error', (_, error) => console.error(error));
console.log('ready');
