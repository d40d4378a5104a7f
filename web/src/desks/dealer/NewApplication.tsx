import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Navigate, useLocation, useNavigate, useOutletContext } from 'react-router';
import { createApplication, submitApplication } from '@/api/applications';
import { registerPerson } from '@/api/parties';
import type { Model, Offer, QuoteInput } from '@/api/quotes';
import type { Session } from '@/api/session';
import { useSay } from '@/api/text';
import { SourcesClock } from '@/application/SourcesClock';
import { useTranslation } from '@/i18n';
import { Key } from '@/parts/badges';
import { Panel } from '@/parts/Panel';
import { ErrorState } from '@/parts/states';
import { useIntent } from '@/parts/useIntent';
import { useKeys } from '@/shell/keys';
import { Page } from '@/shell/Page';
import { applicationOf, emptyDraft, personOf, problemsOf, type Draft } from './applicationForm';
import { CarFields, ConsentFields, PersonFields, type FieldsProps } from './ApplicationFields';
import { modelName } from './deal';
import { ChosenOffer } from './ChosenOffer';
import { synthetic } from './synthetic';

interface Chosen {
  input: QuoteInput;
  offer: Offer;
  model: Model;
}

const NewApplication = () => {
  const chosen = useLocation().state as Chosen | null;
  // Without a chosen offer there is nothing to apply for: back to the desk where one is chosen.
  return chosen ? <Form {...chosen} /> : <Navigate to="/dealer" replace />;
};

/**
 * Registers the person, makes the application, submits it: three commands, each done once however often asked.
 * `made` is the application as soon as there is one: its sources can be watched while they are asked.
 */
const useSubmit = ({ input, offer }: Chosen, draft: Draft) => {
  const { keyOf, done } = useIntent();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [made, setMade] = useState<string>();
  const submit = useMutation({
    mutationFn: async () => {
      const person = personOf(draft, offer, input.price.currency);
      const registered = await registerPerson(person, keyOf(person, 'person'));
      const application = applicationOf(draft, offer, input, registered.person);
      const { id } = await createApplication(application, keyOf(application, 'application'));
      setMade(id);
      return submitApplication(id, keyOf(id, 'submission'));
    },
    onSuccess: (application) => {
      done();
      void queries.invalidateQueries({ queryKey: ['applications'] });
      void navigate(`/dealer/applications/${application.id}`, { replace: true });
    },
  });
  return { submit, made };
};

const Form = (chosen: Chosen) => {
  const { t } = useTranslation('dealer');
  const say = useSay();
  const session = useOutletContext<Session>();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(chosen.input.vin ?? null));
  const [seen, setSeen] = useState<ReadonlySet<keyof Draft>>(new Set());
  const { submit, made } = useSubmit(chosen, draft);
  const problems = problemsOf(draft, chosen.input);
  const complete = Object.keys(problems).length === 0;

  const fields: FieldsProps = {
    draft,
    input: chosen.input,
    lender: say(chosen.offer.lender.name),
    set: (change) => setDraft({ ...draft, ...change }),
    left: (field) => setSeen(new Set([...seen, field])),
    // A field says what is wrong once it was left, not while it is being written.
    problem: (field) => (seen.has(field) && problems[field] ? t(problems[field]) : undefined),
  };
  const send = () => {
    if (complete) submit.mutate();
    else setSeen(new Set(Object.keys(problems) as (keyof Draft)[]));
  };
  const fill = () => {
    const { vin, ...person } = synthetic(chosen.model);
    setDraft({ ...draft, ...person, vin: draft.vin || vin, simulated: true });
  };
  useKeys([{ keys: ['ctrl+enter'], label: t('submit'), run: send }]);

  return (
    <Page
      title={t('newApplication')}
      crumb={`${t('tabApplications')} / ${modelName(chosen.model, say)}`}
      actions={
        <>
          {session.demo && <Button onClick={fill}>{t('fillSynthetic')}</Button>}
          <Button type="primary" loading={submit.isPending} onClick={send}>
            {t('submit')} <Key>Ctrl ↵</Key>
          </Button>
        </>
      }
    >
      {submit.error && (
        <Panel accent="over">
          <ErrorState error={submit.error} title={t('notSubmitted')} kept />
        </Panel>
      )}
      {made && <SourcesClock id={made} state="draft" asking={submit.isPending} />}
      <div className="wh-columns wh-application-form">
        <div className="wh-stack">
          <Panel title={t('customer')}>
            <PersonFields {...fields} />
          </Panel>
          <Panel title={t('car')}>
            <CarFields {...fields} />
          </Panel>
          <Panel title={t('consents')} note={t('consentsTo', { lender: fields.lender })}>
            <ConsentFields {...fields} />
          </Panel>
        </div>
        <ChosenOffer offer={chosen.offer} input={chosen.input} />
      </div>
    </Page>
  );
};

export default NewApplication;
