import type { ComponentType } from 'react';

/** A page whose code is fetched when it is first opened. */
export function page(read: () => Promise<ComponentType>): { Component: () => Promise<ComponentType> } {
  return { Component: read };
}
