import { defineConfig, mergeConfig, type Plugin } from 'vite';
import base from '../vite.config';
import { fakeBackend } from './fake-backend';

/** Development only: the console with a backend in memory in place of the services. Nothing of it reaches dist/. */
const fake: Plugin = {
  name: 'truevalue-fake-backend',
  configureServer: (server) => void server.middlewares.use(fakeBackend()),
  configurePreviewServer: (server) => void server.middlewares.use(fakeBackend()),
};

export default mergeConfig(base, defineConfig({ plugins: [fake], server: { proxy: {} }, preview: { proxy: {} } }));
