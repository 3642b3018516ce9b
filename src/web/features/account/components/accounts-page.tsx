import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '#api/schemas/account';
import { dayText } from '../../../lib/dates.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { useCreateSignInLink } from '../api/create-sign-in-link.ts';
import { useDisableAccount } from '../api/disable-account.ts';
import { accountsQuery } from '../api/list-accounts.ts';
import { CreateAccountDialog } from './create-account-dialog.tsx';
import { SignInLinkDialog, type IssuedLink } from './sign-in-link-dialog.tsx';

/** Accounts, for administrators, who read no case. */
export function AccountsPage() {
  const accounts = useQuery(accountsQuery);
  const renew = useCreateSignInLink();
  const disable = useDisableAccount();
  const [creating, setCreating] = useState(false);
  const [barring, setBarring] = useState<Account | null>(null);
  const [issued, setIssued] = useState<IssuedLink | null>(null);
  return (
    <div className="scroll">
      <div className="page">
        <div className="page-head">
          <h1>Accounts</h1>
          <i className="grow" />
          <Button onClick={() => setCreating(true)}>Make an account</Button>
        </div>
        {renew.error === null ? null : <ProblemNotice error={renew.error} />}
        <WithQuery query={accounts} what="the accounts">
          {(list) => (
            <table className="sheet panel">
              <thead>
                <tr>
                  <th>Name</th>
                  <th>Login</th>
                  <th>May</th>
                  <th>Since</th>
                  <th>
                    <span className="visually-hidden">Change</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.map((account) => (
                  <tr key={account.accountId}>
                    <td>
                      {account.name} {account.disabled ? <span className="tone-denied">✕ barred</span> : null}
                    </td>
                    <td className="mono">{account.login}</td>
                    <td>
                      {[account.administrator ? 'administer' : null, account.mayOpenCases ? 'open cases' : null]
                        .filter((part) => part !== null)
                        .join(', ')}
                    </td>
                    <td>{dayText(account.createdAt)}</td>
                    <td className="nowrap">
                      {account.disabled ? null : (
                        <span className="row">
                          <button
                            type="button"
                            className="as-link"
                            aria-label={`New sign-in link for ${account.name}`}
                            disabled={renew.isPending}
                            onClick={() =>
                              renew.mutate(account.accountId, {
                                onSuccess: (link) => setIssued({ ...link, name: account.name }),
                              })
                            }
                          >
                            new sign-in link
                          </button>
                          <button
                            type="button"
                            className="as-link"
                            aria-label={`Bar ${account.name}`}
                            onClick={() => setBarring(account)}
                          >
                            bar
                          </button>
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </WithQuery>
      </div>
      {creating ? (
        <CreateAccountDialog
          onClose={() => setCreating(false)}
          onMade={(link) => {
            setCreating(false);
            setIssued(link);
          }}
        />
      ) : null}
      {issued === null ? null : <SignInLinkDialog link={issued} onClose={() => setIssued(null)} />}
      {barring === null ? null : (
        <Confirm
          title={`Bar ${barring.name}`}
          does="Bar this account"
          opened
          busy={disable.isPending}
          error={disable.error}
          onClose={() => setBarring(null)}
          onDo={() => disable.mutate(barring.accountId, { onSuccess: () => setBarring(null) })}
        >
          <p>Their sessions end now and they cannot sign in again. What they did stays in the logs.</p>
        </Confirm>
      )}
    </div>
  );
}
