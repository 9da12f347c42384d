import { useRef } from 'preact/hooks';
import { useDesk, useParts } from '../desk-context.ts';
import { Button } from './button.tsx';

export function SignIn() {
  const { page } = useParts();
  const { view } = useDesk();
  const login = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    await page.signIn(login.current?.value.trim() ?? '', password.current?.value ?? '');
    // Still here: it was refused, and the password is to be typed anew.
    if (password.current) password.current.value = '';
    password.current?.focus();
  };
  const { signInProblem } = view;
  const describedBy = signInProblem === null ? undefined : 'sign-in-problem';
  return (
    <main class="sign-in">
      <form class="card" onSubmit={onSubmit} aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">
          Payline <span>desk</span>
        </h1>
        <div role="alert">
          {signInProblem !== null && (
            <p id="sign-in-problem" class="problem-text">
              {signInProblem}
            </p>
          )}
        </div>
        <label for="login">Login</label>
        <input
          ref={login}
          id="login"
          autocomplete="username"
          required
          aria-describedby={describedBy}
        />
        <label for="password">Password</label>
        <input
          ref={password}
          id="password"
          type="password"
          autocomplete="current-password"
          required
          aria-describedby={describedBy}
        />
        <Button type="submit" tone="primary" isPending={view.isSigningIn}>
          {view.isSigningIn ? 'Signing in…' : 'Sign in'}
        </Button>
        {view.hasOidc && <a href="oidc/sign-in">Sign in with your organization’s account</a>}
        <p class="hint">
          No account yet, or locked out? Your supervisor makes and unlocks accounts with{' '}
          <code>payline agents</code>.
        </p>
      </form>
    </main>
  );
}
