import type { CaseType } from '#contract/case/policy.ts'

export type Bureau = 'housing' | 'education' | 'social' | 'transport' | 'farming' | 'data' | 'city'

/** The departments that answer, each a site below the county's. */
export const BUREAUS: Record<Bureau, { id: string; name: string }> = {
  housing: { id: 'yunxi-housing', name: '云溪县住房和城乡建设局' },
  education: { id: 'yunxi-education', name: '云溪县教育局' },
  social: { id: 'yunxi-social', name: '云溪县人力资源和社会保障局' },
  transport: { id: 'yunxi-transport', name: '云溪县交通运输局' },
  farming: { id: 'yunxi-farming', name: '云溪县农业农村局' },
  data: { id: 'yunxi-data', name: '云溪县数据局' },
  city: { id: 'yunxi-city', name: '云溪县城市管理局' },
}

/** Who answers for a department, by account. */
export const handlerOf = (bureau: Bureau): 'handler' | 'handler2' =>
  ['housing', 'transport', 'city'].includes(bureau) ? 'handler' : 'handler2'

/**
 * What became of a case. `after`: working days from receipt to the answer. A step that is not reached yet leaves it where it is:
 * the calendar alone makes it due soon or overdue.
 */
type Course =
  | { at: 'received' | 'triaged' | 'handling' | 'withdrawn' }
  | { at: 'waiting'; asked: string }
  | { at: 'review'; reply: string }
  | { at: 'extended'; reason: string }
  | { at: 'declined'; reason: 'outside-remit' | 'no-concrete-matter' | 'advertising'; explanation: string }
  | { at: 'merged'; into: string }
  | {
      at: 'answered'
      after: number
      reply: string
      rated?: readonly [score: 1 | 2 | 3 | 4 | 5, text: string]
      /** Why it was given more time, in time. */
      extended?: string
    }
  | { at: 'reopened'; after: number; reply: string; why: string }

export interface DemoCase {
  key: string
  category: Exclude<CaseType, 'interview-question'>
  /** Working days ago that it was received. */
  ago: number
  bureau: Bureau
  public: boolean
  text: string
  course: Course
}

const answered = (after: number, reply: string, rated?: readonly [1 | 2 | 3 | 4 | 5, string]): Course => ({
  ...{ at: 'answered', after, reply },
  ...(rated ? { rated } : {}),
})
const one = (
  key: string,
  [category, bureau, ago]: readonly [DemoCase['category'], Bureau, number],
  text: string,
  course: Course,
  isPublic = true,
): DemoCase => ({ key, category, bureau, ago, text, course, public: isPublic })

export const CASES: readonly DemoCase[] = [
  one(
    'lamp',
    ['suggestion', 'city', 38],
    '滨河路体育公园到三中一段路灯坏了七盏，晚自习放学的孩子摸黑走。',
    answered(
      4,
      '经现场核查，滨河路损坏路灯7盏，系电缆接头进水。已于10月9日全部修复，并对沿线42盏路灯的接头做了防水处理。今后发现路灯故障，可拨打8号路灯杆上的报修电话。',
      [5, '第二天就亮了，谢谢。'],
    ),
  ),
  one(
    'bus9',
    ['suggestion', 'transport', 37],
    '建议9路公交延伸到人民医院新院区，老人换两次车看病太难。',
    answered(
      6,
      '您的建议很有价值。经与县公交公司研究，9路将于11月1日起延伸至人民医院新院区，新增3个站点，首末班时间不变。',
      [5, ''],
    ),
  ),
  one(
    'school',
    ['enquiry', 'education', 36],
    '我的户口在外县，孩子明年在云溪上小学需要准备哪些材料？',
    answered(
      3,
      '随迁子女入学需要：户口簿、居住证、父母一方在云溪的劳动合同或者营业执照，不再要求提供社保证明。每年6月1日至15日在县教育局网站报名，由学区统筹安排公办学校。',
      [4, '说得清楚。'],
    ),
  ),
  one(
    'pension',
    ['enquiry', 'social', 35],
    '灵活就业人员断缴了两年养老保险，现在能不能补？',
    answered(
      2,
      '按照现行规定，灵活就业人员断缴的年份不能补缴，可以继续往后缴费，缴费年限累计计算。您可以在“青江人社”小程序或者各镇便民服务中心办理续保。',
      [3, '政策是这样，希望以后能补。'],
    ),
  ),
  one(
    'noise',
    ['complaint', 'housing', 34],
    '金桂花园旁边的工地夜里十二点还在浇混凝土，已经连续一周，孩子没法睡觉。',
    answered(
      5,
      '经查，该项目未办理夜间施工手续，已责令停止夜间施工，并对施工单位处以1万元罚款。因特殊工艺确需夜间施工的，须提前在小区公告。',
      [4, '现在安静了。'],
    ),
  ),
  one(
    'broken-link',
    ['site-error', 'data', 34],
    '网站“办事指南—不动产登记”的下载表格打不开，提示找不到文件。',
    answered(1, '表格已重新上传，并检查了同栏目的63个附件，另发现2个失效附件，一并修复。感谢您的指正。', [5, '']),
  ),
  one('tea', ['suggestion', 'farming', 33], '茶叶合作社希望县里统一建一个烘干中心，现在小户各烧各的，既贵又污染。', {
    ...{ at: 'answered', after: 9, extended: '涉及用地选址和资金安排，需要会商并现场踏勘。' },
    reply:
      '此事涉及用地和资金，经批准延期研究。县里已将共享烘干中心列入明年乡村产业项目，选址高山镇茶叶园区，预计明年春茶前建成，欢迎合作社参与方案讨论。',
    rated: [5, '等着。'],
  }),
  one(
    'pothole',
    ['complaint', 'transport', 32],
    '云高线12公里处有个大坑，上周摔了两辆摩托车。',
    answered(2, '坑槽已于次日修补，并对全线巡查，另修补坑槽5处。', [5, '速度快。']),
  ),
  one(
    'stall',
    ['complaint', 'city', 31],
    '农贸市场北门流动摊贩占道，消防车都进不去。',
    answered(8, '北门占道摊贩已劝导至市场内临时摊位，并增设执勤岗。因部分摊贩需要过渡安置，答复超过时限，向您致歉。', [
      2,
      '过了几天又回来了。',
    ]),
  ),
  one(
    'wifi',
    ['suggestion', 'data', 30],
    '政务服务中心能不能有免费无线网？老人办事要下载小程序，流量不够。',
    answered(6, '政务服务中心一至三楼已开通免费无线网，无需注册；同时在大厅设置了4台自助终端，不用手机也能办理。', [
      5,
      '',
    ]),
  ),
  one(
    'subsidy',
    ['enquiry', 'farming', 29],
    '今年水稻种植补贴什么时候发？标准是多少？',
    answered(
      4,
      '2026年实际种粮补贴每亩118.6元，已于10月底通过“一卡通”发放到户。如未收到，请携带身份证到镇财政所查询。',
      [4, ''],
    ),
  ),
  one(
    'elevator',
    ['enquiry', 'housing', 28],
    '老小区加装电梯，一楼不同意怎么办？补贴怎么申请？',
    answered(
      5,
      '加装电梯须经本单元三分之二以上业主参与表决、参与表决的四分之三以上同意。一楼有异议的，由社区组织协商。每部补贴15万元，开工后凭施工合同向县住建局申请。',
      [3, '一楼还是不同意。'],
    ),
  ),
  one(
    'heat',
    ['complaint', 'education', 27],
    '二小四楼教室冬天只有12度，孩子手都冻肿了。',
    answered(7, '已为二小四楼8间教室安装空调，并列入明年屋面保温改造计划。', [5, '感谢。']),
  ),
  one(
    'typo',
    ['site-error', 'data', 27],
    '领导之窗里一位副县长的分工还是去年的。',
    answered(2, '已更正，并建立了人事变动后三个工作日内更新的机制。'),
  ),
  one(
    'river',
    ['suggestion', 'city', 26],
    '云溪河步道希望装扶手，雨天石板很滑，上个月老人摔伤了。',
    answered(7, '步道湿滑路段320米已加装防滑条，扶手列入今年步道提升工程，12月底前完工。', [4, '']),
  ),
  one(
    'job',
    ['enquiry', 'social', 25],
    '返乡创业贷款贴息还有没有？开民宿能不能申请？',
    answered(
      3,
      '返乡创业担保贷款最高30万元，财政贴息两年，经营民宿可以申请。请到各镇便民服务中心或者县就业服务中心一楼3号窗口办理。',
      [5, ''],
    ),
  ),
  one(
    'dogs',
    ['complaint', 'city', 24],
    '城南小区流浪狗成群，早上上学的孩子不敢走。',
    answered(5, '已会同公安、社区捕捉流浪犬11只送收容点，并将每周巡查两次。', [4, '']),
  ),
  one(
    'water',
    ['complaint', 'housing', 23],
    '高山镇自来水一下雨就发黄，反映过几次都没有结果。',
    answered(
      6,
      '高山镇水厂过滤池老化，已更换滤料并增加检测频次，11月起每周在镇政府公告栏公布水质。管网改造计划明年4月开工。',
      [3, '希望按时开工。'],
    ),
  ),
  one(
    'parking',
    ['suggestion', 'city', 22],
    '县医院门口建议划出即停即走区，接送病人没有地方停。',
    answered(4, '县医院正门已划出即停即走车位6个，限停10分钟。', [5, '很方便。']),
  ),
  one(
    'old-page',
    ['site-error', 'data', 22],
    '“最新公开”里排第一的文件是三月份的。',
    answered(1, '排序错误已修复。', [5, '']),
  ),
  one(
    'library',
    ['suggestion', 'education', 21],
    '图书馆晚上能不能开到九点？上班族下班就关门了。',
    answered(7, '自11月起，县图书馆周二至周日延长开放至21:00，周一闭馆。', [5, '太好了！']),
  ),
  one(
    'card',
    ['enquiry', 'social', 20],
    '社保卡丢了，在外地打工能不能不回来补办？',
    answered(2, '可以通过“掌上12333”或者电子社保卡小程序申请补办，邮寄到家，5个工作日内寄出。', [5, '']),
  ),
  one(
    'crossing',
    ['suggestion', 'transport', 19],
    '实验小学路口建议设护学岗和减速带。',
    answered(5, '已会同交警设置护学岗，减速带和警示灯已于11月6日安装。', [5, '']),
  ),
  one(
    'fee',
    ['complaint', 'housing', 18],
    '物业把电动车充电费涨到每度一块五，有没有人管？',
    answered(
      8,
      '经市场监管部门核查，该物业未明码标价且超出合同约定，已责令退还多收费用。充电服务费的统一限价正在起草办法中征求意见。',
      [4, '已退费。'],
    ),
  ),
  one(
    'bridge',
    ['enquiry', 'transport', 17],
    '云溪大桥什么时候恢复双向通行？',
    answered(3, '云溪大桥维修加固工程已完工，自11月19日起恢复双向通行。'),
  ),
  one(
    'slope',
    ['complaint', 'farming', 16],
    '村里机耕路被冲垮，秋收的稻子运不出来。',
    answered(4, '镇里已组织抢通，现三轮车可以通行。永久修复列入农田建设项目，12月开工。', [4, '']),
  ),
  one(
    'search',
    ['suggestion', 'data', 15],
    '网站搜“落户”出来的都是新闻，找不到办事指南。',
    answered(6, '新版搜索已将办事指南排在最前，“落户”等120个常用词已人工校对。', [5, '好找多了。']),
  ),
  one(
    'bus-early',
    ['suggestion', 'transport', 14],
    '希望3路首班车提早到六点，赶火车来不及。',
    answered(7, '自12月1日起，3路首班车提早至6:05。', [4, '']),
  ),
  one(
    'medicine',
    ['enquiry', 'social', 13],
    '高血压慢病门诊报销比例是多少？怎么认定？',
    answered(4, '该事项由医保部门办理：高血压门诊用药报销比例60%，由签约的镇卫生院认定，当日办结。', [5, '']),
  ),
  one(
    'trash',
    ['complaint', 'city', 12],
    '菜园路垃圾中转站臭味大，夏天不敢开窗。',
    answered(5, '已加装除臭设备并调整清运时间为每日两次，污水管道已疏通。', [3, '还是有味道。']),
  ),
  one(
    'tree',
    ['suggestion', 'city', 11],
    '人民路香樟树遮住了红绿灯。',
    answered(2, '已修剪遮挡信号灯的树枝14处。', [5, '']),
  ),
  one('reopened-road', ['complaint', 'transport', 20], '安置房门口的路修了一半停工三个月了。', {
    at: 'reopened',
    after: 6,
    reply: '因管线迁改停工，预计11月15日复工。',
    why: '到了11月20日还没有人来，请说明到底什么时候修好。',
  }),
  one('reopened-class', ['enquiry', 'education', 18], '公办幼儿园小班还有没有名额？', {
    at: 'reopened',
    after: 4,
    reply: '2026年秋季公办园小班已满员，可以登记候补。',
    why: '请问在哪里登记候补？答复里没有写。',
  }),

  one(
    'ad',
    ['suggestion', 'data', 10],
    '专业办理各类证件，加微信详谈。',
    { at: 'declined', reason: 'advertising', explanation: '本栏目受理意见建议，不发布广告。' },
    false,
  ),
  one('court', ['complaint', 'housing', 9], '开发商败诉了还不退房款，请政府强制执行。', {
    at: 'declined',
    reason: 'outside-remit',
    explanation: '生效判决的执行由人民法院负责，请向云溪县人民法院执行局申请强制执行，电话见法院公告栏。',
  }),
  one(
    'vague',
    ['complaint', 'city', 9],
    '你们太不像话了！',
    {
      at: 'declined',
      reason: 'no-concrete-matter',
      explanation: '来信没有写明具体事项，我们无法办理。请写明时间、地点和经过后再次提交，我们会及时处理。',
    },
    false,
  ),
  one('lamp2', ['suggestion', 'city', 36], '三中门口那段路灯全灭了，请尽快修。', { at: 'merged', into: 'lamp' }),
  one('lamp3', ['complaint', 'city', 35], '滨河路没有路灯，昨晚差点撞到人。', { at: 'merged', into: 'lamp' }),
  one('noise2', ['complaint', 'housing', 33], '金桂花园旁工地半夜施工，投诉！', { at: 'merged', into: 'noise' }),
  one('gone', ['enquiry', 'social', 8], '失业金怎么领？（已经自己查到了）', { at: 'withdrawn' }, false),
  one('gone2', ['suggestion', 'transport', 6], '建议公交支持刷手机。', { at: 'withdrawn' }),

  one('flood', ['complaint', 'housing', 9], '地下车库一下雨就积水，物业说管网是市政的，市政说是小区的。', {
    at: 'handling',
  }),
  one('teachers', ['complaint', 'education', 8], '校外托管班乱收费，一学期三千八还不给票。', { at: 'handling' }),
  one('market', ['suggestion', 'city', 10], '城西没有菜市场，买菜要走三公里。', {
    at: 'extended',
    reason: '涉及规划用地调整，需与自然资源部门会商并现场踏勘。',
  }),
  one('clinic', ['suggestion', 'social', 9], '希望各镇都能办理异地就医备案，不用跑县里。', {
    at: 'extended',
    reason: '涉及系统权限下放，需市级平台配合。',
  }),
  one('gas', ['enquiry', 'housing', 5], '燃气入户要收3200元开口费，合理吗？', { at: 'handling' }),
  one('signal', ['suggestion', 'data', 5], '高山镇三个村没有手机信号，能不能反映给运营商？', { at: 'handling' }),
  one('fish', ['complaint', 'farming', 4], '上游养殖场排污，河里鱼都死了。', { at: 'handling' }),
  one('lane', ['suggestion', 'transport', 4], '建议在人民路设非机动车道隔离栏。', {
    at: 'review',
    reply: '人民路非机动车道隔离栏已列入年度交通设施计划，明年一季度安装，先行设置警示桩。',
  }),
  one('lunch', ['suggestion', 'education', 5], '建议公开学校食堂每周菜谱和价格。', {
    at: 'review',
    reply: '自下学期起，全县中小学食堂菜谱、价格和食材来源每周一在学校公众号公布。',
  }),
  one('form', ['site-error', 'data', 2], '在线预约页面在手机上“提交”按钮点不动。', {
    at: 'review',
    reply: '按钮被输入法遮挡，已修复并在12种手机上复测。',
  }),
  one(
    'lost',
    ['enquiry', 'social', 3],
    '我的养老金比邻居少，是不是算错了？',
    {
      at: 'waiting',
      asked: '请提供退休年月和发放地，我们为您核对计发明细。身份信息请当面或者电话提供，不要写在这里。',
    },
    false,
  ),
  one('wall', ['complaint', 'housing', 4], '外墙瓷砖脱落砸到车。', {
    at: 'waiting',
    asked: '请补充小区名称和楼栋号，以便现场查看。',
  }),
  one('bench', ['suggestion', 'city', 3], '公交站台希望有座椅和雨棚。', { at: 'triaged' }),
  one('nursery', ['suggestion', 'education', 3], '能不能办公办托育班？两岁的孩子没人带。', { at: 'triaged' }),
  one('road-sign', ['complaint', 'transport', 2], '高速出口的指路牌写错了方向。', { at: 'triaged' }),
  one('new1', ['suggestion', 'city', 1], '建议滨河公园增设母婴室。', { at: 'received' }),
  one('new2', ['enquiry', 'housing', 1], '公租房申请条件有什么变化？', { at: 'received' }),
  one('new3', ['complaint', 'city', 0], '楼下烧烤摊油烟大，晚上不敢开窗。', { at: 'received' }),
  one('new4', ['site-error', 'data', 0], '英文版“投资云溪”页面是空白的。', { at: 'received' }),
]
