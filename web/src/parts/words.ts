import { words } from '@/i18n/both';

export default words({
  en: {
    simulated: 'Simulated', unverified: 'Unverified source', unverifiedShort: 'unverified',
    why: 'Why', whyOf: 'Why {{figure}}', whyQuestion: 'Why {{figure}}?', asOf: 'as of {{when}}', close: 'Close',
    whatIf: 'What if', recomputed: 'Recomputed just now, difference {{difference}}', copyText: 'copy as text', copied: 'copied',
    total: 'Total', rounding: 'Rounding: {{rounding}}',
    columns: 'Columns', exportXlsx: '.xlsx', rows: '{{from}}–{{to}}', rowsOf: '{{from}}–{{to}} of {{total}}',
    rowsAbout: '{{from}}–{{to}} of about {{total}}', previous: 'Previous', next: 'Next', keyMove: 'next / previous', loading: 'loading {{what}}…',
    loadingPlain: 'loading…', errorTitle: 'Not done', errorLoad: 'Not loaded', tryAgain: 'Try again',
    kept: 'What you typed is kept.', signInAgain: 'Sign in again', code: 'Code {{code}}', required: 'required',
    before: 'Before', after: 'After', cancel: 'Cancel', back: 'Back', today: 'Today {{day}}', more: 'more',
    earlier: '{{count}} earlier events', all: 'All', table: 'Table', chart: 'Chart', noRows: 'Nothing here',
    open: 'open', unchanged: 'unchanged', yes: 'Yes', no: 'No', day: 'Day', lowest: 'lowest', source: 'Source: {{source}}',
  },
  zh: {
    simulated: '模拟', unverified: '来源未核', unverifiedShort: '未核',
    why: '为什么', whyOf: '为什么是 {{figure}}', whyQuestion: '为什么是 {{figure}}？', asOf: '截至 {{when}}', close: '关闭',
    whatIf: '如果', recomputed: '刚才复算，相差 {{difference}}', copyText: '复制为文字', copied: '已复制',
    total: '合计', rounding: '舍入：{{rounding}}',
    columns: '列', exportXlsx: '.xlsx', rows: '第 {{from}}–{{to}} 条', rowsOf: '第 {{from}}–{{to}} 条，共 {{total}} 条',
    rowsAbout: '第 {{from}}–{{to}} 条，约 {{total}} 条', previous: '上一页', next: '下一页', keyMove: '下一条 / 上一条', loading: '正在读取{{what}}…',
    loadingPlain: '正在读取…', errorTitle: '未办成', errorLoad: '未能读取', tryAgain: '再试一次',
    kept: '您填写的内容都还在。', signInAgain: '重新登录', code: '代码 {{code}}', required: '必填',
    before: '办理前', after: '办理后', cancel: '取消', back: '返回', today: '今天 {{day}}', more: '更多',
    earlier: '更早 {{count}} 件', all: '全部', table: '表格', chart: '图', noRows: '这里还没有内容',
    open: '打开', unchanged: '不变', yes: '是', no: '否', day: '日期', lowest: '最低', source: '来源：{{source}}',
  },
});
