import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '@/api/query-client';
import { router } from '@/app/routes';
import { StepUpDialog } from '@/features/session/components/step-up-dialog';
import { followSystemTheme } from '@/lib/theme';
import { Toaster } from '@/ui/toast';
import { TooltipProvider } from '@/ui/tooltip';
import '@/styles.css';

followSystemTheme();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider delayDuration={250}>
          <RouterProvider router={router} />
          <StepUpDialog />
          <Toaster />
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
