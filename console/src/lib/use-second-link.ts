import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

/** Another mailed link opened in the same tab changes the fragment alone, for which no loader runs by itself. */
export function useSecondLink(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const again = () => void revalidate();
    window.addEventListener('hashchange', again);
    return () => window.removeEventListener('hashchange', again);
  }, [revalidate]);
}
