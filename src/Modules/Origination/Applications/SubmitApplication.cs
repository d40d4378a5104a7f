using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>Hands an application in: it is checked and answered at once, by rules, policy and scorecard.</summary>
/// <param name="Seen">The version the caller saw.</param>
public sealed record SubmitApplication(Id<Application> Application, long? Seen = null)
{
    /// <summary>When an assessment was asked for, came out, and on which business day.</summary>
    internal sealed record Times(DateTimeOffset Submitted, DateTimeOffset Decided, DateOnly Today);

    /// <summary>What an assessment makes of a draft: approved with an offer, referred, or declined.</summary>
    internal static Outcome<Dossier> Decide(
        Dossier draft, Assessment assessment, Id<DecisionRecord> record, Workbook workbook, Actor by, Times times)
    {
        if (draft.Unless(ApplicationState.Draft) is { } wrong)
        {
            return wrong;
        }

        var house = Actor.OfHouse(draft.Lender);
        var submitted = draft.Told(times.Submitted, new("提交申请", "Submitted"), by) with
        {
            SubmittedAt = times.Submitted,
            Assessed = new(
                record, times.Decided, assessment.Verdict, assessment.Score, assessment.Reasons, assessment.Changes,
                assessment.BlockedBy, assessment.Checks.Any(c => c is { Result: CheckResult.Decline, IsRule: false }),
                assessment.Policy, assessment.PolicyVersion, assessment.InputsHash),
        };
        return assessment.Verdict switch
        {
            Verdict.Approve => submitted.Told(times.Decided, new("自动批准", "Approved automatically"), house) with
            {
                State = ApplicationState.Approved,
                DecidedAt = times.Decided,
                Offer = new(
                    draft.Quote, draft.Financed, draft.Instalment, draft.AnnualisedRate, times.Today,
                    times.Today.AddDays(workbook.OfferDays), [], IsCounter: false),
            },
            Verdict.Refer => submitted.Told(times.Decided, new("转人工审核", "Referred to a person"), house) with
            {
                State = ApplicationState.Referred,
                DueBy = times.Decided.AddMinutes(workbook.QueueMinutes),
            },
            Verdict.Decline => submitted.Told(
                times.Decided, new("自动拒绝，可要求人工复核", "Declined automatically; a person can be asked for"), house) with
            {
                State = ApplicationState.Declined,
                DecidedAt = times.Decided,
            },
        };
    }

    internal static Answer Answer(Dossier decided) => decided.State switch
    {
        ApplicationState.Approved => Origination.Answer.Approved,
        ApplicationState.Declined => Origination.Answer.Declined,
        _ => Origination.Answer.Referred,
    };

    internal sealed class Handler(
        House house, IWork work, Caller caller, Cases cases, Gathering gathering, PolicyBook policies, IRuleBook rules,
        Workbook workbook, IPeople people, Screened screened, IFieldCipher cipher, Views views, TimeProvider clock)
        : IHandle<SubmitApplication, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(SubmitApplication command, CancellationToken cancel)
        {
            var submitted = clock.GetUtcNow();
            var found = await cases.Find(command.Application, command.Seen, cancel);
            if ((found.Refused ?? found.Value.Dossier.Unless(ApplicationState.Draft)) is { } refused)
            {
                return refused;
            }

            var row = found.Value;
            var gathered = await screened.Look(row, await gathering.For(row.Dossier, cancel), cancel);
            var policy = gathered.Then(g => policies.On(g.Priced.Product.Kind, g.Funder.Day));
            if (policy.Refused is { } notReady)
            {
                return notReady;
            }

            var start = clock.GetTimestamp();
            var assessment = Assessor.Assess(policy.Value, rules, gathered.Value);
            var took = (long)clock.GetElapsedTime(start).TotalMicroseconds;
            var times = new Times(submitted, clock.GetUtcNow(), gathered.Value.Funder.Day);
            var record = Id<DecisionRecord>.New(clock);
            var decided = Decide(row.Dossier, assessment, record, workbook, caller.Actor, times);
            if (decided.Refused is { } no)
            {
                return no;
            }

            house.Add(Record(row, assessment, record, times.Decided, took));
            row.Keep(decided.Value);
            await screened.Note(cancel);
            if ((await people.Introduce(row.Person, row.Organisation, cancel)).Refused is { } stranger)
            {
                return stranger;
            }

            Publish(decided.Value);
            return await views.Brief(row, cancel);
        }

        DecisionRow Record(
            ApplicationRow row, Assessment assessment, Id<DecisionRecord> record, DateTimeOffset at, long took) => new()
            {
                Id = record,
                Organisation = row.Organisation,
                Application = row.Id,
                At = at,
                Verdict = assessment.Verdict,
                Policy = assessment.Policy,
                PolicyVersion = assessment.PolicyVersion,
                Scorecard = assessment.Scorecard,
                ScorecardVersion = assessment.ScorecardVersion,
                Score = assessment.Score,
                ScoreLines = assessment.ScoreLines,
                Checks = assessment.Checks,
                Inputs = cipher.Encrypt(
                    DecisionRow.Field, JsonSerializer.Serialize(assessment.Inputs, Json.Stored)),
                InputsHash = assessment.InputsHash,
                TookMicroseconds = took,
            };

        void Publish(Dossier dossier)
        {
            work.Publish(new ApplicationSubmitted(
                dossier.Lender, dossier.Id, dossier.Dealer, dossier.Customer, dossier.Number));
            work.Publish(new ApplicationDecided(
                dossier.Lender, dossier.Id, dossier.Dealer, dossier.Customer, dossier.Number, Answer(dossier),
                ByPerson: false));
        }
    }
}
