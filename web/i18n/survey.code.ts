/** Of `heavy/Code.tsx`: both languages come with the one script that uses them. */
export const codeHint = {
  'zh-CN': '在您收到的邀请中，由字母和数字组成。',
  en: 'It is in your invitation: letters and digits.',
}
