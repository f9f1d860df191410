export const BookingList = (_: { date: string; onOpen: (bookingId: string) => void }) => null;
