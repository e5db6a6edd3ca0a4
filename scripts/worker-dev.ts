/**
 * `npm run worker:dev`: the Worker on this machine, offline. wrangler simulates D1, queues and assets; stand-ins take
 * the place of Workers AI and Vectorize (wrangler.local.toml). Starts empty each time and indexes the corpus. The bot
 * for Teams takes messages of a local emulator, which need no token.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const state = join(root, '.worker', 'state');
const port = process.env.PORT ?? '8787';
const address = `http://127.0.0.1:${port}`;
/** As in wrangler.local.toml: opens nothing that is reachable from elsewhere. */
const headers = { Authorization: 'Bearer for-development-on-this-machine-only' };

/** wrangler neither reports nor asks anything of the network. */
const env = {
  ...process.env,
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};
const config = ['--config', 'wrangler.local.toml', '--persist-to', state];
const vars = ['--var', 'TEAMS_LOCAL:true', '--var', `PUBLIC_URL:${address}`];
const wrangler = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js');

async function until(what: string, child: ChildProcess, done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) process.exit(child.exitCode);
    if (await done().catch(() => false)) return;
    await pause(500);
  }
  throw new Error(`${what} took too long.`);
}

rmSync(state, { recursive: true, force: true });
execFileSync(process.execPath, [wrangler, 'd1', 'migrations', 'apply', 'duo-vraagbaak', '--local', ...config], {
  ...{ cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] },
});
const child = spawn(
  process.execPath,
  [
    ...[wrangler, 'dev', '--local', '--ip', '127.0.0.1', '--port', port, '--show-interactive-dev-session=false'],
    ...[...config, ...vars],
  ],
  { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true },
);
/** wrangler starts workerd: the whole group ends. */
const stop = () => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended by itself.
  }
  process.exit();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

try {
  await until('The start', child, async () => (await fetch(`${address}/health`)).ok);
  await fetch(`${address}/api/v1/admin/index`, { method: 'POST', headers });
  await until('Indexing', child, async () => (await fetch(`${address}/ready`)).ok);
  console.error(`The Worker answers on ${address}/ with stand-ins for Workers AI and Vectorize.`);
} catch (error) {
  console.error((error as Error).message);
  stop();
}
