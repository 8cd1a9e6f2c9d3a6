import type { DeclineReason } from '#contract/interview/question.ts'

/** How a question of the published interview ended. */
export type Fate =
  | { type: 'answered' }
  | { type: 'merged'; into: string }
  | { type: 'declined'; reason: DeclineReason; explanation: string }
  /** Answered in writing in review; `afterwards`, when the interview was out, with a second person's approval. */
  | { type: 'late' | 'afterwards'; by: 'guest' | 'guest2'; text: string }
  | { type: 'open' }
  | { type: 'withdrawn' }

export interface PastQuestion {
  key: string
  /** Asked before the session, when it was announced. */
  early?: boolean
  name: string | null
  text: string
  /** What the moderator published in its place. */
  edited?: string
  votes: number
  label?: string
  fate: Fate
}

const answered = { type: 'answered' } as const
const merged = (into: string): Fate => ({ type: 'merged', into })

export const PAST_QUESTIONS: readonly PastQuestion[] = [
  {
    key: '01',
    early: true,
    name: '云溪老王',
    text: '县政府网站的站内搜索，搜“医保报销”，前几条都是三年前的新闻，真正的办事指南排到了第二页。搜索能不能做得好用一点？',
    votes: 11,
    label: '搜索',
    fate: answered,
  },
  {
    key: '02',
    early: true,
    name: '小雨妈妈',
    text: '想给孩子办转学，网上的办事指南写得像公文，看了三遍还是不知道该带哪些材料。能不能写得让普通人一看就懂？',
    votes: 9,
    label: '办事指南',
    fate: answered,
  },
  {
    key: '03',
    early: true,
    name: null,
    text: '用手机打开县政府网站，字特别小，表格还要左右拖着看。什么时候能适配手机？',
    votes: 9,
    label: '手机',
    fate: answered,
  },
  {
    key: '04',
    early: true,
    name: '退休教师老赵',
    text: '我今年七十一岁，眼神不好，网站上的字一放大，排版就乱了。听说国家有适老化的要求，咱们县做了吗？',
    votes: 11,
    label: '适老化',
    fate: answered,
  },
  {
    key: '05',
    early: true,
    name: '视障程序员',
    text: '我用读屏软件上网，首页的飘窗和轮播图读出来全是“图片、图片、图片”，验证码也听不到。无障碍改造有没有时间表？',
    votes: 10,
    label: '无障碍',
    fate: answered,
  },
  {
    key: '06',
    early: true,
    name: '河西居民',
    text: '我在“县长信箱”写的信，页面上说七个工作日答复，结果等了快一个月。答复时限到底怎么保证？',
    votes: 12,
    label: '答复时限',
    fate: answered,
  },
  {
    key: '07',
    early: true,
    name: '百度用户',
    text: '搜索功能形同虚设，搜什么都搜不到，我都是用百度来搜咱们县政府的网站。',
    votes: 3,
    fate: merged('01'),
  },
  {
    key: '08',
    early: true,
    name: '小柯',
    text: '手机上看网站要不停地放大缩小，希望出个手机版。',
    votes: 2,
    fate: merged('03'),
  },
  {
    key: '09',
    early: true,
    name: '个体户小马',
    text: '网站上公布的窗口电话打过去是空号，地址也还是老政务大厅的。这些过期信息由谁来清理？',
    votes: 9,
    label: '内容更新',
    fate: answered,
  },
  {
    key: '10',
    early: true,
    name: '驻村干部',
    text: '有些栏目最后一次更新是2019年，点进去写着“正在建设中”。空栏目能不能干脆关掉？',
    votes: 7,
    label: '内容更新',
    fate: answered,
  },
  {
    key: '11',
    early: true,
    name: '数据爱好者',
    text: '希望公开公交线路、停车场、公厕位置这些数据，最好能直接下载使用，不要扫描成PDF。',
    votes: 6,
    label: '数据开放',
    fate: answered,
  },
  {
    key: '12',
    early: true,
    name: '涉外家庭',
    text: '我先生是外国人，网站的英文版只有一篇2017年的县情介绍。英文版还有人维护吗？',
    votes: 3,
    label: '英文版',
    fate: answered,
  },
  {
    key: '13',
    early: true,
    name: '返乡创业者',
    text: '各种补贴政策散在不同部门的网站上。能不能集中放在一处，按“我是谁、我想办什么”来找？',
    votes: 7,
    label: '政策查找',
    fate: answered,
  },
  {
    key: '14',
    early: true,
    name: null,
    text: '网上能不能直接查到办件进度？现在只能一遍一遍打电话问。',
    votes: 7,
    fate: answered,
  },
  {
    key: '15',
    early: true,
    name: '河西另一户',
    text: '写信两个星期没人理，请问这个信箱还有人管吗？',
    votes: 3,
    fate: merged('06'),
  },
  {
    key: '16',
    name: '着急的家长',
    text: '我家孩子叫张某某，住城关镇锦绣小区三号楼，学籍一直转不过来，请领导直接给校长打个电话。',
    votes: 0,
    fate: {
      type: 'declined',
      reason: 'personal-data',
      explanation: '您的提问含有未成年人的个人信息，不宜公开。县教育局学籍科已收到转办，请保持电话畅通。',
    },
  },
  {
    key: '17',
    name: '诚信服务',
    text: '专业办理征信修复、快速贷款，当天放款，需要的加微信详聊。',
    votes: 0,
    fate: {
      type: 'declined',
      reason: 'advertising',
      explanation: '本访谈不发布商业广告。请广大网友警惕“征信修复”骗局。',
    },
  },
  {
    key: '18',
    name: '城南业主',
    text: '我们小区物业乱收停车费，交了钱还不给开票，请问该找谁投诉？',
    votes: 1,
    fate: {
      type: 'declined',
      reason: 'needs-formal-channel',
      explanation: '此事需要核查处理，请拨打12345或在“互动交流—咨询投诉”栏目提交，由县住建局依程序办理并答复。',
    },
  },
  {
    key: '19',
    name: null,
    text: '隔壁县的网站比你们强一百倍，你们这些人就是吃干饭的！',
    votes: 1,
    fate: {
      type: 'declined',
      reason: 'abusive',
      explanation: '欢迎批评，但请就事论事。您认为哪一处不如人家，请具体告诉我们。',
    },
  },
  {
    key: '20',
    name: '摄影老林',
    text: '网站上的风光照片拍得很好，能不能注明授权方式，让大家下载下来用作公益宣传？',
    votes: 3,
    label: '数据开放',
    fate: {
      type: 'late',
      by: 'guest2',
      text: '县融媒体中心拍摄的照片，自下月起在“云溪影像”栏目注明“可用于非商业用途，须署名”，并提供原图下载；由摄影爱好者提供的照片，须先征得作者同意，我们会逐张注明。',
    },
  },
  {
    key: '21',
    name: '社区网格员',
    text: '我们社区经常帮老人在网上办事，用的是自己的手机号。能不能有个正式的“代办”方式？',
    votes: 5,
    label: '适老化',
    fate: answered,
  },
  { key: '22', name: '小鹿', text: '网站能不能收藏常用的办事事项？每次都要从头找。', votes: 3, fate: answered },
  {
    key: '23',
    name: '云溪中学学生',
    text: '我们研究性学习小组想了解本地河流历年的水质，请问哪里可以找到监测数据？',
    votes: 5,
    label: '数据开放',
    fate: {
      type: 'late',
      by: 'guest2',
      text: '云溪河三个断面2016年以来的月度水质数据，县生态环境分局已整理为表格，可在“数据开放—生态环境”下载，字段说明附在同一页。需要专业老师讲解的，可拨打该页所列电话预约。',
    },
  },
  {
    key: '24',
    name: '程序员阿杰',
    text: '网站以后会开放接口吗？我想做一个查公交到站的小工具。',
    votes: 3,
    label: '数据开放',
    fate: {
      type: 'late',
      by: 'guest2',
      text: '会。公交实时到站数据的接口正在与公交公司联调，预计下季度开放，不需要审批，注册后即可调用，调用次数有上限，说明文档同时公布。',
    },
  },
  {
    key: '25',
    name: '老年大学学员',
    text: '字大一点、颜色清楚一点，别让东西在屏幕上飘来飘去，我们老年人看着头晕。',
    votes: 3,
    fate: merged('04'),
  },
  {
    key: '26',
    name: '茶农',
    text: '农业补贴的公告都是扫描的图片，手机上看不清，账号也没法复制。能不能发文字版？',
    votes: 5,
    label: '内容质量',
    fate: answered,
  },
  {
    key: '27',
    name: '关注公开',
    text: '政策解读经常比文件晚一个月，等看到解读，申报都截止了。能不能同步发布？',
    votes: 5,
    label: '政策解读',
    fate: answered,
  },
  {
    key: '28',
    name: '夜班司机',
    text: '我们上夜班的人白天没空打电话，网上那个智能客服又答非所问，能不能转成人工留言？',
    votes: 7,
    label: '智能客服',
    fate: answered,
  },
  {
    key: '29',
    name: '热心市民',
    text: '网站的访问量、意见办理情况，能不能每年向社会公布一次？',
    votes: 4,
    fate: answered,
  },
  { key: '30', name: null, text: '网站有时候半夜打不开，是在维护吗？能不能提前说一声？', votes: 3, fate: answered },
  {
    key: '31',
    name: '河东村民',
    text: '村里信号不好，网站首页全是大图片，打开要一分钟。能不能做个简洁的版本？',
    votes: 5,
    label: '手机',
    fate: answered,
  },
  {
    key: '32',
    name: '新云溪人',
    text: '办居住证，网上写的材料和窗口说的不一样，害我跑了两趟，到底以哪个为准？？？',
    edited: '办居住证，网上写的材料和窗口说的不一样，我跑了两趟。请问到底以哪个为准？',
    votes: 5,
    label: '办事指南',
    fate: answered,
  },
  {
    key: '33',
    name: '孙女代问',
    text: '奶奶听不懂普通话，也不识字。政策解读能不能配上本地话的音频？',
    votes: 3,
    label: '适老化',
    fate: {
      type: 'late',
      by: 'guest',
      text: '这个建议很好。我们与县融媒体中心商定，从医保、养老、惠农三类政策做起，每篇解读配一段三分钟以内的云溪话音频，同时在村广播播出，第一批十篇下个月上线。',
    },
  },
  {
    key: '34',
    name: '较真的人',
    text: '网上的意见征集搞了不少，可是结果从来没见公布过，提了等于白提。以后能改吗？',
    votes: 7,
    label: '意见征集',
    fate: answered,
  },
  {
    key: '35',
    name: '银发志愿者',
    text: '注册账号要刷脸，老人对着手机眨眼点头总是通不过。有没有别的办法？',
    votes: 5,
    label: '适老化',
    fate: answered,
  },
  {
    key: '36',
    name: '白跑一趟',
    text: '办事大厅去年就搬了，网上写的还是老地址，害我白跑一趟。',
    votes: 3,
    fate: merged('09'),
  },
  { key: '37', name: '合作社会计', text: '补贴政策太分散了，建议做个汇总。', votes: 1, fate: merged('13') },
  { key: '38', name: '小刘', text: '今天没赶上直播，访谈内容会整理出来吗？', votes: 2, fate: answered },
  {
    key: '39',
    name: '站长同行',
    text: '网站这次改版花了多少钱？招标和合同信息在哪里可以看到？',
    votes: 5,
    fate: {
      type: 'afterwards',
      by: 'guest',
      text: '这次改版依托全省统一的政府网站平台，不另建机房；内容迁移和无障碍改造的采购预算为48.6万元，中标公告和合同已在“政府采购”栏目公布，栏目首页即可查到。',
    },
  },
  {
    key: '40',
    name: '退休工程师',
    text: '建议网站设一个“我为网站挑错”的入口，谁发现错误都能点一下报告，改好了给个回音。',
    votes: 5,
    fate: { type: 'open' },
  },
  { key: '41', name: '小夏', text: '请问几点开始？', votes: 0, fate: { type: 'withdrawn' } },
]
