import { html } from 'hono/html'
import type { RoundsState } from './rounds.ts'
import { chinaTime } from './times.ts'

/** The activities the pages embed. */
export interface Embedded {
  live: string
  past: string
  announced: string
  english: string
  satisfaction: string
  planning: string
  draft: string
  ballot: string
}

type Content = ReturnType<typeof html>

interface Page {
  title: string
  path: string
  lang?: 'zh-CN' | 'en'
  content: Content
  /** Scripts beside the page's own. */
  scripts?: readonly string[]
}

const NAV: readonly [path: string, label: string][] = [
  ['/', '首页'],
  ['/zxft/live', '正在访谈'],
  ['/zxft/announced', '访谈预告'],
  ['/zxft/published', '往期访谈'],
  ['/yjzj', '意见征集'],
  ['/wsdc', '网上调查'],
  ['/wsdc/ballot', '实事票选'],
  ['/wsdc/results', '调查结果'],
  ['/ldxx', '意见建议'],
  ['/ldxx/receipt', '办理查询'],
  ['/ldxx/account', '受理统计'],
  ['/english', 'English'],
]

const page = ({ title, path, lang = 'zh-CN', content, scripts = [] }: Page): Content => html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - 云溪县人民政府</title>
<link rel="icon" href="/images/cloud.svg">
<link rel="stylesheet" href="/style.css">
${scripts.map((source) => html`<script type="module" src="${source}"></script>`)}
</head>
<body>
<div class="page">
<header class="banner"><b lang="zh-CN">云溪县人民政府</b><a href="/demo" lang="zh-CN">演示说明与控制</a></header>
<nav class="nav" aria-label="栏目" lang="zh-CN">${NAV.map(
  ([to, label]) => html`<a href="${to}" ${to === path ? html`aria-current="page"` : ''}>${label}</a>`,
)}</nav>
<main>
${content}
</main>
<footer class="foot" lang="zh-CN">
<p>主办：云溪县人民政府办公室　承办：云溪县数据局　网站标识码：0000000000</p>
<p>云溪县、青江省均为虚构，本页仅用于演示“直通”如何嵌入政府网站。</p>
</footer>
</div>
</body>
</html>`

const where = (...steps: string[]): Content =>
  html`<p class="where">您现在的位置：<a href="/">首页</a> &gt; 互动交流${steps.map((step) => html` &gt; ${step}`)}</p>`

/** All that a government page needs to have an activity in it. */
const embed = (id: string, title: string, platformUrl: string, lang: string): Content =>
  html`<zhitong-activity id="${id}" lang="${lang}"><p>本栏目需要浏览器支持脚本。<a href="${platformUrl}/p/${id}">${title}</a></p></zhitong-activity>`

const snippet = (id: string, platformUrl: string): Content => html`<details><summary>本页嵌入的代码</summary>
<p class="code">&lt;script type="module" src="${platformUrl}/embed.js"&gt;&lt;/script&gt;
&lt;zhitong-activity id="${id}"&gt;&lt;/zhitong-activity&gt;</p></details>`

const NEWS: readonly [daysAgo: number, title: string][] = [
  [1, '县政府常务会议研究部署今冬明春农田水利建设工作'],
  [2, '“网站怎样办得更好用”在线访谈举行，四十位网友提问'],
  [3, '我县城乡居民医保集中缴费期延长至十二月底'],
  [4, '云溪大桥维修加固工程完工，今起恢复双向通行'],
  [7, '县教育局发布中小学冬季作息时间调整通知'],
  [8, '全县秋茶采摘基本结束，产量同比增长百分之六'],
  [9, '县政务服务中心周六延时服务正式启动'],
]

const NOTICES: readonly [daysAgo: number, title: string][] = [
  [1, '关于征集明年民生实事项目建议的公告'],
  [3, '关于清理长期不更新栏目的通报'],
  [6, '关于公布第二批重写办事指南目录的通知'],
  [9, '云溪县行政规范性文件清理结果公告'],
  [11, '关于老政务大厅停止办理业务的通告'],
]

const list = (items: readonly [daysAgo: number, title: string][]): Content => {
  const day = (ago: number) => new Date(chinaTime(Date.now(), -ago, 12)).toISOString().slice(5, 10)
  return html`<ul>${items.map(([ago, title]) => html`<li><span class="when">${day(ago)}</span>${title}</li>`)}</ul>`
}

export const homePage = (): Content =>
  page({
    title: '首页',
    path: '/',
    content: html`<h1>云溪县人民政府</h1>
<p class="lead">新版网站今日开始试用。县政府办公室、县数据局负责人正在线听取意见：<a href="/zxft/live"><strong>进入正在进行的访谈</strong></a></p>
<div class="columns">
<section aria-labelledby="news"><h2 id="news">政务要闻</h2>${list(NEWS)}</section>
<section aria-labelledby="notices"><h2 id="notices">通知公告</h2>${list(NOTICES)}</section>
</div>
<section aria-labelledby="talk"><h2 id="talk">互动交流 · 在线访谈</h2>
<ul>
<li><a href="/zxft/live">【直播】新版网站试用：哪里还不顺手，请您当场指出来</a></li>
<li><a href="/zxft/announced">【预告】公共数据开放：您最想用到县里的哪些数据</a>（现在就可以提问）</li>
<li><a href="/zxft/published">【实录】政府网站怎样办得更好用</a></li>
<li><a href="/zxft/frame">【实录】同一期访谈，以 iframe 方式嵌入</a></li>
<li><a href="/yjzj">【征集】《云溪县电动自行车停放充电管理办法（征求意见稿）》公开征求意见</a></li>
<li><a href="/wsdc">【调查】云溪县“十五五”规划问计于民</a></li>
<li><a href="/wsdc/ballot">【票选】明年民生实事项目（每人一票，须核验身份）</a></li>
<li><a href="/wsdc/results">【结果】新版县政府网站满意度调查</a></li>
<li><a href="/ldxx">【信箱】意见建议、咨询、投诉与网站纠错</a>，<a href="/ldxx/receipt">凭回执查询办理进度</a>，<a href="/ldxx/account">受理情况公开</a></li>
<li><a href="/english" lang="en">[English] Living in Yunxi: what should the English website tell you first?</a></li>
</ul>
</section>
<section aria-labelledby="about"><h2 id="about">县情概况</h2>
<p>云溪县位于青江省西南部，辖九镇四乡，户籍人口四十一万，因云溪河穿城而过得名。全县以茶叶、竹木和水电为传统产业，近年来文化旅游和电子商务发展较快。县人民政府网站于二〇〇九年开通，设政务公开、办事服务、互动交流、数据开放四个频道。</p>
<p>为解决群众反映集中的“搜不到、看不懂、手机上不好用、信件答复慢、信息过期”等问题，县政府办公室会同县数据局对网站进行改版，改版过程全程公开，欢迎社会各界监督。</p>
</section>`,
  })

const TALKS = {
  live: ['正在访谈', '新版网站试用：哪里还不顺手，请您当场指出来'],
  announced: ['访谈预告', '公共数据开放：您最想用到县里的哪些数据'],
  past: ['往期访谈', '政府网站怎样办得更好用'],
} as const

export const talkPage = (kind: keyof typeof TALKS, path: string, id: string, platformUrl: string): Content => {
  const [label, title] = TALKS[kind]
  const note =
    kind === 'live'
      ? html`<p class="demo-note" data-activity="${id}">演示脚本扮演网友和工作人员：<span>正在运行</span>　<a href="/demo">暂停或继续</a></p>`
      : ''
  return page({
    title,
    path,
    scripts: [`${platformUrl}/embed.js`, ...(kind === 'live' ? ['/demo.js'] : [])],
    content: html`${where('在线访谈', label)}
<h1>在线访谈</h1>
${note}
${embed(id, title, platformUrl, 'zh-CN')}
${snippet(id, platformUrl)}`,
  })
}

const ACTIVITIES = {
  draft: ['意见征集', '《云溪县电动自行车停放充电管理办法（征求意见稿）》公开征求意见'],
  planning: ['网上调查', '云溪县“十五五”规划问计于民'],
  ballot: ['网上调查', '明年民生实事项目票选'],
  satisfaction: ['网上调查', '新版县政府网站满意度调查'],
} as const

export const activityPage = (kind: keyof typeof ACTIVITIES, path: string, id: string, platformUrl: string): Content => {
  const [label, title] = ACTIVITIES[kind]
  return page({
    title,
    path,
    scripts: [`${platformUrl}/embed.js`],
    content: html`${where(label)}
<h1>${label}</h1>
${embed(id, title, platformUrl, 'zh-CN')}
${snippet(id, platformUrl)}`,
  })
}

const ELEMENTS = {
  suggestions: ['意见建议', '写信给县政府'],
  receipt: ['办理查询', '凭回执查询办理进度'],
  account: ['受理统计', '意见建议受理情况'],
} as const

/** The acceptance system's elements name the site and no activity. */
export const elementPage = (name: keyof typeof ELEMENTS, path: string, site: string, platformUrl: string): Content => {
  const [label, title] = ELEMENTS[name]
  const fallback = html`<p>本栏目需要浏览器支持脚本。<a href="${platformUrl}/p/site/${site}/${name}">${title}</a></p>`
  const elements = {
    suggestions: html`<zhitong-suggestions site="${site}" lang="zh-CN">${fallback}</zhitong-suggestions>`,
    receipt: html`<zhitong-receipt site="${site}" lang="zh-CN">${fallback}</zhitong-receipt>`,
    account: html`<zhitong-account site="${site}" lang="zh-CN">${fallback}</zhitong-account>`,
  }
  return page({
    title,
    path,
    scripts: [`${platformUrl}/embed.js`],
    content: html`${where(label)}
<h1>${label}</h1>
${elements[name]}
<details><summary>本页嵌入的代码</summary>
<p class="code">&lt;script type="module" src="${platformUrl}/embed.js"&gt;&lt;/script&gt;
&lt;zhitong-${name} site="${site}"&gt;&lt;/zhitong-${name}&gt;</p></details>`,
  })
}

export const framePage = (id: string, platformUrl: string): Content =>
  page({
    title: TALKS.past[1],
    path: '/zxft/frame',
    scripts: [`${platformUrl}/frame.js`],
    content: html`${where('在线访谈', '往期访谈')}
<h1>在线访谈</h1>
<p>有的网站希望互动内容与本页完全隔离，可以用 iframe 嵌入，高度随内容自动调整。</p>
<iframe class="elsewhere" data-zhitong src="${platformUrl}/p/${id}/frame" title="${TALKS.past[1]}"></iframe>`,
  })

export const englishPage = (id: string, platformUrl: string): Content => {
  const title = 'Living in Yunxi'
  return page({
    title,
    path: '/english',
    lang: 'en',
    scripts: [`${platformUrl}/embed.js`],
    content: html`<p class="where"><a href="/">Home</a> &gt; English</p>
<h1>Yunxi County Online</h1>
<p>The county government holds its online interviews in Chinese. This one is held in English, for residents from abroad.</p>
${embed(id, title, platformUrl, 'en')}`,
  })
}

export const planPage = (): Content =>
  page({
    title: '云溪县人民政府网站改版方案（征求意见稿）',
    path: '/news/plan',
    content: html`<p class="where">您现在的位置：<a href="/">首页</a> &gt; 通知公告</p>
<h1>云溪县人民政府网站改版方案（征求意见稿）</h1>
<h2>一、总体要求</h2><p>以群众找得到、看得懂、用得上为标准，内容能少则少，层级能浅则浅，谁发布谁负责，谁过期谁清理。</p>
<h2>二、主要任务</h2><p>（一）重做站内搜索。办事指南和现行有效的政策排在前面，已失效的文件予以标明。（二）重写八十个高频事项的办事指南。（三）网页按手机优先设计，放大到两倍不需要左右拖动。（四）完成适老化与无障碍改造，全部操作只用键盘也能完成。（五）公布来信办理进度，按期答复率每季度公布一次。</p>
<h2>三、时间安排</h2><p>本月底完成搜索和首批办事指南，九月底前完成无障碍改造，年底前完成全部栏目清理。</p>`,
  })

export const stateText = ({ paused, over, step, steps, round }: RoundsState): string => {
  if (over) return `已演完 ${round} 场，不再继续`
  const at = step === steps ? '本场已结束，稍后开始下一场' : `第 ${round} 场，第 ${step} / ${steps} 步`
  return paused ? `已暂停（${at}）` : `正在运行（${at}）`
}

export const controlPage = (state: RoundsState, platformUrl: string): Content =>
  page({
    title: '演示说明与控制',
    path: '/demo',
    content: html`<h1>演示说明与控制</h1>
<p>“正在访谈”里的网友、审核员、实录员和嘉宾由脚本扮演，走的是与真人相同的接口。您可以同时提问、点赞，也可以到<a href="${platformUrl}/console/">控制台</a>以工作人员身份处理。</p>
<p lang="en">A script plays the citizens and the staff of the live interview, through the same API as everybody. Pause it here to have the stage to yourself.</p>
<p class="lead" role="status">演示脚本：${stateText(state)}</p>
<form method="post" action="/demo/${state.paused ? 'resume' : 'pause'}"><button type="submit">${state.paused ? '继续 Go on' : '暂停 Pause'}</button></form>
<form method="post" action="/demo/next"><button type="submit">开始新的一场 New round</button></form>`,
  })
