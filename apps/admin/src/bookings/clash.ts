import { tellTrouble } from '../ui/toast';

export const tellClash = (error: unknown): void => tellTrouble(error);
