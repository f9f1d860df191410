export const RequestTray = (_: { onOpen: (bookingId: string) => void }) => null;
