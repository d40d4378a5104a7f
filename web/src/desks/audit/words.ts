import { words } from '@/i18n/both';

export default words({
  en: {
    tabLog: 'Log', tabVerify: 'Verify', tabRules: 'Rules', tabBooks: 'Books', tabPortfolio: 'Portfolio', tabCollections: 'Collections', tabDevices: 'Devices', notABlockchain: 'tamper-evident log, RFC 6962',
    leaf: 'Leaf', waiting: 'Waiting', at: 'At', role: 'Role', action: 'Action', refused: 'refused', subject: 'Subject', purpose: 'Purpose',
    leafHash: 'Leaf hash', noRecords: 'No record here', canonical: 'The record as it was hashed', proof: 'Proof',
    waitingNote: 'The record waits for its place in the tree; proofs are offered from heads only.', proved: 'In the tree of {{size}} records',
    notProved: 'The proof does not hold', pathStep: 'Path {{step}}', rootHere: 'Root computed here', rootOfHead: 'Root of the head',
    computedHere: 'Computed in your browser from the record and the path; the server only named them.', verifyNow: 'Verify all',
    recomputing: 'every record, node and head', verifyLead: 'Verification reads every record again, builds the tree anew and compares it with every head.',
    heads: 'Heads', headsNote: 'each covers every record before it', noHeads: 'No head yet', records: 'Records', root: 'Root', result: 'Result',
    holds: 'Everything fits', broken: 'Something was altered', pending: '{{count}} wait for their place', signed: 'signatures checked',
    unsigned: 'signatures not checked: no key at hand', firstLeaf: 'First record concerned: leaf {{leaf}}',
    faults: {
      recordAltered: 'A record was altered', recordReplaced: 'A record was replaced', recordDeleted: 'A record was deleted',
      recordInserted: 'A record was inserted', nodeAltered: 'A node was altered', nodesMiscounted: 'Nodes are missing or too many',
      headAltered: 'A head was altered', headForged: 'A head was forged', notAContinuation: 'The log was cut or rewritten',
    },
    roles: {
      customer: 'Customer', dealer: 'Dealer', underwriter: 'Underwriter', servicing: 'Servicing', treasury: 'Treasury',
      regulator: 'Regulator', admin: 'Administrator', partner: 'Partner', house: 'The house',
    },
    rule: 'Rule', says: 'Says', parameter: 'Parameter', act: 'Act', acts: { block: 'Block', warn: 'Warn', report: 'Report', gate: 'Evidence' },
    valid: 'Valid', source: 'Source', mark: 'Mark', rulesCount: '{{count}} rules, {{unverified}} from unverified sources', noRules: 'No rule held on that day',
    onDay: 'On day', all: 'All', onlyUnverified: 'Unverified',
  },
  zh: {
    tabCollections: '催收', tabDevices: '设备', tabLog: '日志', tabVerify: '核验', tabRules: '规则', tabBooks: '账簿', tabPortfolio: '资产组合', notABlockchain: '防篡改日志，RFC 6962',
    leaf: '叶', waiting: '待编入', at: '时间', role: '角色', action: '操作', refused: '已拒绝', subject: '对象', purpose: '目的',
    leafHash: '叶哈希', noRecords: '这里没有记录', canonical: '参与哈希的原始记录', proof: '证明',
    waitingNote: '该记录等待编入树中；证明只对树头给出。', proved: '在 {{size}} 条记录的树中',
    notProved: '证明不成立', pathStep: '路径 {{step}}', rootHere: '此处算出的根', rootOfHead: '树头的根',
    computedHere: '由您的浏览器根据记录和路径计算；服务器只给出数据。', verifyNow: '全部核验',
    recomputing: '全部记录、节点和树头', verifyLead: '核验将重读每条记录、重建整棵树，并与每个树头比较。',
    heads: '树头', headsNote: '每个覆盖其前全部记录', noHeads: '尚无树头', records: '记录数', root: '根', result: '结果',
    holds: '全部相符', broken: '有内容被改动', pending: '{{count}} 条待编入', signed: '签名已核', unsigned: '签名未核：无密钥',
    firstLeaf: '首个涉及的记录：叶 {{leaf}}',
    faults: {
      recordAltered: '记录被改动', recordReplaced: '记录被替换', recordDeleted: '记录被删除',
      recordInserted: '记录被插入', nodeAltered: '节点被改动', nodesMiscounted: '节点缺失或多余',
      headAltered: '树头被改动', headForged: '树头系伪造', notAContinuation: '日志被截断或改写',
    },
    roles: {
      customer: '客户', dealer: '经销商', underwriter: '审批', servicing: '贷后', treasury: '资金',
      regulator: '监管', admin: '管理员', partner: '合作方', house: '系统',
    },
    rule: '规则', says: '内容', parameter: '参数', act: '处置', acts: { block: '禁止', warn: '提示', report: '报告', gate: '须有凭证' },
    valid: '有效期', source: '来源', mark: '标记', rulesCount: '{{count}} 条规则，{{unverified}} 条来源未核', noRules: '当日无有效规则',
    onDay: '日期', all: '全部', onlyUnverified: '来源未核',
  },
});
