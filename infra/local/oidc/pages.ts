import { html } from 'hono/html'
import type { Language } from '#contract/basics.ts'
import type { Account, Realm } from '../identity.ts'

const TEXTS = {
  'zh-CN': {
    own: {
      'sign-in': {
        product: '直通 · 本机身份服务',
        signIn: '工作人员登录',
        expired: '这次登录已过期或已经完成，请回到控制台重新登录。',
      },
      citizens: {
        product: '青江省统一身份认证（本机演示）',
        signIn: '公众身份核验',
        expired: '这次核验已过期或已经完成，请回到原来的页面重新核验。',
      },
    },
    cancel: '取消',
    username: '账号',
    password: '密码',
    submit: '登录',
    wrong: '账号或密码不正确，请重新输入。',
    demo: '演示账号',
    demoHint: '点一下即以该账号登录。',
    role: '角色',
    other: 'English',
    signOut: '退出登录',
    signOutQuestion: '要退出当前账号吗？',
    yes: '退出',
    no: '不退出',
    signedOut: '已退出登录。',
    problem: '登录未能完成',
  },
  en: {
    own: {
      'sign-in': {
        product: 'Zhitong · this machine’s sign-in',
        signIn: 'Staff sign-in',
        expired: 'This sign-in has expired or is over. Go back to the console and sign in again.',
      },
      citizens: {
        product: 'Qingjiang province identity service (demo on this machine)',
        signIn: 'Identity of citizens',
        expired: 'This verification has expired or is over. Go back to the page you came from and verify again.',
      },
    },
    cancel: 'Cancel',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The user name or the password is wrong. Please try again.',
    demo: 'Demo accounts',
    demoHint: 'One click signs in with the account.',
    role: 'Role',
    other: '中文',
    signOut: 'Sign out',
    signOutQuestion: 'Sign out of this account?',
    yes: 'Sign out',
    no: 'Stay signed in',
    signedOut: 'You are signed out.',
    problem: 'The sign-in did not complete',
  },
}

type Content = ReturnType<typeof html>

const page = ({ name }: Realm, lang: Language, title: string, content: Content): Promise<string> | string =>
  html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${TEXTS[lang].own[name].product}</title>
<link rel="stylesheet" href="/sign-in.css">
</head>
<body>
<main>
<p class="product">${TEXTS[lang].own[name].product}</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>` as Promise<string> | string

export interface SignInPage {
  realm: Realm
  lang: Language
  /** Offered to click; empty: none. */
  accounts: readonly Account[]
  failed: boolean
  username: string
}

export const signInPage = ({ realm, lang, accounts, failed, username }: SignInPage) => {
  const t = TEXTS[lang]
  const other = lang === 'en' ? 'zh-CN' : 'en'
  return page(
    realm,
    lang,
    t.own[realm.name].signIn,
    html`<p class="language"><a href="?lang=${other}" lang="${other}">${t.other}</a></p>
<form method="post">
${failed ? html`<p class="problem" role="alert" id="problem">${t.wrong}</p>` : ''}
<label for="username">${t.username}</label>
<input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" required autofocus ${failed ? html`aria-invalid="true" aria-describedby="problem"` : ''}>
<label for="password">${t.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${failed ? html`aria-invalid="true" aria-describedby="problem"` : ''}>
<p class="choices"><button type="submit">${t.submit}</button>
${realm.audience === null ? html`<button type="submit" name="cancel" value="yes" formnovalidate class="second">${t.cancel}</button>` : ''}</p>
</form>
${
  accounts.length === 0
    ? ''
    : html`<section aria-labelledby="demo">
<h2 id="demo">${t.demo}</h2>
<p>${t.demoHint}</p>
<ul>
${accounts.map(
  (account) => html`<li><form method="post">
<input type="hidden" name="username" value="${account.username}">
<input type="hidden" name="password" value="${account.password}">
<button type="submit"><strong>${account.name}</strong> <span>${account.role}</span></button>
<small>${account.username} / ${account.password}</small>
</form></li>`,
)}
</ul>
</section>`
}`,
  )
}

/** `form` is the provider's, already HTML, with what protects it from being sent by another page. */
export const signOutPage = (realm: Realm, lang: Language, form: Content) => {
  const t = TEXTS[lang]
  return page(
    realm,
    lang,
    t.signOut,
    html`<p>${t.signOutQuestion}</p>
${form}
<p class="choices"><button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>${t.yes}</button>
<button type="submit" form="op.logoutForm" class="second">${t.no}</button></p>`,
  )
}

export const signedOutPage = (realm: Realm, lang: Language) =>
  page(realm, lang, TEXTS[lang].signOut, html`<p>${TEXTS[lang].signedOut}</p>`)

/** `detail` is for whoever sets up a client; the person in front of the page needs the first sentence. */
export const problemPage = (realm: Realm, lang: Language, detail: string) =>
  page(
    realm,
    lang,
    TEXTS[lang].problem,
    html`<p>${TEXTS[lang].own[realm.name].expired}</p><p><code>${detail}</code></p>`,
  )

export const STYLE = `
*, ::before, ::after { box-sizing: border-box }
:root { color-scheme: light dark; --line: light-dark(#b8c2cc, #4a5560); --accent: light-dark(#0b5cab, #8fc4ff); --on: light-dark(#fff, #06213d) }
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#f2f5f8, #12181e); color: light-dark(#1b2733, #e6edf3) }
main { max-width: 30rem; margin: 2rem auto; padding: 1.5rem; background: light-dark(#fff, #1b242d); border: 1px solid var(--line); border-radius: 6px }
h1 { font-size: 1.5rem; margin: 0 0 1rem } h2 { font-size: 1.15rem; margin: 2rem 0 .25rem }
.product { margin: 0; color: light-dark(#4a5a69, #aab8c5) } .language { float: right; margin: -3.4rem 0 0 }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600 }
input { width: 100%; font: inherit; padding: .6rem .75rem; border: 1px solid light-dark(#6b7a88, #8b99a6); border-radius: 4px; background: light-dark(#fff, #12181e); color: inherit }
button { font: inherit; min-height: 44px; margin-top: 1rem; padding: .5rem 1.25rem; border: 1px solid var(--accent); border-radius: 4px; background: var(--accent); color: var(--on); cursor: pointer }
a { color: var(--accent) } :focus-visible { outline: 3px solid light-dark(#e07b00, #ffb454); outline-offset: 2px }
.problem { margin: 0; padding: .6rem .75rem; border-inline-start: 4px solid; color: light-dark(#8f1d1d, #ffb3ad); background: light-dark(#fff3f2, #2f1b1b) }
ul { list-style: none; margin: .75rem 0 0; padding: 0 } li { border-top: 1px solid var(--line); padding: .5rem 0 }
li form { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem }
li button { margin: 0; background: none; color: var(--accent); text-align: start } .second { background: none; color: var(--accent) }
small { font-size: .875rem; color: light-dark(#4a5a69, #aab8c5) } .choices { display: flex; gap: 1rem }
`
