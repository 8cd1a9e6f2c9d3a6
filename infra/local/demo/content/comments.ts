import type { Stance } from '#contract/solicitation/comment.ts'

/** What one person wrote on an article (0: on the whole); `proposed`: the words to be replaced, and by what. */
export interface Remark {
  article: number
  stance: Stance
  text: string
  proposed?: readonly [from: string, to: string]
  organisation?: string
}

/** Each written by a person of their own. */
export const REMARKS: readonly Remark[] = [
  { article: 0, stance: 'support', text: '早该管了，我们楼去年烧过一次，全楼人半夜往下跑。' },
  { article: 0, stance: 'suggest', text: '建议先建充电棚再谈处罚，现在很多老小区根本没有地方停。' },
  { article: 0, stance: 'ask', text: '农村自建房也要执行吗？办法里没有写清楚。' },
  { article: 0, stance: 'suggest', text: '建议办法施行前先搞三个月试点，把试点结果公布出来再定。' },
  {
    article: 2,
    stance: 'suggest',
    text: '建议写明农村村民自建住宅是否适用。',
    proposed: ['适用本办法。', '适用本办法。农村村民自建自住的住宅除外。'],
  },
  { article: 4, stance: 'support', text: '纳入民生实事最实在，希望每年公布建了多少处。' },
  { article: 6, stance: 'ask', text: '公约由谁来监督执行？没有物业的小区开不起业主大会。' },
  { article: 7, stance: 'suggest', text: '举报奖励要保护举报人的信息，否则邻里之间没人敢举报。' },
  {
    article: 8,
    stance: 'suggest',
    text: '一户常有两辆车，零点八个车位不够。',
    proposed: ['零点八个车位', '一点二个车位'],
  },
  {
    article: 8,
    stance: 'oppose',
    text: '提高配建标准会推高房价，最终还是购房人买单。',
    organisation: '云溪县房地产业协会',
  },
  {
    article: 8,
    stance: 'suggest',
    text: '充电比例百分之五十偏低，应当全部具备充电条件。',
    proposed: ['百分之五十', '百分之八十'],
  },
  {
    article: 9,
    stance: 'suggest',
    text: '两年太长，建议一年内完成，并公布每个小区的时间表。',
    proposed: ['两年内补建', '一年内补建，并公布补建时间表'],
  },
  { article: 9, stance: 'ask', text: '补建的钱谁出？会不会动用我们的维修资金？' },
  { article: 9, stance: 'support', text: '由街道组织补建好，业主自己组织根本办不成。' },
  { article: 10, stance: 'oppose', text: '架空层是孩子活动的地方，不能拿来停车。' },
  { article: 10, stance: 'suggest', text: '建议把“业主共同决定”的比例降低，否则一处也建不成。' },
  { article: 11, stance: 'support', text: '喷淋和监控必须有，我们小区的充电棚紧挨着一楼窗户，天天提心吊胆。' },
  {
    article: 11,
    stance: 'suggest',
    text: '安全距离应当写出具体的米数。',
    proposed: ['保持安全距离', '保持不少于六米的安全距离'],
  },
  { article: 12, stance: 'suggest', text: '建议要求充电桩充满自停，现在很多是按时间收费的，充满了还在扣钱。' },
  { article: 13, stance: 'support', text: '执行居民电价很重要，现在充一次比在家贵三倍。' },
  {
    article: 13,
    stance: 'ask',
    text: '商业综合体里的充电场所也执行居民电价吗？',
    organisation: '云溪万象商业管理有限公司',
  },
  { article: 14, stance: 'suggest', text: '学校门口接送孩子的车最多，希望把学校周边也写进来。' },
  { article: 15, stance: 'support', text: '换电柜很方便，外卖小哥都在用，希望进小区。' },
  { article: 16, stance: 'suggest', text: '人行道上划的停车位太少，建议城管重新划线。' },
  { article: 17, stance: 'support', text: '坚决支持，楼道里停车就是堵别人的生路。' },
  { article: 18, stance: 'oppose', text: '电池不让进家，冬天放在外面电量掉一半，还容易被偷。' },
  {
    article: 18,
    stance: 'suggest',
    text: '建议改为补建完成的小区才禁止电池入户。',
    proposed: ['禁止携带', '停放充电场所补建完成后，禁止携带'],
  },
  { article: 18, stance: 'oppose', text: '我住五楼，腿脚不便，电动车是唯一的代步工具，不能一刀切。' },
  { article: 18, stance: 'ask', text: '锂电池的电动滑板车、平衡车算不算？' },
  { article: 18, stance: 'support', text: '电梯里着火的视频看过吗？十几秒就没命了，必须禁止。' },
  { article: 19, stance: 'support', text: '飞线充电天天有，希望街道真管。' },
  {
    article: 20,
    stance: 'suggest',
    text: '值守要求小充电棚做不到，改成远程监控就可以了。',
    proposed: ['有人值守或者远程监控', '实行远程监控'],
  },
  { article: 21, stance: 'suggest', text: '服务费零点四元还是高，邻县只收两角。', proposed: ['零点四元', '零点二元'] },
  {
    article: 21,
    stance: 'oppose',
    text: '四角钱连场地租金都不够，没有企业愿意来建。',
    organisation: '青江绿充科技有限公司',
  },
  { article: 21, stance: 'suggest', text: '建议充电价格在平台上每天公开，方便比较。' },
  { article: 22, stance: 'oppose', text: '三年检测一次谁来检、多少钱？别又成了收费项目。' },
  { article: 22, stance: 'suggest', text: '建议检测免费，由财政负担。', proposed: ['检测一次，', '免费检测一次，'] },
  { article: 22, stance: 'ask', text: '全县有几家有资质的检测单位？' },
  {
    article: 23,
    stance: 'suggest',
    text: '骑手的车多数是自己的，平台不认账。建议写明由平台承担。',
    organisation: '云溪县快递行业协会',
  },
  {
    article: 25,
    stance: 'oppose',
    text: '物业没有执法权，只能劝阻，出了事却要物业负责，不公平。',
    organisation: '云溪县物业管理协会',
  },
  {
    article: 25,
    stance: 'suggest',
    text: '每半年一次演练太少，建议每季度一次。',
    proposed: ['每半年组织一次', '每季度组织一次'],
  },
  { article: 26, stance: 'support', text: '我们就是三无小区，希望街道真的给经费。' },
  { article: 28, stance: 'suggest', text: '销售超标车的店最该管，罚则里却没有。' },
  { article: 29, stance: 'support', text: '改装电池是着火的根源，应当重罚。' },
  { article: 30, stance: 'ask', text: '以旧换新补贴多少？怎么申请？' },
  { article: 30, stance: 'support', text: '回收点多设一些，家里两块旧电池不知道往哪里扔。' },
  { article: 32, stance: 'support', text: '空闲车位能在手机上看到就太好了。' },
  {
    article: 33,
    stance: 'suggest',
    text: '抽查结果应当公布到小区，不要只公布街道的数字。',
    proposed: ['抽查结果每季度公布', '抽查结果按小区每季度公布'],
  },
  { article: 34, stance: 'oppose', text: '罚五百到一千太重，很多人是没有地方停才停在楼道。' },
  { article: 34, stance: 'support', text: '罚得不够重，烧死人的时候再多钱也没用。' },
  {
    article: 35,
    stance: 'suggest',
    text: '补建完成前不应当处罚。',
    proposed: ['拒不改正的，处', '所在小区停放充电场所已经建成，拒不改正的，处'],
  },
  {
    article: 37,
    stance: 'oppose',
    text: '处罚物业的标准比处罚违规者还高，请重新考虑。',
    organisation: '云溪县物业管理协会',
  },
  { article: 39, stance: 'ask', text: '老年人的三轮代步车能不能进电梯？' },
  { article: 39, stance: 'suggest', text: '建议明确残疾人轮椅车在公共场所可以优先充电。' },
  {
    article: 40,
    stance: 'suggest',
    text: '三月一日太急，建议九月一日起施行。',
    proposed: ['2027年3月1日', '2027年9月1日'],
  },
]

/** Passed on in groups and sent by many, most with a word or two of their own. */
export const CAMPAIGNS: readonly { remark: Remark; people: number; own: readonly string[] }[] = [
  {
    remark: {
      article: 18,
      stance: 'oppose',
      text: '强烈要求删除第十八条！老旧小区没有充电场所，不让电池进家就是不让老百姓出行，请先建设后管理，不要一刀切。',
    },
    people: 62,
    own: ['', '我是城东小区居民。', '请重视！', '我们全家都不同意。', '已转发邻居。', '送孩子上学全靠它。'],
  },
  {
    remark: {
      article: 21,
      stance: 'suggest',
      text: '充电服务费应当由政府补贴，建议每千瓦时不超过二角，并且充满自停、按实际用电量收费。',
    },
    people: 34,
    own: ['', '现在一个月充电要六十多块。', '邻县就是两角。', '请公布成本。'],
  },
  {
    remark: {
      article: 9,
      stance: 'support',
      text: '支持两年内为老旧小区补建充电棚，请优先安排建成二十年以上、没有物业的小区。',
    },
    people: 27,
    own: ['', '我们小区1998年建成。', '盼了很多年了。', '希望明年就动工。'],
  },
  {
    remark: {
      article: 22,
      stance: 'oppose',
      text: '反对强制检测蓄电池，应当在生产和销售环节把关，不要把责任和费用转给老百姓。',
    },
    people: 23,
    own: ['', '一块电池才四百块。', '修车铺会趁机收费。'],
  },
]

/** Support and opposition without words, by article. */
export const NODS: readonly [article: number, stance: 'support' | 'oppose', people: number][] = [
  [17, 'support', 26],
  [19, 'support', 17],
  [11, 'support', 12],
  [34, 'oppose', 14],
  [30, 'support', 11],
  [0, 'support', 19],
]
