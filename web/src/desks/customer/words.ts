import { words } from '@/i18n/both';
export default words({ en: { tabCar: 'My car' }, zh: { tabCar: '我的车' } });
