import { fileURLToPath } from 'node:url'
import { defineConfig } from 'wxt'

const redHosts = ['https://www.xiaohongshu.com/*', 'https://www.rednote.com/*']

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: '.output',
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    resolve: {
      alias: {
        'wxt/utils/content-script-context': fileURLToPath(
          new URL('./extension/platform/silent-content-script.ts', import.meta.url),
        ),
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { sourcemap: false, target: ['chrome120', 'firefox140'] },
  }),
  zip: {
    artifactTemplate: 'redmark-{{version}}-{{browser}}-{{manifestVersion}}.zip',
    excludeSources: ['docs/shots/**'],
  },
  manifest: ({ browser }) => ({
    name: '薯签 Redmark',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    minimum_chrome_version: '120',
    incognito: 'not_allowed',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: redHosts,
    action: { default_title: '薯签 Redmark' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'redmark@redmark.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'], optional: ['websiteContent', 'browsingActivity'] },
            },
          },
        }
      : {}),
  }),
})
