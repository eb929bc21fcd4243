import { GUEST_TOOLS } from './guest';
import type { ToolGrammar } from './grammar';
import { HOST_TOOLS } from './host';
import { LXC, LXD_TOOLS } from './lxc';
import { PACKAGE_TOOLS } from './packages';
import { VMC } from './vmc';
import { WORKSTATION_TOOLS } from './workstation';

/** Everything that is known about commands. */
export const TOOLS: readonly ToolGrammar[] = [
  VMC,
  LXC,
  ...LXD_TOOLS,
  ...HOST_TOOLS,
  ...WORKSTATION_TOOLS,
  ...GUEST_TOOLS,
  ...PACKAGE_TOOLS,
];
