/**
 * What every page has: head, header with the way to a person, main, footer.
 */
import { html, raw } from 'hono/html';
import { CONTACT_ADDRESS } from './contact.ts';
import type { PageLanguage, Words } from './words.ts';

/** A piece of HTML, escaped where it came from outside. */
export type Html = ReturnType<typeof html>;

/** For whom a page is drawn. */
export interface View {
  readonly language: PageLanguage;
  readonly words: Words;
  /** Path of the page, for the links to its other language. */
  readonly path: string;
}

function languageLink(view: View, language: PageLanguage, name: string): Html {
  const current = view.language === language ? raw(' aria-current="true"') : '';
  return html`<li><a href="${view.path}?lang=${language}" lang="${language}" hreflang="${language}"${current}>${name}</a></li>`;
}

/** Draws a whole page around its main content. `script` is the address of one that the page is better with. */
export function layout(
  view: View,
  { title, main, script }: { title: string; main: Html; script?: string | null },
): Html {
  const { words, language } = view;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${words('page.title')}</title>
<link rel="stylesheet" href="/assets/style.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${script ? html`<script src="${script}" defer></script>` : ''}
</head>
<body>
<a class="skip" href="#main">${words('page.skip')}</a>
<header class="site">
<div class="bar">
<a class="product" href="/?lang=${language}">${words('page.title')}</a>
<nav aria-label="${words('language.label')}"><ul class="languages">
${languageLink(view, 'nl', 'Nederlands')}
${languageLink(view, 'en', 'English')}
</ul></nav>
<a class="person" href="${CONTACT_ADDRESS}" rel="noreferrer">${words('contact.link')}</a>
</div>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="site"><p>${words('contact.heading')} ${words('contact.text')}
<a href="${CONTACT_ADDRESS}" rel="noreferrer">${words('contact.link')}</a></p>
<p><a href="/privacy?lang=${language}">${words('privacy.link')}</a></p></footer>
</body>
</html>
`;
}

/**
 * Draws a page that only says what went wrong, what that means and what to do. Its other language is the start page's:
 * an address that went wrong may hold anything, and is not shown again.
 */
export function troublePage(view: View, { title, detail }: { title: string; detail: string }): Html {
  const { words, language } = view;
  return layout(
    { ...view, path: '/' },
    {
      title,
      main: html`<h1>${title}</h1>
<p class="lead">${detail}</p>
<p><a class="button" href="/?lang=${language}">${words('trouble.back')}</a></p>`,
    },
  );
}
