/** As which badge a campaign's status is shown. */
export const looksOfCampaign = {
  ...{ queued: 'wait', sending: 'wait', paused: 'wait', completed: 'good', failed: 'bad' },
};
