import type { Statement } from '../statement';
import { ADDRESS_STATEMENTS } from './addressStatements';
import { DEVELOPER_STATEMENTS } from './developerStatements';
import { LXD_STATEMENTS } from './lxdStatements';
import { PROSE_STATEMENTS } from './proseStatements';
import { VMC_STATEMENTS } from './vmcStatements';

/** Every statement that is known to be wrong. Where two match the same text the earlier one is reported. */
export const ALL_STATEMENTS: readonly Statement[] = [
  ...VMC_STATEMENTS,
  ...LXD_STATEMENTS,
  ...ADDRESS_STATEMENTS,
  ...DEVELOPER_STATEMENTS,
  ...PROSE_STATEMENTS,
];
