import { caseZhCN } from './case.zh-CN.ts'

/** The suggestion box and the receipt it gives, in Chinese; the other languages have its type. */
export const words = {
  ...caseZhCN,

  box: {
    title: '意见建议',
    intro: (site: string) =>
      `您的意见由${site}受理，研判后转有关部门办理，在法定工作日内答复。提交后可凭回执编号和查询码查询办理情况。`,
    elsewhere: '以下事项不在这里受理',
    elsewhereHint: '请通过相应渠道反映，办理更快：',
    limit: (days: string) => `一般在 ${days}内答复`,
    category: '类别',
    text: '内容',
    textHint: '请写明时间、地点和具体事项。请不要填写身份证号、银行账号等个人信息。',
    attachments: '文字附件',
    attachmentsHint: (n: number) => `如有较长的材料，可粘贴在此或从文本文件读入，最多 ${n} 份。`,
    attachment: (n: number) => `附件 ${n}`,
    attachmentTitle: '标题',
    attachmentText: '内容',
    attachmentFile: '从文本文件读入',
    attachmentAdd: '增加附件',
    attachmentRemove: (n: number) => `删除附件 ${n}`,
    contact: '联系方式',
    contactHint:
      '电话或电子邮箱，仅用于告知您办理结果或向您核实情况。加密保存，不会公开，撤回时立即删除，办结 90 天后自动删除；不填也能凭回执查询。',
    public: '是否公开',
    publicNo: '不公开',
    publicNoHint: '只有承办人员和持回执的您能看到。',
    publicYes: '同意公开',
    publicYesHint: '答复后，内容与答复可在网站公布，方便有同样问题的人。公布前会隐去个人信息，联系方式不公开。',
    kept: '填写的内容保存在本机，提交后即清除。',
    resumed: '已恢复您上次填写的内容。',
    clear: '清除已填内容',
    clearSure: '确定清除全部已填内容吗？',
    submit: '提交',
    searching: '正在查找相同问题的答复…',
    similar: '可能已有答复',
    similarHint: '以下是与您的问题相近、已经答复的事项。如已解决您的问题，就不必再提交。',
    solved: '已解决，不再提交',
    solvedThanks: '很高兴已有的答复帮到了您。填写的内容已清除，没有提交。',
    sendAnyway: '没有解决，继续提交',
    back: '返回修改',
    answeredOn: (department: string, day: string) => `${department} ${day} 答复`,
    sending: '正在提交…',
    waiting: '网络不通。您的意见保存在本机，联网后自动提交，且只提交一次。',
    again: '再提一条',
    problem: {
      category: '请选择类别',
      text: '请填写内容',
      tooLong: (max: number) => `最多 ${max} 字`,
      attachmentTitle: '请填写附件标题',
      attachmentText: '请填写附件内容，或删除此附件',
      file: '无法读取此文件，请选择文本文件',
    },
  },

  slip: {
    title: '已收到，请保存回执',
    once: '查询码只显示这一次。请现在抄录、复制或打印；离开本页后无法再次显示，也无法找回。',
    number: '回执编号',
    code: '查询码',
    at: '提交时间',
    keep: '查询时需要编号和查询码。请不要把查询码告诉他人。',
    where: '查询地址',
    qr: '二维码：打开查询页面并填好编号。二维码中不含查询码。',
    look: '查询办理情况',
    both: (number: string, code: string, address: string) =>
      `回执编号：${number}\n查询码：${code}\n查询地址：${address}`,
    done: '我已保存',
    next: '接下来：承办单位研判您的意见，在规定的工作日内答复。您可随时查询、补充或撤回。',
    noted: '回执已收起。如需查询，请使用保存好的编号和查询码。',
  },
}

export type BoxWords = typeof words
