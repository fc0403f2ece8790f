import type { IncomingMessage, ServerResponse } from 'node:http';
import { authRoutes } from './fake-auth';
import { crmRoutes } from './fake-crm';
import { accessRoutes } from './fake-access';
import { dashboardRoutes } from './fake-dashboards';
import { dealRoutes } from './fake-deals';
import { factorRoutes } from './fake-factors';
import { integrationRoutes } from './fake-integrations';
import { inviteRoutes } from './fake-invites';
import { peopleRoutes } from './fake-people';
import { workspaceRoutes } from './fake-workspace';
import { tokens, type User, users } from './fake-state';

/** Development only: answers the contract's calls from memory, with no check that would be worth the name. */
export interface Call {
  path: string;
  query: URLSearchParams;
  raw: Buffer;
  body: Record<string, string>;
  cookie: string;
  /** `If-Match`, without its quotation marks. */
  seen: string | undefined;
  user: User | undefined;
  response: ServerResponse;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** `undefined` once the response was written by the route itself. */
export type Route = [string, RegExp, (call: Call, ...groups: string[]) => Answer | undefined];

export const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({ status: 200, body, headers });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const empty: Answer = { status: 204 };

export function problem(
  status: number,
  code: string,
  title: string,
  errors?: unknown,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    body: { type: `/docs/problems/${code}`, title, status, detail: title, code, request_id: 'fake', errors },
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  };
}

const SERVICES = /^\/(auth|org|permission|billing|audit-log|analytics|crm|notification|api)\//;
const routes: Route[] = [
  ...authRoutes,
  ...dashboardRoutes,
  ...factorRoutes,
  ...workspaceRoutes,
  ...peopleRoutes,
  ...inviteRoutes,
  ...accessRoutes,
  ...integrationRoutes,
  ...crmRoutes,
  ...dealRoutes,
];

export function fakeBackend() {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (!SERVICES.test(url.pathname)) {
      next();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const isJson = request.headers['content-type']?.includes('json') ?? false;
      const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
      const call: Call = {
        path: url.pathname,
        query: url.searchParams,
        raw,
        body: isJson ? (JSON.parse(raw.toString()) as Record<string, string>) : {},
        cookie: request.headers.cookie ?? '',
        seen: request.headers['if-match']?.replaceAll('"', ''),
        user: users.get(tokens.get(token) ?? ''),
        response,
      };
      const answer = answerTo(request.method ?? 'GET', call);
      if (answer) {
        // A real network takes its time too.
        setTimeout(() => write(response, answer), 60);
      }
    });
  };
}

function answerTo(method: string, call: Call): Answer | undefined {
  for (const [verb, pattern, handle] of routes) {
    const match = verb === method ? pattern.exec(call.path) : null;
    if (match) {
      const open = /^\/(auth\/(register|verify|login|refresh|password\/(forgot|reset))|api\/|billing\/api\/plans)/.test(
        call.path,
      );
      return open || call.user ? handle(call, ...match.slice(1)) : problem(401, 'unauthenticated', 'Sign in first');
    }
  }
  return problem(404, 'not_found', 'Not found');
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'X-Request-ID': 'fake', ...headers });
  response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
}
