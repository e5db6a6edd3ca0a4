/** What the tests use of the module that workerd's test runner provides. */
declare module 'cloudflare:test' {
  export const env: Readonly<Record<string, unknown>>;
  export const SELF: { fetch(input: string | Request, init?: RequestInit): Promise<Response> };
  export function applyD1Migrations(database: never, migrations: never): Promise<void>;
}
