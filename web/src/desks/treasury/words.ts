import { words } from '@/i18n/both';

export default words({
  en: {
    tabTrialBalance: 'Trial balance', tabJournal: 'Journal', tabDay: 'Day end', asOf: 'As of {{day}}', asOfDay: 'As of',
    amountsInYuan: 'amounts in CNY', byBooking: 'by booking date', byValue: 'by value date', nothingBooked: 'Nothing is booked',
    nothingBookedNote: 'Entries appear with the first payout.', balanced: 'debits = credits', notBalanced: 'out of balance: {{currency}}',
    accountNumber: 'Number', account: 'Account', kind: 'Kind', debit: 'Debit', credit: 'Credit', pending: 'Pending', total: 'Total',
    kinds: { asset: 'Asset', liability: 'Liability', equity: 'Equity', income: 'Income', expense: 'Expense' }, lender: 'Lender',
    bookedOn: 'Booked on', valueDate: 'Value date', narrative: 'Narrative', state: 'State', key: 'Key', anyAccount: 'Any account',
    from: 'Booked from', to: 'Booked through',
    states: {
      posted: 'Posted', reversed: 'Reversed', reversal: 'Reversal', pending: 'Pending', completed: 'Completed', voided: 'Voided', void: 'Void',
    },
    businessDate: 'Business date', waiting: 'Agreements with something to do', close: 'Close {{day}}', closing: 'Closing {{day}}',
    through: 'Through', closeDays: 'Close {{count}} days through {{last}}', closeTitle: '{{what}}?', closeWhat: 'Instalments fall due, interest is recognised, arrears are counted; then the books open {{next}}.',
    closeUndo: 'A closed day is not opened again; bookings for it are back-dated.', cancel: 'Stop', runs: 'Closed days', day: 'Day',
    progress: 'Progress', agreementsEnded: 'Agreements ended', startedAt: 'Started', endedAt: 'Ended', noRuns: 'No day was closed yet', notClosed: 'The day was not closed',
    runStates: { running: 'Running', done: 'Done', cancelled: 'Stopped' },
  },
  zh: {
    tabTrialBalance: '试算平衡', tabJournal: '日记账', tabDay: '日终', asOf: '截至 {{day}}', asOfDay: '截至日',
    amountsInYuan: '金额单位：元', byBooking: '按记账日', byValue: '按起息日', nothingBooked: '尚无分录',
    nothingBookedNote: '首笔放款后出现分录。', balanced: '借贷平衡', notBalanced: '借贷不平：{{currency}}',
    accountNumber: '科目号', account: '科目', kind: '类别', debit: '借方', credit: '贷方', pending: '待定', total: '合计',
    kinds: { asset: '资产', liability: '负债', equity: '所有者权益', income: '收入', expense: '费用' }, lender: '贷款人',
    bookedOn: '记账日', valueDate: '起息日', narrative: '摘要', state: '状态', key: '键', anyAccount: '全部科目',
    from: '记账日自', to: '记账日至',
    states: {
      posted: '已记账', reversed: '已冲正', reversal: '冲正', pending: '待定', completed: '已完成', voided: '已作废', void: '作废',
    },
    businessDate: '营业日', waiting: '待处理合同', close: '日终 {{day}}', closing: '{{day}} 日终处理中',
    through: '截至', closeDays: '办理 {{count}} 天日终，至 {{last}}', closeTitle: '{{what}}？', closeWhat: '应还到期、确认利息、计算逾期，然后账务进入 {{next}}。',
    closeUndo: '日终后不再开启该日；以后的补记按倒起息办理。', cancel: '停止', runs: '已办日终', day: '日期',
    progress: '进度', agreementsEnded: '结束合同', startedAt: '开始', endedAt: '结束', noRuns: '尚未办理日终', notClosed: '日终未办成',
    runStates: { running: '进行中', done: '已完成', cancelled: '已停止' },
  },
});
