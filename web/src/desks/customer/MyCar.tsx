import { Page } from '@/shell/Page';

const MyCar = () => <Page title="My car" audit={false}>{null}</Page>;
export default MyCar;
