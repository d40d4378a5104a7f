import { Link } from 'react-router';
import type { CaseFile, FiledModel } from '@/api/registers';
import { useSay } from '@/api/text';
import { useTranslation } from '@/i18n';
import { formatDecimal } from '@/parts/money';
import { Panel } from '@/parts/Panel';
import './registers.css';

/** What the models made of the case, each with the inputs that moved it most; nothing where none ran. */
export const ModelFigures = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('registers');
  if (file.models.length === 0) return null;
  return (
    <Panel title={t('models')} note={t('logOddsNote')}>
      <div className="wh-models">
        {file.models.map((model) => (
          <Figure key={model.node} model={model} />
        ))}
      </div>
    </Panel>
  );
};

const Figure = ({ model }: { model: FiledModel }) => {
  const { t } = useTranslation('registers');
  const say = useSay();
  const most = Math.max(...model.shares.map((share) => Math.abs(share.logOdds)), 0.001);
  return (
    <section>
      <h3>
        {say(model.label)} <strong className="wh-model-figure wh-num">{say(model.figure)}</strong>{' '}
        <Link to={`/underwriting/models/${model.model}`} className="wh-mono">
          {model.model}
        </Link>{' '}
        <span className="wh-note">v{model.version}</span>
      </h3>
      {model.shares.length === 0 ? (
        <p className="wh-note">{t('noShares')}</p>
      ) : (
        <ul className="wh-shares">
          {model.shares.map((share) => (
            <li key={share.label.en}>
              <span>
                {say(share.label)} <span className="wh-note">{say(share.value)}</span>
              </span>
              <span className="wh-share-track" aria-hidden="true">
                <span
                  className={share.logOdds > 0 ? 'wh-share-against' : 'wh-share-for'}
                  style={{ width: `${(50 * Math.abs(share.logOdds)) / most}%` }}
                />
              </span>
              <span className="wh-num wh-right">
                <span className="wh-note">{t(share.logOdds > 0 ? 'against' : 'inFavour')}</span>{' '}
                {formatDecimal(share.logOdds, 2, true)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
