using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Notices;
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
        House house, IWork work, Caller caller, Cases cases, Gathering gathering, LenderPolicies policies,
        IRuleBook rules, Workbook workbook, IPeople people, Screened screened, IFieldCipher cipher,
        Announcing announcing, Views views, TimeProvider clock)
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
            if (gathered.Refused is { } notReady)
            {
                return notReady;
            }

            var day = gathered.Value.Funder.Day;
            var appointed = await policies.Appoint(
                row.Organisation, gathered.Value.Priced.Product.Kind, day, row.Id, cancel);
            if (appointed.Refused is { } nobody)
            {
                return nobody;
            }

            var (assessment, kept) = Run(row, appointed.Value.Policy, appointed.Value.Seat, gathered.Value);
            var times = new Times(submitted, clock.GetUtcNow(), day);
            var decided = Decide(row.Dossier, assessment, kept.Id, workbook, caller.Actor, times);
            if (decided.Refused is { } no)
            {
                return no;
            }

            house.Append(kept);
            if (appointed.Value.Shadow is { } shadow)
            {
                house.Append(Run(row, shadow, PolicySeat.Shadow, gathered.Value).Kept);
            }

            announcing.Tell(decided.Value, gathered.Value.Funder);
            row.Keep(decided.Value);
            house.AmendTracked(row);
            await screened.Note(cancel);
            if ((await people.Introduce(row.Person, row.Organisation, cancel)).Refused is { } stranger)
            {
                return stranger;
            }

            Publish(decided.Value);
            return await views.Brief(row, cancel);
        }

        /// <summary>Runs a policy over the case, and writes down what it said.</summary>
        (Assessment Assessment, DecisionRow Kept) Run(
            ApplicationRow row, Policy policy, PolicySeat seat, Gathered gathered)
        {
            var start = clock.GetTimestamp();
            var assessment = Assessor.Assess(policy, rules, gathered);
            var took = (long)clock.GetElapsedTime(start).TotalMicroseconds;
            return (assessment, new()
            {
                Id = Id<DecisionRecord>.New(clock),
                Organisation = row.Organisation,
                Application = row.Id,
                At = clock.GetUtcNow(),
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
                Ruled = assessment.Ruled,
                Reasons = assessment.Reasons,
                Seat = seat,
                TookMicroseconds = took,
            });
        }

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
