/** Names one row of the matrix, as alarms do. */
export const rowKey = (suspectId: string, offenceId: string): string => JSON.stringify([suspectId, offenceId]);
