// What is needed once a time is chosen, or once there is none: it is loaded as one.
export { Booked } from './booked';
export { WaitForm } from './wait-form';
export { WhoForm } from './who-form';
