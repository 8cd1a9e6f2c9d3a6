const zhCN = {
  levels: ['省级', '地级', '县级', '乡级'],
  loading: '正在载入地区',
  failed: '地区列表未能载入。',
  retry: '再试一次',
}

const en: typeof zhCN = {
  levels: ['Province', 'City', 'County', 'Township'],
  loading: 'Loading regions',
  failed: 'The list of regions could not be loaded.',
  retry: 'Try again',
}

/** Of the region cascade in `heavy/Region.tsx`: both languages come with the one script that uses them. */
export const region = { 'zh-CN': zhCN, en }
