/** A refusal as problem details (RFC 9457), with the code and the figures that the house adds. */
export interface Problem {
  type?: string | null;
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  code?: string | null;
  values?: Record<string, unknown> | null;
  traceId?: string | null;
}

/** What the server refused or could not do. `code` is documented; `detail` is the English sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly values: Readonly<Record<string, unknown>>,
    readonly traceId?: string,
  ) {
    super(detail);
  }
}

const codeOf = (problem: Problem, status: number): string =>
  problem.code ?? problem.type?.split('/').filter(Boolean).at(-1) ?? `http.${status}`;

/** Makes one error of whatever came back, also when it is not problem details (a proxy's page, an empty body). */
export const refusedBy = (status: number, body: unknown): Refused => {
  const problem: Problem = typeof body === 'object' && body !== null ? (body as Problem) : {};
  return new Refused(
    status,
    codeOf(problem, status),
    problem.detail ?? problem.title ?? `The server answered ${status}.`,
    problem.values ?? {},
    problem.traceId ?? undefined,
  );
};

export const unreachable = (): Refused => new Refused(0, 'portal.unreachable', 'The server cannot be reached.', {});
