import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { shareProceeds, type Distribution, type DisposalView } from '@/api/collections';
import { useTranslation } from '@/i18n';
import { Field, FormResult } from '@/parts/Form';
import { addMoney, dash, formatMoney } from '@/parts/money';
import { Facts, Panel } from '@/parts/Panel';
import { PlainTable } from '@/parts/PlainTable';
import { PreviewConfirm } from '@/parts/PreviewConfirm';
import { ErrorState } from '@/parts/states';
import { afterCosts, costKinds, costsIn, type TypedCost } from './selling';
import { useDoing } from './useDoing';

/** As many as the server takes. */
const mostCosts = 20;

/** The costs of the sale, each by its invoice, and what they leave for the debt, shown before it is booked. */
export const ProceedsForm = ({ view }: { view: DisposalView }) => {
  const { t } = useTranslation('collections');
  const [typed, setTyped] = useState<readonly TypedCost[]>([]);
  const [asking, setAsking] = useState(false);
  const share = useDoing(
    (costs: Parameters<typeof shareProceeds>[1], key) => shareProceeds(view, costs, key),
    () => setAsking(false),
  );
  const price = view.sold?.price;
  if (!price) return null;
  const costs = costsIn(typed, price.currency);
  const after = costs && afterCosts(price, costs);
  const set = (at: number, cost: TypedCost) => setTyped(typed.map((one, place) => (place === at ? cost : one)));
  return (
    <Panel title={t('sale.proceeds')} note={t('sale.proceedsNote')} accent="primary">
      {typed.map((cost, at) => (
        <CostFields
          key={at}
          cost={cost}
          onSet={(next) => set(at, next)}
          onRemove={() => setTyped(typed.filter((_, place) => place !== at))}
        />
      ))}
      <p>
        <Button
          disabled={typed.length >= mostCosts}
          onClick={() => setTyped([...typed, { kind: 'towing', amount: '', document: '' }])}
        >
          {t('sale.addCost')}
        </Button>
      </p>
      <FormResult label={t('sale.inCurrency', { what: t('sale.result') })}>
        {after ? <strong className="wh-num">{formatMoney(after.net)}</strong> : t('sale.costsWrong')}
      </FormResult>
      <p className="wh-case-do">
        <Button type="primary" disabled={!costs} onClick={() => setAsking(true)}>
          {t('sale.share')}
        </Button>
      </p>
      {share.error && !asking && <ErrorState error={share.error} title={t('sale.notShared')} kept />}
      {costs && after && (
        <PreviewConfirm
          open={asking}
          title={t('sale.share')}
          what={t('sale.shareWhat', { number: view.sale.number })}
          rows={[
            { label: t('sale.soldPrice'), before: formatMoney(price), after: formatMoney(price) },
            { label: t('sale.costsAll'), before: dash, after: formatMoney(after.costs) },
            { label: t('sale.uncovered'), before: dash, after: formatMoney(after.uncovered) },
            { label: t('sale.net'), before: dash, after: formatMoney(after.net), strong: true },
          ]}
          undo={t('sale.shareUndo')}
          confirm={t('sale.share')}
          danger
          busy={share.isPending}
          error={share.error}
          onConfirm={() => share.mutate(costs)}
          onCancel={() => setAsking(false)}
        />
      )}
    </Panel>
  );
};

interface CostProps {
  cost: TypedCost;
  onSet: (cost: TypedCost) => void;
  onRemove: () => void;
}

const CostFields = ({ cost, onSet, onRemove }: CostProps) => {
  const { t } = useTranslation('collections');
  return (
    <div className="wh-case-form wh-cost">
      <Field label={t('sale.kind')}>
        {(ids) => (
          <Select<TypedCost['kind']>
            {...ids}
            value={cost.kind}
            onChange={(kind) => onSet({ ...cost, kind })}
            options={costKinds.map((one) => ({ value: one, label: t(`sale.costKind.${one}`) }))}
          />
        )}
      </Field>
      <Field label={t('sale.inCurrency', { what: t('sale.amount') })}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="decimal"
            value={cost.amount}
            onChange={(typed) => onSet({ ...cost, amount: typed.target.value })}
          />
        )}
      </Field>
      <Field label={t('sale.invoice')} note={t('sale.sum')}>
        {(ids) => (
          <Input
            {...ids}
            className="wh-mono"
            value={cost.document}
            onChange={(typed) => onSet({ ...cost, document: typed.target.value })}
          />
        )}
      </Field>
      <Button onClick={onRemove}>{t('sale.remove')}</Button>
    </div>
  );
};

/** How the price went out: the shares in their order, which make it to the cent. */
export const Shares = ({ view, proceeds }: { view: DisposalView; proceeds: Distribution }) => {
  const { t } = useTranslation('collections');
  return (
    <Panel title={t('sale.proceeds')} note={t('sale.proceedsNote')} flush>
      <PlainTable
        label={t('sale.proceeds')}
        heads={[[t('sale.goes')], [t('sale.inCurrency', { what: t('sale.amount') }), true]]}
        rows={proceeds.shares.map((one, at) => [
          `${at}`,
          t(`sale.shareKind.${one.kind}`, one.cost ? { cost: t(`sale.costKind.${one.cost}`) } : {}),
          formatMoney(one.amount),
        ])}
        foot={[
          t('sale.total'),
          formatMoney(
            addMoney({ minorUnits: 0, currency: proceeds.price.currency }, ...proceeds.shares.map((s) => s.amount)),
          ),
        ]}
      />
      <div className="wh-share-facts">
        <Facts
          rows={[
            [t('sale.inCurrency', { what: t('sale.net') }), formatMoney(proceeds.net)],
            [t('sale.inCurrency', { what: t('sale.uncovered') }), formatMoney(proceeds.uncovered)],
            [t('sale.inCurrency', { what: t('sale.stillDue') }), formatMoney(proceeds.stillDue)],
            [t('sale.event'), view.event === null ? t('sale.noEvent') : t('sale.eventNumber', { event: view.event })],
          ]}
        />
      </div>
    </Panel>
  );
};
