import { paperOf, type StatementCard } from '@/api/statements';
import { useLanguage, useTranslation } from '@/i18n';

/** One statement that was issued: to read, to print, to calculate with. */
export const StatementLinks = ({ card }: { card: StatementCard }) => {
  const { t } = useTranslation('servicing');
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <span className="wh-nowrap">
      <a href={paperOf(card, 'html', lang)} target="_blank" rel="noreferrer">
        {t('openPaper')}
      </a>{' '}
      · <a href={paperOf(card, 'pdf', lang)}>PDF</a> · <a href={paperOf(card, 'xlsx', lang)}>.xlsx</a>
    </span>
  );
};
