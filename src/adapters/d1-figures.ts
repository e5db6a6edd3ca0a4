/** Figures counted in D1, for all isolates together. Whoever counts knows what they mean. */
import type { D1 } from './cloudflare-bindings.ts';

/** What a figure grew by, or is. `labels` as Prometheus writes them; `part` tells the parts of a histogram apart. */
export interface FigureRow {
  readonly name: string;
  readonly labels: string;
  readonly part: string;
  readonly value: number;
}

/** Rows in one statement, which takes 100 values. */
const ROWS_AT_ONCE = 25;

/** Adds to the figures, all or nothing. @throws D1's errors */
export async function addFigures(database: D1, rows: readonly FigureRow[]): Promise<void> {
  const statements = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    statements.push(
      database
        .prepare(
          `INSERT INTO figures (name, labels, part, value) VALUES ${some.map(() => '(?, ?, ?, ?)').join(', ')}
           ON CONFLICT (name, labels, part) DO UPDATE SET value = value + excluded.value`,
        )
        .bind(...some.flatMap(({ name, labels, part, value }) => [name, labels, part, value])),
    );
  }
  if (statements.length > 0) await database.batch(statements);
}

/** Every figure. @throws D1's errors */
export async function readFigures(database: D1): Promise<readonly FigureRow[]> {
  const sql = 'SELECT name, labels, part, value FROM figures ORDER BY name, labels, part';
  return (await database.prepare(sql).all<FigureRow>()).results;
}
