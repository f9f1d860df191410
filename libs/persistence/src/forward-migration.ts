import { MigrationInterface, QueryRunner } from 'typeorm';

/** A step of a schema. Steps run forward only: a mistake is mended by the next step, since others may run on this one. */
export abstract class ForwardMigration implements MigrationInterface {
  /** The statements, in order. */
  abstract readonly statements: string[];

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of this.statements) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations run forward only');
  }
}
