import { Page } from '@/shell/Page';

const QuoteDesk = () => <Page title="Desk">{null}</Page>;
export default QuoteDesk;
