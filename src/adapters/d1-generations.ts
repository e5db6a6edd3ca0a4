/**
 * Which generations of the index D1 holds, and which one is answered from. One is current; the one before stays, for
 * those still reading it, until the next takes its place.
 */
import type { Manifest } from '../ports.ts';
import type { D1 } from './cloudflare-bindings.ts';

/** A build that shows no end after this time, in ms, is taken to have died. */
const DEAD_AFTER = 60 * 60 * 1000;

export interface Generation {
  readonly manifest: Manifest;
  /** The editors' targets, as JSON. */
  readonly targets: string;
}

interface Row {
  readonly id: string;
  readonly manifest: string;
  readonly targets: string;
}

const generationOf = ({ manifest, targets }: Row): Generation => ({
  manifest: JSON.parse(manifest) as Manifest,
  targets,
});

/** The generation that is answered from; null before the first is whole. */
export async function currentGeneration(database: D1): Promise<Generation | null> {
  const row = await database.prepare("SELECT * FROM generations WHERE state = 'current'").first<Row>();
  return row === null ? null : generationOf(row);
}

/** What a generation is for now; null when it is not there. */
export async function stateOf(database: D1, id: string): Promise<'building' | 'current' | 'before' | 'dropped' | null> {
  const row = await database.prepare('SELECT state FROM generations WHERE id = ?').bind(id).first<{ state: never }>();
  return row?.state ?? null;
}

/** Name of the generation being built; null when none is. */
export async function generationInTheMaking(database: D1): Promise<string | null> {
  const row = await database
    .prepare("SELECT id FROM generations WHERE state = 'building' ORDER BY at DESC")
    .first<{ id: string }>();
  return row?.id ?? null;
}

/** Begins one; false when another is being built. Asked and written in one statement, so two cannot both begin. */
export async function beginGeneration(database: D1, { manifest, targets }: Generation, now: Date): Promise<boolean> {
  const alive = new Date(now.getTime() - DEAD_AFTER).toISOString();
  const { results } = await database
    .prepare(
      `INSERT INTO generations (id, at, state, manifest, targets) SELECT ?, ?, 'building', ?, ?
       WHERE NOT EXISTS (SELECT 1 FROM generations WHERE state = 'building' AND at > ?) RETURNING id`,
    )
    .bind(manifest.generation, now.toISOString(), JSON.stringify(manifest), targets, alive)
    .all();
  return results.length > 0;
}

/** Makes a whole generation the current one, all or nothing. Gives those to be dropped: neither current nor before. */
export async function publishGeneration(database: D1, id: string): Promise<readonly string[]> {
  const isBuilding = "EXISTS (SELECT 1 FROM generations WHERE id = ?1 AND state = 'building')";
  await database.batch([
    database.prepare(`UPDATE generations SET state = 'dropped' WHERE state = 'before' AND ${isBuilding}`).bind(id),
    database.prepare(`UPDATE generations SET state = 'before' WHERE state = 'current' AND ${isBuilding}`).bind(id),
    database.prepare("UPDATE generations SET state = 'current' WHERE id = ?1 AND state = 'building'").bind(id),
    // What was begun before this one never ended.
    database
      .prepare(
        `UPDATE generations SET state = 'dropped' WHERE state = 'building'
         AND at < (SELECT at FROM generations WHERE id = ?1 AND state = 'current')`,
      )
      .bind(id),
  ]);
  const { results } = await database
    .prepare("SELECT id FROM generations WHERE state = 'dropped'")
    .all<{ id: string }>();
  return results.map((row) => row.id);
}
