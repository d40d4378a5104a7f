import { words } from '@/i18n/both';

export default words({
  en: {
    home: 'Wheelhouse, first page', lender: 'Lender', tabs: 'Pages of this desk', commandBox: 'Search or run a command', keys: 'Keys',
    allKeys: 'all keys', demoDay: 'Demo day {{day}}', synthetic: 'synthetic', language: 'Language', theme: 'Theme',
    light: 'Light', dark: 'Dark', toLight: 'Light theme', toDark: 'Dark theme', personMenu: '{{name}}: person and organisation',
    becomeTitle: 'Demo: go on as', signOut: 'Sign out', changePassword: 'Change password', goTo: 'Go to: {{where}}', nothingFound: 'Nothing found for “{{text}}”',
    singleKeys: 'Single letters act on the page', auditLeaf: 'Audit leaf {{leaf}}',
    role: {
      customer: 'Customer', dealer: 'Dealer', underwriter: 'Underwriter', servicing: 'Servicing', treasury: 'Treasury',
      regulator: 'Regulator, read only', admin: 'Administrator', partner: 'Partner', insurer: 'Insurer', none: 'No role',
    },
    toActivate: 'First time here? Choose a password with the code from the store',
    signInTitle: 'Sign in', signInName: 'Sign-in name or mobile number', password: 'Password', signIn: 'Sign in',
    signInLead: 'One house for everybody who finances cars: from the quote to the last payment.',
    demoTitle: 'Or look around as', withContract: 'with a contract', newCustomer: 'new',
    demoNote: 'Every person, car and amount here is synthetic. Nothing is sent to anybody.',
    noPage: 'There is no such page', noPageNote: 'The address may be old, or what it named belongs to somebody else.',
    toFirst: 'To the first page', crashed: 'This page could not be shown', reload: 'Load the page again',
    noDesk: 'This role works through the interface for programs and has no desk here.',
  },
  zh: {
    home: 'Wheelhouse 首页', lender: '贷款人', tabs: '本台页面', commandBox: '搜索或执行命令', keys: '快捷键',
    allKeys: '全部快捷键', demoDay: '演示日 {{day}}', synthetic: '合成数据', language: '语言', theme: '主题',
    light: '浅', dark: '深', toLight: '浅色主题', toDark: '深色主题', personMenu: '{{name}}：个人与机构',
    becomeTitle: '演示：换一个身份', signOut: '退出登录', changePassword: '修改密码', goTo: '前往：{{where}}', nothingFound: '没有找到“{{text}}”',
    singleKeys: '启用单键快捷键', auditLeaf: '审计叶 {{leaf}}',
    role: {
      customer: '客户', dealer: '经销商', underwriter: '审批', servicing: '贷后运营', treasury: '资金财务',
      regulator: '监管查阅，只读', admin: '管理员', partner: '合作方', insurer: '保险公司', none: '无角色',
    },
    toActivate: '首次使用？凭门店的激活码设置密码',
    signInTitle: '登录', signInName: '登录名或手机号', password: '密码', signIn: '登录',
    signInLead: '汽车金融各方同在一个平台：从报价到最后一期还款。',
    demoTitle: '或者直接以下列身份进入', withContract: '有合同', newCustomer: '新客户',
    demoNote: '这里的人、车、金额均为合成数据，不会发送给任何一方。',
    noPage: '没有这个页面', noPageNote: '地址可能已失效，或者所指内容属于别人。',
    toFirst: '回首页', crashed: '这个页面没能显示', reload: '重新载入',
    noDesk: '该角色通过程序接口工作，这里没有对应的工作台。',
  },
});
