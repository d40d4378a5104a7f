import { words } from '@/i18n/both';

export default words({
  en: {
    state: {
      draft: 'Draft', referred: 'With an underwriter', approved: 'Approved', counterOffered: 'Counter-offer',
      declined: 'Declined', papersRequested: 'Papers asked for', accepted: 'Accepted', awaitingHandover: 'Signed, car waits', payoutOrdered: 'Signed, payout ordered',
      paidOut: 'Paid out', withdrawn: 'Withdrawn', expired: 'Expired',
    },
    result: { pass: 'Pass', refer: 'Refer', fail: 'Fail' },
    checks: 'Checks', checkResult: 'Result', check: 'Check', actual: 'Actual', limit: 'Limit', id: 'Id',
    countFail: '{{count}} fail', countRefer: '{{count}} refer', countPass: '{{count}} pass', problemsFirst: 'Problems first', allChecks: 'All',
    morePassed: '{{count}} more passed', show: 'show', reasons: 'Why', wouldChange: 'What would pass', reaches: { approve: 'the same rules then approve', refer: 'a person may then approve', decline: 'still declined' }, noChecks: 'No check has run yet.',
    progress: 'Progress', listSeparator: ', ', missing: 'Missing documents', nothingMissing: 'Nothing is missing.',
    submitToDecision: 'Submitted to decision', signatureToOrder: 'Signature to payout order', signatureToPayout: 'Signature to money paid', role: { customer: 'Customer', dealer: 'Dealer', underwriter: 'Underwriter', servicing: 'Servicing', treasury: 'Treasury', regulator: 'Regulator', admin: 'Administrator', partner: 'Partner', house: 'House' }, notYet: 'not yet',
    conditions: 'Conditions', hash: 'SHA-256 {{hash}}', signedValid: 'signature valid', signedBroken: 'signature does not fit the document',
    unsigned: 'not signed', document: 'Contract',
    clock: { title: 'Submit to payout order', runs: 'running', stands: 'stopped', decidedAt: 'First answer', signedAt: 'Signed', orderedAt: 'Payout ordered' },
    source: {
      identity: 'Public security', phone: 'Phone, 3 factors', bankCard: 'Card, 4 factors', licence: 'Driving licence', bureau: 'Credit bureau',
      alliance: 'Lenders’ alliance', courts: 'Court lists', vehicle: 'Vehicle register', employer: 'Social fund',
    },
    outcome: {
      answered: 'Answered', reused: 'Kept answer', underWay: 'Asking', tooLate: 'Too late', unavailable: 'Out of order', resting: 'Left in peace',
      refused: 'Refused', unreadable: 'No answer', tooLarge: 'Too long', forAnother: 'Another person', outOfRange: 'Impossible', noConsent: 'No consent',
      nothingToAsk: 'Not on file',
    },
  },
  zh: {
    state: {
      draft: '草稿', referred: '人工审批中', approved: '已批准', counterOffered: '还价',
      declined: '已拒绝', papersRequested: '待补材料', accepted: '已接受', awaitingHandover: '已签署，待交车', payoutOrdered: '已签署，已下放款指令',
      paidOut: '已放款', withdrawn: '已撤回', expired: '已失效',
    },
    result: { pass: '通过', refer: '转人工', fail: '不通过' },
    checks: '检查', checkResult: '结果', check: '检查', actual: '实际', limit: '界限', id: '编号',
    countFail: '{{count}} 不通过', countRefer: '{{count}} 转人工', countPass: '{{count}} 通过', problemsFirst: '先看问题', allChecks: '全部',
    morePassed: '另 {{count}} 项通过', show: '展开', reasons: '原因', wouldChange: '怎样能通过', reaches: { approve: '同样的规则即可批准', refer: '届时可由人工批准', decline: '仍会拒绝' }, noChecks: '还没有做检查。',
    progress: '进度', listSeparator: '、', missing: '缺少的材料', nothingMissing: '材料齐全。',
    submitToDecision: '提交至决定', signatureToOrder: '签署至放款指令', signatureToPayout: '签署至放款到账', role: { customer: '客户', dealer: '经销商', underwriter: '审批', servicing: '贷后运营', treasury: '资金财务', regulator: '监管', admin: '管理员', partner: '合作方', house: '平台' }, notYet: '尚未',
    conditions: '附加条件', hash: 'SHA-256 {{hash}}', signedValid: '签名有效', signedBroken: '签名与文件不符',
    unsigned: '未签署', document: '合同',
    clock: { title: '提交至放款指令', runs: '计时中', stands: '已停', decidedAt: '首次答复', signedAt: '已签署', orderedAt: '已下放款指令' },
    source: {
      identity: '公安核验', phone: '手机三要素', bankCard: '银行卡四要素', licence: '驾驶证', bureau: '征信',
      alliance: '多头借贷', courts: '法院名单', vehicle: '车辆登记', employer: '社保公积金',
    },
    outcome: {
      answered: '已答复', reused: '沿用答复', underWay: '查询中', tooLate: '超时', unavailable: '不可用', resting: '暂停查询',
      refused: '拒绝答复', unreadable: '无法解读', tooLarge: '过长', forAnother: '非本人', outOfRange: '数值有误', noConsent: '未授权',
      nothingToAsk: '无可查信息',
    },
  },
});
