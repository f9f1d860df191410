import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { query } from '../api/client';
import { useLookAgain } from '../app/look-again';
import { useMay } from '../app/me';
import { NotForYou } from '../app/shell';
import { Skeletons, Trouble } from '../ui/surface';
import { goesOn } from './campaign-rules';
import { CampaignReport } from './report';
import { Wizard } from './wizard';

/** A draft is written here, and what was sent is watched. */
export function CampaignPage() {
  const { campaignId: id } = useParams({ from: '/inside/campaigns/$campaignId' });
  const navigate = useNavigate();
  const mayWrite = useMay('campaigns.write');
  // A new one has a name of its own once it is kept; who writes it goes on where he is.
  const [begun, setBegun] = useState<string>();
  const [anew, setAnew] = useState(0);
  const onBegun = useCallback(
    (campaignId: string) => {
      setBegun(campaignId);
      void navigate({ to: '/campaigns/$campaignId', params: { campaignId }, replace: true });
    },
    [navigate],
  );
  const lookAgainMs = useLookAgain();
  const card = query.useQuery(
    'get',
    '/campaigns/{id}',
    { params: { path: { id } } },
    {
      enabled: id !== 'new',
      // Who comes back goes on from what is kept now, not from what was read when he came before.
      gcTime: 0,
      refetchInterval: ({ state }) => (state.data && goesOn(state.data.status) ? lookAgainMs : false),
    },
  );
  const campaign = id === 'new' ? undefined : card.data;
  if (campaign && campaign.status !== 'draft') return <CampaignReport campaign={campaign} />;
  if (!mayWrite)
    return campaign ? <CampaignReport campaign={campaign} /> : id === 'new' ? <NotForYou /> : <Skeletons />;
  if (id === 'new' || id === begun) {
    return <Wizard key={`new ${anew}`} first={campaign} onBegun={onBegun} onAnew={() => void takeAnew()} />;
  }
  if (!campaign)
    return card.isPending ? <Skeletons /> : <Trouble error={card.error} retry={() => void card.refetch()} />;
  return <Wizard key={`${id} ${anew}`} first={campaign} onBegun={onBegun} onAnew={() => void takeAnew()} />;

  async function takeAnew() {
    await card.refetch();
    setAnew((count) => count + 1);
  }
}
