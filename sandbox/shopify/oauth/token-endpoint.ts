import { z } from 'zod';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import type { AccessTokenRecord } from '#sandbox/shopify/state/records.ts';
import {
  EXPIRING_TOKEN_SECONDS,
  ONLINE_TOKEN_SECONDS,
  REFRESH_TOKEN_SECONDS,
  type AccessTokens,
} from './access-tokens.ts';
import type { StaffRecord } from './demo-staff.ts';
import { verifySessionToken, type SessionTokenIssuer } from './session-token.ts';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const REQUESTED_TOKEN_KIND: Record<string, AccessTokenRecord['kind']> = {
  'urn:shopify:params:oauth:token-type:offline-access-token': 'offline',
  'urn:shopify:params:oauth:token-type:online-access-token': 'online',
};

const requestSchema = z.object({
  client_id: z.string().default(''),
  client_secret: z.string().default(''),
  grant_type: z.string().default(''),
  subject_token: z.string().default(''),
  subject_token_type: z.string().default(''),
  requested_token_type: z.string().default('urn:shopify:params:oauth:token-type:offline-access-token'),
  expiring: z.coerce.string().default('0'),
  refresh_token: z.string().default(''),
});

export interface TokenEndpointDeps {
  state: ShopifyState;
  tokens: AccessTokens;
  issuer: SessionTokenIssuer;
}

export interface TokenReply {
  status: 200 | 400 | 401;
  body: Record<string, unknown>;
}

/**
 * `POST /admin/oauth/access_token`: token exchange (RFC 8693) and refresh of an installed app, with the errors
 * @shopify/shopify-api reacts to (400 `invalid_subject_token` makes the app ask for a fresh session token).
 */
export async function answerTokenRequest(deps: TokenEndpointDeps, input: unknown): Promise<TokenReply> {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success) return refuse(400, 'invalid_request', 'The request is not well formed.');
  const request = parsed.data;
  const { issuer } = deps;
  if (request.client_id !== issuer.clientId)
    return refuse(400, 'application_cannot_be_found', 'The application cannot be found.');
  if (request.client_secret !== issuer.clientSecret)
    return refuse(401, 'invalid_client', 'The client credentials are not valid.');
  const installation = deps.state.installations.get(issuer.clientId);
  if (!installation)
    return refuse(400, 'application_not_installed', 'The application is not installed in this shop.');

  if (request.grant_type === 'refresh_token') {
    const token = deps.tokens.refresh(request.refresh_token, issuer.clientId, installation.scopes);
    return token
      ? { status: 200, body: tokenBody(token) }
      : refuse(400, 'invalid_grant', 'The refresh token is invalid, expired or revoked.');
  }
  if (request.grant_type !== TOKEN_EXCHANGE)
    return refuse(400, 'unsupported_grant_type', 'The grant type is not supported.');

  const kind = REQUESTED_TOKEN_KIND[request.requested_token_type];
  if (request.subject_token_type !== ID_TOKEN || !kind)
    return refuse(400, 'invalid_request', 'The token types are not supported.');
  const user = await verifySessionToken(request.subject_token, issuer);
  if (!user)
    return refuse(
      400,
      'invalid_subject_token',
      'Token exchange cannot be performed due to an invalid subject token.',
    );
  const token = deps.tokens.issue(issuer.clientId, installation.scopes, kind, request.expiring === '1');
  return {
    status: 200,
    body: { ...tokenBody(token), ...(token.kind === 'online' && userBody(token, user)) },
  };
}

function refuse(status: 400 | 401, error: string, description: string): TokenReply {
  return { status, body: { error, error_description: description } };
}

function tokenBody(token: AccessTokenRecord): Record<string, unknown> {
  const base = { access_token: token.id, scope: token.scopes.join(',') };
  if (!token.refreshToken) return base;
  return {
    ...base,
    expires_in: EXPIRING_TOKEN_SECONDS,
    refresh_token: token.refreshToken,
    refresh_token_expires_in: REFRESH_TOKEN_SECONDS,
  };
}

/** Scopes that the user's permissions do not cover are not among the user's (shopify.dev, "About online access tokens"). */
function userBody(token: AccessTokenRecord, user: StaffRecord): Record<string, unknown> {
  const userScopes = (user.scopes ?? token.scopes).filter((scope) => isGranted(token, scope));
  return {
    expires_in: ONLINE_TOKEN_SECONDS - 1,
    associated_user_scope: userScopes.join(','),
    associated_user: {
      id: user.id,
      first_name: user.firstName,
      last_name: user.lastName,
      email: user.email,
      email_verified: true,
      account_owner: user.accountOwner,
      locale: user.locale,
      collaborator: false,
    },
  };
}

/** An app that may write may read, too, also for a user who can only read. */
function isGranted(token: AccessTokenRecord, scope: string): boolean {
  return token.scopes.includes(scope) || token.scopes.includes(scope.replace(/^read_/, 'write_'));
}
