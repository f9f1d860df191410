/** What is offered; any number up to the most may be written. */
export const lateMinutes = [10, 20, 30, 45] as const;

export const mostLateMinutes = 240;
