import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';

export type ScheduleAsk = CallOf<Operations['takeSchedule']>['body'];
type StatementAsk = CallOf<Operations['takeStatement']>['body'];

/** The name that the server gave the file. */
function nameOf(response: Response, fallback: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return encoded === undefined ? fallback : decodeURIComponent(encoded);
}

/** Hands a file to the browser. */
async function save(response: Response, fallback: string): Promise<string> {
  const name = nameOf(response, fallback);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return name;
}

/** Takes a schedule or the report away as a file; refused where it should be complete and is not. */
export const takeSchedule = async (caseId: string, body: ScheduleAsk): Promise<string> =>
  save(await api.call('takeSchedule', { params: { caseId }, body }), `schedule.${body.form}`);

/** Takes a statement away as a file. */
export const takeStatement = async (caseId: string, thingId: string, body: StatementAsk): Promise<string> =>
  save(await api.call('takeStatement', { params: { caseId, thingId }, body }), `statement.${body.form}`);
