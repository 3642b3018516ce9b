import { type FormReading, proseForm } from './form.ts';
import { readFiledReport } from './filed-report.ts';
import { readIntelligenceReport } from './intelligence-report.ts';
import { readInterview } from './interview.ts';
import { readMail } from './mail.ts';
import { readMessageLog } from './message-log.ts';
import { readMessageTable } from './message-table.ts';
import { readMinutes } from './minutes.ts';
import { readRecordTable } from './record-table.ts';
import { readStatement } from './statement.ts';

/**
 * Forms of document: where the layout itself says who speaks. Each reader looks for signs that only its own form has,
 * with a threshold that it names, and gives null below it; the first in this order that answers is taken, the strictest
 * first. Headings and marks are written here from general knowledge of such documents; other layouts stay prose.
 */
export function readForm(shadow: string, date: string | null): FormReading {
  return (
    readFiledReport(shadow) ??
    readMessageLog(shadow, date) ??
    readMessageTable(shadow) ??
    readRecordTable(shadow) ??
    readMail(shadow) ??
    readIntelligenceReport(shadow) ??
    readStatement(shadow) ??
    readInterview(shadow) ??
    readMinutes(shadow) ??
    proseForm(shadow.length)
  );
}
