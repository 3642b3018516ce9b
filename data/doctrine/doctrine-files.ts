import disclosure from './disclosure.json' with { type: 'json' };
import duties from './duties.json' with { type: 'json' };
import gate from './evidence-gate.json' with { type: 'json' };
import fullCodeTest from './full-code-test.json' with { type: 'json' };
import caseClosing from './machines/case-closing.json' with { type: 'json' };
import charge from './machines/charge.json' with { type: 'json' };
import disclosureItem from './machines/disclosure-item.json' with { type: 'json' };
import disruption from './machines/disruption.json' with { type: 'json' };
import evidenceGate from './machines/evidence-gate.json' with { type: 'json' };
import lead from './machines/lead.json' with { type: 'json' };
import warning from './machines/threat-to-life-warning.json' with { type: 'json' };
import offences from './offences.json' with { type: 'json' };
import rulings from './rulings.json' with { type: 'json' };
import toolbox from './toolbox.json' with { type: 'json' };
import triage from './triage.json' with { type: 'json' };

/** Doctrine as it stands on disk, unchecked; `loadDoctrine` checks it. */
export const doctrineFiles = {
  offences,
  rulings,
  fullCodeTest,
  disclosure,
  gate,
  toolbox,
  triage,
  duties,
} as const;

/** The state machines as they stand on disk, in the order of docs/lanes.md. */
export const machineFiles = [lead, disruption, warning, charge, evidenceGate, disclosureItem, caseClosing] as const;
