import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Compartment, Member } from '#api/schemas/case';
import { caseRoles, type CaseRole } from '#domain/role';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { useSetMember } from '../api/set-member.ts';

const does: Record<CaseRole, string> = {
  reader: 'reads',
  analyst: 'adds documents, reviews claims',
  'case owner': 'does that too, and lets people in and out',
  authoriser: 'authorises measures that others plan',
  'disclosure officer': 'keeps what may help the defence, releases what was set aside',
  'deconfliction officer': 'is told of collisions between lanes',
  auditor: 'reads logs and sampled cases, writes findings only',
};

/** Lets somebody into a part of the case, changes what they may do there, or lets them out. */
export function MemberDialog({
  place,
  member,
  onClose,
}: {
  place: Compartment;
  member: Member | null;
  onClose: () => void;
}) {
  const { caseId } = useCase();
  const save = useSetMember(caseId);
  const [login, setLogin] = useState(member?.login ?? '');
  const [roles, setRoles] = useState<readonly string[]>(member?.roles ?? ['analyst']);
  const send = (chosen: readonly string[]) =>
    save.mutate(
      {
        login: login.trim(),
        compartmentId: place.compartmentId,
        roles: caseRoles.filter((role) => chosen.includes(role)),
      },
      {
        onSuccess: () => {
          announce(chosen.length === 0 ? `${login} is out` : `${login} may now ${chosen.join(', ')}`);
          onClose();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(roles);
  };
  const where = place.isMain ? 'the case' : `“${place.name}”`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={member === null ? `Let somebody into ${where}` : `${member.name} in ${where}`}
    >
      <form className="stack" onSubmit={submit}>
        {member === null ? (
          <TextInput
            label="Login"
            description={place.isMain ? 'Of an account that an administrator has made.' : 'Of a member of the case.'}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
            autoCapitalize="none"
            spellCheck={false}
            required
            data-autofocus
          />
        ) : null}
        <Checkbox.Group label="Roles" value={[...roles]} onChange={setRoles}>
          <div className="stack" style={{ gap: 7, marginTop: 6 }}>
            {caseRoles.map((role) => (
              <Checkbox key={role} size="xs" value={role} label={role} description={does[role]} />
            ))}
          </div>
        </Checkbox.Group>
        <DialogEnd
          does={member === null ? 'Let them in' : 'Save'}
          onCancel={onClose}
          busy={save.isPending}
          disabled={roles.length === 0}
          error={save.error}
        >
          {member === null ? null : (
            <Button variant="default" onClick={() => send([])} loading={save.isPending}>
              Let them out
            </Button>
          )}
        </DialogEnd>
      </form>
    </Modal>
  );
}
