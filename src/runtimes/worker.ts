/** The Worker on Cloudflare, as wrangler.toml names it (docs/deploy-workers.md). */
import { createHandlers } from './worker-handlers.ts';

export default createHandlers();
