/**
 * `npm run restore -- FILE`: puts a backup in place of the database of answers. The server must not run.
 * Exit 0 when it is in place, 2 otherwise; then nothing was changed.
 */
import { restore } from '../src/adapters/sqlite-backup.ts';
import { readSettings } from '../src/runtimes/settings.ts';

try {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || file.startsWith('-') || more.length > 0)
    throw new RangeError('Usage: npm run restore -- FILE');
  const stamp = new Date().toISOString().replace(/[^\dTZ]/g, '');
  const { holdings, before } = await restore(file, readSettings(process.env).DATA_DIR, stamp);
  const { answers, feedback, audit } = holdings;
  process.stdout.write(
    `Restored ${answers} answers, ${feedback} with feedback, ${audit} lines of audit.\n${
      before === null ? '' : `The database from before is ${before}: delete it when it is not needed any more.\n`
    }What was older than RETENTION_DAYS goes at the next start. Deletions since the backup are undone: repeat them.\n`,
  );
} catch (error) {
  const { name, message, stack } = error as Error;
  const expected = ['DatabaseError', 'RangeError', 'SettingsError'].includes(name);
  process.stderr.write(`${expected ? message : stack}\n`);
  process.exitCode = 2;
}
