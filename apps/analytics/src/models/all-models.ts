import { BookingFigures } from '../bookings/booking-figures.model';
import { FeedbackModel } from '../feedback/feedback.model';
import { GuestsModel } from '../guests/guests.model';
import { MessagesModel } from '../messages/messages.model';
import { Capacity } from '../occupancy/capacity.model';
import { WaitingFeedback } from '../summary/waiting-feedback';
import { Model } from './model';

/** Every read model there is. */
export const allModels = (): Model[] => [
  ...[new BookingFigures(), new Capacity(), new GuestsModel(), new FeedbackModel(), new MessagesModel()],
  new WaitingFeedback(),
];
