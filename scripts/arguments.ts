/**
 * Ends a command that takes no arguments where it was given any, with exit code 2 and what was wrong: a mistyped option
 * must not go unread, least of all where files are written.
 */
export function refuseArguments(command: string): void {
  const [first] = process.argv.slice(2);
  if (first === undefined) return;
  console.error(`${first}: npm run ${command} takes no arguments; folders are settings (docs/settings.md).`);
  process.exit(2);
}
