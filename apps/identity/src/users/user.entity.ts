import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  email!: string;

  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash!: string | null;

  @Column('text')
  name!: string;

  @Column('text', { name: 'platform_role', nullable: true })
  platformRole!: 'super_admin' | null;

  @Column('boolean', { name: 'is_active' })
  isActive!: boolean;

  @Column('integer')
  version!: number;
}
