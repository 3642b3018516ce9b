/** One line of JSON: what a program reads. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value)}\n`;
