import { BundleVerifier } from '@/features/audit/components/bundle-verifier';
import { Logo } from '@/ui/logo';

/** For whoever was handed a bundle and has no account: nothing here asks the platform anything. */
export function VerifyAuditPage() {
  return (
    <main className="mx-auto min-h-dvh w-full max-w-4xl px-6 py-8">
      <Logo />
      <h1 className="mt-10 text-2xl font-semibold tracking-tight">Verify an audit bundle</h1>
      <p className="mt-1.5 mb-7 max-w-2xl text-base text-ink-soft">
        A bundle holds an organisation’s events with everything that proves them. Whether it fits is found out in this
        browser, by code that you can{' '}
        <a href="/verify-audit.js" className="text-accent underline underline-offset-4">
          read in one file
        </a>
        .
      </p>
      <BundleVerifier />
    </main>
  );
}
