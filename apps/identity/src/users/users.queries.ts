import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { amongWhom } from './among-whom';
import { UserDto, UsersQuery } from './users.dto';

const person = 'u.id, u.email, u.name, u.phone, u.language, u.avatar_url, u.last_sign_in_at';

/** Whoever knows an e-mail can invite it: until the person says yes, his account tells nothing of him. */
const ifJoined = (column: string) =>
  `CASE WHEN m.status = 'active' OR m.joined_at IS NOT NULL THEN u.${column} END AS ${column}`;

const staffOfVenue = `(
  SELECT u.id, u.email, u.name, u.language, ${['phone', 'avatar_url', 'last_sign_in_at'].map(ifJoined).join(', ')}, m.version, m.role, m.venue_id, m.status, m.status = 'active' AS is_active, m.note, m.invited_by,
         m.created_at, m.updated_at
  FROM members m JOIN users u ON u.id = m.user_id) AS staff`;

/** Who runs the platform: the staff of no venue. */
const operators = `(
  SELECT ${person}, u.version, u.platform_role AS role, NULL::uuid AS venue_id,
         CASE WHEN NOT u.is_active THEN 'inactive' WHEN u.password_hash IS NULL THEN 'invited' ELSE 'active' END AS status,
         u.is_active, NULL AS note, NULL::uuid AS invited_by, u.created_at, u.updated_at
  FROM users u WHERE u.platform_role IS NOT NULL) AS operators`;

const sortable = {
  name: 'lower(name)',
  email: 'email',
  role: 'role',
  status: 'status',
  created_at: 'created_at',
  last_sign_in_at: 'last_sign_in_at',
};

@Injectable()
export class UsersQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: UsersQuery): Promise<Page<UserDto>> {
    return amongWhom(this.transactions, caller, (tx) => this.read(tx, query));
  }

  card(caller: Caller, id: string): Promise<UserDto> {
    return amongWhom(this.transactions, caller, (tx) => this.cardIn(tx, id));
  }

  /** As it stands in a transaction that has just changed it. */
  async cardIn(tx: Transaction, id: string): Promise<UserDto> {
    const { items } = await this.read(tx, new UsersQuery(), id);
    if (!items[0]) throw new NotFound();
    return items[0];
  }

  private read(tx: Transaction, query: UsersQuery, id?: string): Promise<Page<UserDto>> {
    const { venueId } = tx.caller;
    return listPage<UserDto & Record<string, unknown>>(tx, query, {
      columns: '*',
      from: venueId ? staffOfVenue : operators,
      where: [
        venueId ? ['venue_id = $1', venueId] : undefined,
        id ? ['id = $1', id] : undefined,
        query.role ? ['role = $1', query.role] : undefined,
        query.status ? ['status = $1', query.status] : undefined,
        query.is_active === undefined ? undefined : ['is_active = $1', query.is_active],
        query.q ? ['name ILIKE $1 OR email ILIKE $1 OR phone ILIKE $1', likeText(query.q)] : undefined,
      ],
      sortable,
      otherwise: 'name:asc',
    });
  }
}
