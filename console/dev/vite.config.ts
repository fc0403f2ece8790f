import { defineConfig, mergeConfig, type Plugin } from 'vite';
import base from '../vite.config';
import { fakeBackend } from './fake-backend';

/** Development only: the console with a backend in memory in place of the services. Nothing of it reaches dist/. */
const fake: Plugin = {
  name: 'truevalue-fake-backend',
  configureServer: (server) => void server.middlewares.use(fakeBackend()),
  configurePreviewServer: (server) => void server.middlewares.use(fakeBackend()),
};

/** As strict as the gateway's, so that a page that needs more is found here. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

export default mergeConfig(
  base,
  defineConfig({
    plugins: [fake],
    server: { proxy: {} },
    preview: { proxy: {}, headers: { 'Content-Security-Policy': policy } },
  }),
);
