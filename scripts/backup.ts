/**
 * `npm run backup -- FILE`: writes a consistent copy of the database of answers, while the server may go on writing.
 * Exit 0 when the copy was written and checked, 2 otherwise.
 */
import { backUp } from '../src/adapters/sqlite-backup.ts';
import { readSettings } from '../src/runtimes/settings.ts';

try {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || file.startsWith('-') || more.length > 0)
    throw new RangeError('Usage: npm run backup -- FILE');
  const { answers, feedback, audit } = await backUp(readSettings(process.env).DATA_DIR, file);
  process.stdout.write(`${file}: ${answers} answers, ${feedback} with feedback, ${audit} lines of audit.\n`);
} catch (error) {
  const { name, message, stack } = error as Error;
  const expected = ['DatabaseError', 'RangeError', 'SettingsError'].includes(name);
  process.stderr.write(`${expected ? message : stack}\n`);
  process.exitCode = 2;
}
