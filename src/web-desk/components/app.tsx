import { useDesk } from '../desk-context.ts';
import { Desk } from './desk.tsx';
import { SignIn } from './sign-in.tsx';

export function App() {
  const { view } = useDesk();
  if (view.session === 'signedOut') return <SignIn />;
  if (view.session === 'signedIn' && view.state !== null) return <Desk />;
  return (
    <main class="loading">
      <h1>
        Payline <span>desk</span>
      </h1>
      <p role="status">
        {view.connection === 'reconnecting'
          ? 'The desk cannot be reached. This page tries again by itself.'
          : 'Opening the desk…'}
      </p>
    </main>
  );
}
