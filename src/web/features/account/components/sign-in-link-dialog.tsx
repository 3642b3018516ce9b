import { Button, CopyButton, Modal } from '@mantine/core';
import { whenText } from '../../../lib/dates.ts';

export type IssuedLink = { readonly linkPath: string; readonly expiresAt: string; readonly name: string };

/** Shows a sign-in link, once. */
export function SignInLinkDialog({ link, onClose }: { link: IssuedLink; onClose: () => void }) {
  const address = new URL(link.linkPath, location.origin).href;
  return (
    <Modal opened onClose={onClose} title={`Sign-in link for ${link.name}`} size="lg">
      <div className="stack">
        <p>
          It works once, until {whenText(link.expiresAt)}. It is shown only here and now: copy it and hand it over by a
          safe way.
        </p>
        <code className="field mono" style={{ overflowWrap: 'anywhere' }}>
          {address}
        </code>
        <div className="actions">
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    </Modal>
  );
}
