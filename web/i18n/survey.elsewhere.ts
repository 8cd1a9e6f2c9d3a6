const zhCN = {
  title: '换一台设备继续填写',
  hint: '生成一个只有您知道的链接，30 天内可在别处接着填写。内容已在本机加密，平台无法读取。',
  make: '生成链接',
  again: '更新所保存的内容',
  link: '链接',
  copy: '复制',
  copied: '已复制',
  kept: '已保存，链接已生成',
  failed: '未能保存，请稍后再试。',
  lost: '这个链接下没有可继续的答卷：可能已提交，或已超过30天。',
}

const en: typeof zhCN = {
  title: 'Continue on another device',
  hint: 'Makes a link that only you know; you can go on elsewhere within 30 days. Your answers are encrypted on this device, and the platform cannot read them.',
  make: 'Make a link',
  again: 'Update what is kept',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  kept: 'Kept, and the link is made',
  failed: 'This could not be kept. Please try again later.',
  lost: 'There is no response to go on with under this link: it was sent already, or is older than 30 days.',
}

/** Of `heavy/resume.tsx`: both languages come with the one script that uses them. */
export const elsewhere = { 'zh-CN': zhCN, en }
