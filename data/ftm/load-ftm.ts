import { ftmTools, type FtmTools } from '#exchange/ftm/ftm-tools';
import additions from './schemata.json' with { type: 'json' };

/** FollowTheMoney with ours merged in; the model is read when it is first asked for. */
export const loadFtm = (): FtmTools => ftmTools(additions);
