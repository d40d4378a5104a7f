import { words } from '@/i18n/both';
export default words({ en: { tabDesk: 'Desk' }, zh: { tabDesk: '报价台' } });
