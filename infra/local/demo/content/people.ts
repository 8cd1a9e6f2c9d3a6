import type { Person } from '#contract/interview/activity.ts'
import { STAFF } from '../accounts.ts'

const photo = (pageUrl: string, file: string): string => `${pageUrl}/portraits/${file}.svg`

/** Host and guests as an interview shows them; their portraits lie on the government page. */
export const people = (pageUrl: string) =>
  ({
    host: {
      id: 'person-suwan',
      name: STAFF.host.name,
      post: '云溪县融媒体中心主持人',
      photo: photo(pageUrl, 'suwan'),
      biography: '',
    },
    guest: {
      id: 'person-shenjianhua',
      name: STAFF.guest.name,
      post: '云溪县人民政府办公室副主任',
      photo: photo(pageUrl, 'shenjianhua'),
      biography: '分管政务公开和政府网站工作。曾任城关镇镇长、县信访局局长，处理群众来信来访十一年。',
    },
    guest2: {
      id: 'person-wulijuan',
      name: STAFF.guest2.name,
      post: '云溪县数据局局长',
      photo: photo(pageUrl, 'wulijuan'),
      biography: '高级工程师，负责全县政务数据共享开放和网站技术保障，主持网站适老化与无障碍改造。',
    },
  }) satisfies Record<string, Person>
