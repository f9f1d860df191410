import { Api } from './api';
import { TestPlatform } from './test-platform';

export interface SignedIn {
  access_token: string;
  refresh_token: string;
  user: { id: string; role: string; venue_id: string | null };
}

export interface UserCard {
  id: string;
  email: string;
  role: string;
  status: string;
  is_active: boolean;
}

export interface Me {
  role: string;
  venue_id: string;
  permissions: string[];
  venues: { id: string; role: string }[];
  organizations: { id: string }[];
  impersonator: { id: string; name: string } | null;
}

export interface AuditEntry {
  actor: string;
  impersonator_id: string | null;
  event: string;
  action: string;
  ip: string;
  user_agent: string;
  old_value: Record<string, unknown> | null;
  new_value: Record<string, unknown>;
}

/** Of everybody who takes up an invitation here. */
export const password = 'липы в цвету у ворот';

/** How people come to venues on a platform: invited by e-mail, taking it up by the link. */
export function staffOn(stage: () => { platform: TestPlatform; operator: Api }) {
  let number = 0;
  const as = ({ access_token }: { access_token: string }) => new Api(stage().platform.url, access_token);
  const someone = (who: string) => `${who}-${++number}@example.com`;

  /** The token of the newest link of a kind that somebody was sent. */
  const linkTo = async (email: string, path = 'invitation') => {
    const isMeant = (link: string) => link.includes(`/${path}#`);
    const { links } = await stage().platform.mailbox.waitFor(email, ({ links }) => links.some(isMeant));
    return links.find(isMeant)!.split('#').at(-1)!;
  };

  const openVenue = async (name: string, organization_id?: string) => {
    const wanted = { name, timezone: 'Europe/Moscow', organization_id };
    return (await stage().operator.post<{ id: string; organization_id: string }>('/tenants', wanted)).body;
  };

  /** Invites somebody, who takes it up. */
  async function join(by: Api, role: string, venueId?: string): Promise<SignedIn & { email: string; api: Api }> {
    const email = someone(role);
    const invited = await by.post<UserCard>(venueId ? `/users?venue_id=${venueId}` : '/users', { email, role });
    expect([invited.status, invited.body.status]).toEqual([201, 'invited']);
    const { status, body } = await stage().platform.api.post<SignedIn>('/auth/invitation/accept', {
      token: await linkTo(email),
      password,
      first_name: role,
    });
    expect(status).toBe(200);
    return { ...body, email, api: as(body) };
  }

  /** A venue with its owner. */
  async function venueWithOwner(name = 'Кафе «Вишня»') {
    const venue = await openVenue(name);
    return { venue, owner: await join(stage().operator, 'owner', venue.id) };
  }

  const audit = async (venueId: string, event: string) => {
    const { body } = await stage().operator.get<AuditEntry[]>(`/audit-log?venue_id=${venueId}&limit=200`);
    return body.filter((entry) => entry.event === `${event}.v1`);
  };

  return { as, someone, linkTo, openVenue, join, venueWithOwner, audit };
}
