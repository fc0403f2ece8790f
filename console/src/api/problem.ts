/** One fault of one field, as RFC 9457's `errors` member carries it. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

export interface ProblemBody {
  status: number;
  code: string;
  title: string;
  detail?: string;
  request_id?: string;
  errors?: FieldError[];
}

/** A refusal. Its `code` is stable and picks what the console says; its `errors` belong to form fields. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldError[];
  readonly requestId: string | undefined;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** The body as it came: some codes carry members of their own. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(body: ProblemBody, retryAfter?: number) {
    super(body.detail ?? body.title);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail ?? '';
    this.errors = body.errors ?? [];
    this.requestId = body.request_id;
    this.retryAfter = retryAfter;
    this.body = { ...body };
  }
}

/** No answer came at all. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'unreachable',
    title: 'TrueValue cannot be reached',
    detail: 'Check your connection and try again.',
  });
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const seconds = Number.isFinite(retryAfter) ? Math.max(1, retryAfter) : undefined;
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblemBody(body)) {
    return new ApiProblem(body, seconds);
  }
  const code = response.status === 429 ? 'rate_limited' : response.status >= 500 ? 'unavailable' : 'unexpected';
  const requestId = response.headers.get('X-Request-ID');
  return new ApiProblem(
    {
      status: response.status,
      code,
      title: 'Unexpected answer',
      ...(requestId ? { request_id: requestId } : {}),
    },
    seconds,
  );
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'title' in body;
}
