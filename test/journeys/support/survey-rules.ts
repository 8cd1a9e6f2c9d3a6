import type { Definition } from '#contract/survey/definition.ts'
import { both, choice } from './survey.ts'

/** Where one answer decides on another question: required, enabled, shown, jumped to, named, calculated. */
export const RULES: Definition = {
  languages: ['zh-CN', 'en'],
  title: both('营商环境调查', 'Doing business here'),
  showPreviewBeforeComplete: false,
  pages: [
    {
      id: 'p-who',
      name: 'p-who',
      elements: [
        {
          ...{ type: 'radiogroup', id: 'who', name: 'who', isRequired: true },
          title: both('您是谁？', 'Who are you?'),
          choices: [choice('person', '个人', 'A person'), choice('firm', '企业', 'A firm')],
        },
        {
          ...{ type: 'text', id: 'firm', name: 'firm', enableIf: "{who} = 'firm'", requiredIf: "{who} = 'firm'" },
          title: both('企业名称', 'Name of the firm'),
        },
        {
          ...{ type: 'checkbox', id: 'news', name: 'news', showSelectAllItem: true, showNoneItem: true },
          ...{ showOtherItem: true, title: both('从哪里了解政策？', 'Where do you hear of policies?') },
          choices: [
            choice('paper', '报纸', 'Newspapers'),
            choice('web', '网站', 'Websites', { enableIf: "{who} = 'firm'" }),
            choice('nowhere', '从不了解', 'Nowhere at all', { isExclusive: true }),
          ],
        },
        {
          ...{ type: 'comment', id: 'whynot', name: 'whynot', visibleIf: "{news} contains 'nowhere'" },
          title: both('为什么不了解？', 'Why not?'),
        },
      ],
    },
    {
      id: 'p-costs',
      name: 'p-costs',
      title: both('{firm}的成本', 'What {firm} pays'),
      elements: [
        {
          ...{ type: 'paneldynamic', id: 'shops', name: 'shops', panelCount: 1, maxPanelCount: 2 },
          title: both('经营场所', 'Places of business'),
          templateTitle: both('场所：{panel.town}', 'Place: {panel.town}'),
          templateElements: [
            { type: 'text', id: 'town', name: 'town', isRequired: true, title: both('所在乡镇', 'Town') },
            {
              ...{ type: 'radiogroup', id: 'kind', name: 'kind', title: both('类型', 'Kind') },
              choices: [choice('shop', '门店', 'Shop'), choice('office', '办公室', 'Office')],
            },
            {
              ...{ type: 'text', id: 'area', name: 'area', inputType: 'number', visibleIf: "{panel.kind} = 'shop'" },
              title: both('面积', 'Area'),
            },
          ],
        },
        {
          ...{ type: 'matrixdynamic', id: 'bills', name: 'bills', rowCount: 1, cellType: 'text' },
          title: both('费用', 'Bills'),
          columns: [
            { id: 'k-what', name: 'what', title: both('项目', 'For') },
            { id: 'k-price', name: 'price', inputType: 'number', title: both('单价', 'Price') },
            {
              ...{ id: 'k-count', name: 'count', inputType: 'number', enableIf: '{row.price} notempty' },
              title: both('数量', 'Number'),
            },
            {
              ...{ id: 'k-sum', name: 'sum', cellType: 'expression', expression: '{row.price} * {row.count}' },
              title: both('小计', 'Sum'),
            },
          ],
        },
        {
          ...{ type: 'expression', id: 'total', name: 'total', expression: "sumInArray({bills}, 'sum')" },
          ...{ displayStyle: 'currency', currency: 'CNY', title: both('合计', 'Total') },
        },
        {
          ...{ type: 'text', id: 'share', name: 'share', inputType: 'number' },
          title: both('{total}中有多少是税？', 'How much of {total} is tax?'),
          validators: [
            {
              ...{ type: 'expression', expression: '{share} empty or {share} <= {total}' },
              text: both('不能超过合计', 'It cannot be more than the total'),
            },
          ],
        },
      ],
    },
    {
      id: 'p-end',
      name: 'p-end',
      elements: [
        {
          ...{ type: 'comment', id: 'words', name: 'words' },
          title: both('作为“{who}”，您还有什么建议？', 'As “{who}”, what else would you suggest?'),
        },
        {
          ...{ type: 'boolean', id: 'call', name: 'call', visibleIf: "{size} = 'big'" },
          title: both('可以回访吗？', 'May we visit you?'),
        },
      ],
    },
  ],
  calculatedValues: [
    { id: 'size', name: 'size', expression: "iif({total} > 100, 'big', 'small')", includeIntoResult: true },
  ],
  triggers: [{ type: 'skip', expression: "{who} = 'person'", gotoName: 'words' }],
}
