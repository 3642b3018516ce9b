import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useRedeemLink } from '../api/redeem-link.ts';
import { useSignIn } from '../api/sign-in.ts';
import { takeToken } from '../take-token.ts';

/** Two ways in: the link that works once, or login and password. `onward` is a path inside this site. */
export function SignInPage({ onward }: { onward: string }) {
  const navigate = useNavigate();
  const redeem = useRedeemLink();
  const signIn = useSignIn();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const tried = useRef(false);

  useEffect(() => {
    // A link works once, so a second run of this effect must not spend it again.
    if (tried.current) return;
    tried.current = true;
    const token = takeToken(location, history);
    if (token !== null) redeem.mutate(token);
  }, [redeem]);

  const { mutate } = redeem;
  useEffect(() => {
    // A link pasted into a tab that shows this page changes only what stands after `#`.
    const pasted = () => {
      const token = takeToken(location, history);
      if (token !== null) mutate(token);
    };
    window.addEventListener('hashchange', pasted);
    return () => window.removeEventListener('hashchange', pasted);
  }, [mutate]);

  const isIn = redeem.isSuccess || signIn.isSuccess;
  useEffect(() => {
    if (isIn) void navigate({ to: onward, replace: true });
  }, [isIn, navigate, onward]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    redeem.reset();
    signIn.mutate({ login: login.trim(), password });
  };

  if (redeem.isPending || isIn)
    return (
      <main className="sign-in">
        <p role="status">Signing you in …</p>
      </main>
    );
  return (
    <main className="sign-in">
      <form className="panel sign-in-card stack" onSubmit={submit}>
        <div className="brand">
          <i className="lamp" />
          Lamplighter
        </div>
        <h1>Sign in</h1>
        {redeem.error === null ? null : <ProblemNotice error={redeem.error} />}
        {signIn.error === null ? null : <ProblemNotice error={signIn.error} />}
        <TextInput
          label="Login"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
        />
        <PasswordInput
          label="Password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
        <p className="small muted">
          No password yet? Open the sign-in link that you were given; it works once. An administrator can make you a new
          one.
        </p>
      </form>
    </main>
  );
}
