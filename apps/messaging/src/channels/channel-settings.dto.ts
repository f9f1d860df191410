import { GuestChannel, guestChannels, Texts, Whole } from '@guestflow/contracts';

export class ChannelSettingsDto {
  @Whole({ min: 0, description: '0 while nothing was changed' })
  version!: number;

  @Texts({ of: guestChannels, description: 'The first one that is open to a guest is taken' })
  channel_order!: GuestChannel[];

  @Texts({ of: guestChannels, description: 'By which this installation can send anything' })
  channels_on!: GuestChannel[];
}

export class ChangeChannelSettingsDto {
  @Texts({ of: guestChannels, optional: true, description: 'Each of them once' })
  channel_order?: GuestChannel[];
}
