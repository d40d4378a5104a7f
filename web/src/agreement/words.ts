import { words } from '@/i18n/both';

export default words({
  en: {
    active: 'Running', settled: 'Settled', closed: 'Closed', writtenOff: 'Written off', overdue: 'Overdue {{days}} d', due: 'Due',
    current: 'Not overdue', days1To30: '1–30 days', days31To60: '31–60 days', days61To90: '61–90 days', over90: 'over 90 days',
  },
  zh: {
    active: '正常', settled: '已提前结清', closed: '已结清', writtenOff: '已核销', overdue: '逾期 {{days}} 天', due: '应还',
    current: '未逾期', days1To30: '1–30 天', days31To60: '31–60 天', days61To90: '61–90 天', over90: '90 天以上',
  },
});
