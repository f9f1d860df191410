export const scenes = {
  start: 'start',
  book: 'book',
  bookings: 'bookings',
  profile: 'profile',
  feedback: 'feedback',
} as const;
export type SceneName = (typeof scenes)[keyof typeof scenes];
