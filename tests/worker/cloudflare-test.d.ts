/** What the tests use of the module that workerd's test runner provides. */
declare module 'cloudflare:test' {
  export const env: Readonly<Record<string, unknown>>;
  export const SELF: { fetch(input: string | Request, init?: RequestInit): Promise<Response> };
  export function applyD1Migrations(database: never, migrations: never): Promise<void>;
  export interface TestContext {
    waitUntil(work: Promise<unknown>): void;
  }
  export function createExecutionContext(): TestContext;
  export function waitOnExecutionContext(context: TestContext): Promise<void>;
}

/** A file as text. */
declare module '*?raw' {
  const text: string;
  export = text;
}
