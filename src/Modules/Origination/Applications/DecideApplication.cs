using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Notices;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Applications;

/// <summary>A person answers a referred application.</summary>
/// <param name="Reason">In the person's words; the customer reads it.</param>
/// <param name="Conditions">What the approval hangs on, in words.</param>
/// <param name="Counter">The loan offered in place of the one asked for; with a counter-offer only.</param>
/// <param name="Papers">Codes of the papers to hand in; with a request for papers only.</param>
/// <param name="Seen">The version the caller saw.</param>
public sealed record DecideApplication(
    Id<Application> Application, PersonAnswer Answer, string Reason, IReadOnlyList<string>? Conditions = null,
    CounterTerms? Counter = null, IReadOnlyList<string>? Papers = null, long? Seen = null)
{
    const int LongestReason = 500;

    /// <summary>The loan an approval would offer, and what no person may overrule.</summary>
    /// <param name="BlockedBy">The rule that blocks it; null where none does.</param>
    internal sealed record Proposal(QuoteInput Quote, Priced Priced, RuleCheck? BlockedBy, Refusal? Obstacle);

    /// <summary>Decides on a person's answer, within his authority.</summary>
    /// <param name="proposal">Null unless the answer is an approval or a counter-offer.</param>
    internal static Outcome<Dossier> Decide(
        Dossier dossier, DecideApplication asked, Actor by, Proposal? proposal, Workbook workbook, DateOnly today,
        DateTimeOffset at)
    {
        var wrong = dossier.Unless(ApplicationState.Referred, ApplicationState.PapersRequested)
            ?? Worded(asked) ?? AnotherPerson(dossier, by);
        if (wrong is not null)
        {
            return wrong;
        }

        var answered = new Answered(
            asked.Answer, asked.Reason.Trim(), [.. asked.Conditions ?? []], asked.Counter, by.User, by.Name, at);
        return asked.Answer switch
        {
            PersonAnswer.RequestPapers => Request(dossier, asked, answered, workbook, by),
            PersonAnswer.Decline => dossier.Told(at, new("人工拒绝", "Declined by a person"), by, answered.Reason) with
            {
                State = ApplicationState.Declined,
                Answered = answered,
                Proposed = null,
                DecidedAt = dossier.DecidedAt ?? at,
                DueBy = null,
            },
            PersonAnswer.Approve or PersonAnswer.CounterOffer =>
                Permit(dossier, answered, by, proposal!, workbook) is { } refusal
                    ? refusal
                    : Offer(dossier, answered, by, proposal!, workbook, today),
        };
    }

    static Refusal? Worded(DecideApplication asked) =>
        asked.Reason.Trim().Length is 0 or > LongestReason
            ? new(
                "origination.reason_needed",
                $"Give the reason in 1 to {LongestReason} characters; the customer reads it.", RefusalKind.Invalid,
                new RefusalValue("most", $"{LongestReason}"))
            : asked.Answer == PersonAnswer.CounterOffer == (asked.Counter is null)
                ? new(
                    "origination.counter_terms_needed",
                    "Give other terms (down payment and months) with a counter-offer, and only with one.",
                    RefusalKind.Invalid)
                : null;

    /// <summary>A review is made by somebody else than the one whose answer is reviewed.</summary>
    static Refusal? AnotherPerson(Dossier dossier, Actor by) => dossier.Review?.NotBy == by.User
        ? new(
            "origination.review_needs_another_person",
            "The customer asked for a review of your answer; a colleague decides it.", RefusalKind.Forbidden)
        : null;

    static Outcome<Dossier> Request(
        Dossier dossier, DecideApplication asked, Answered answered, Workbook workbook, Actor by)
    {
        if (asked.Papers is not { Count: > 0 } papers)
        {
            return new Refusal("origination.papers_unnamed", "Name the papers you ask for.", RefusalKind.Invalid);
        }

        return Papered.Unknown(papers, workbook) is { } unknown
            ? unknown
            : dossier.Told(answered.At, new("要求补充材料", "Papers requested"), by, answered.Reason) with
            {
                State = ApplicationState.PapersRequested,
                Answered = answered,
                Wanted = [.. dossier.Wanted.Union(papers, StringComparer.Ordinal)],
                Papers = [.. dossier.Papers.Except(papers, StringComparer.Ordinal)],
                DueBy = null,
            };
    }

    static Refusal? Permit(Dossier dossier, Answered answered, Actor by, Proposal proposal, Workbook workbook)
    {
        if (proposal.BlockedBy is { } rule)
        {
            var (actual, limit) = (rule.Actual ?? "no", rule.Limit ?? "yes");
            return new(
                "origination.rule_blocks",
                $"{rule.Rule} does not hold ({actual}, limit {limit}) and nobody may overrule it; offer other terms.",
                RefusalKind.Conflict, new RefusalValue("rule", rule.Rule), new RefusalValue("actual", actual),
                new RefusalValue("limit", limit));
        }

        if (proposal.Obstacle is { } obstacle)
        {
            return obstacle;
        }

        var financed = proposal.Priced.Financed;
        if (workbook.LimitOf(by.Role) is not { } authority || financed > authority.Together)
        {
            var most = workbook.LimitOf(by.Role)?.Together.ToString() ?? "nothing";
            return new(
                "origination.beyond_authority",
                $"Your role may approve {most} at most, with a second person; offer less, or decline.",
                RefusalKind.Forbidden, new RefusalValue("most", most));
        }

        var own = Same(dossier.Proposed, answered) && dossier.Proposed!.By == by.User;
        return own && NeedsSecond(dossier, financed, authority)
            ? new(
                "origination.second_person_needed", "You proposed this yourself; a second person must confirm it.",
                RefusalKind.Forbidden)
            : null;
    }

    /// <summary>Two persons: above the limit of one, and against a check of the policy that declined.</summary>
    internal static bool NeedsSecond(Dossier dossier, Money financed, Limit limit) =>
        financed > limit.Alone || dossier.Assessed is { HasDecline: true };

    static Dossier Offer(
        Dossier dossier, Answered answered, Actor by, Proposal proposal, Workbook workbook, DateOnly today)
    {
        var priced = proposal.Priced;
        var limit = workbook.LimitOf(by.Role)!;
        var second = Same(dossier.Proposed, answered);
        if (NeedsSecond(dossier, priced.Financed, limit) && !second)
        {
            var waits = new Text("已提议，待第二人确认", "Proposed; waits for a second person");
            return dossier.Told(answered.At, waits, by, answered.Reason, inside: true) with { Proposed = answered };
        }

        var final = second ? dossier.Proposed! with { Second = by.Name } : answered;
        var counter = final.Answer == PersonAnswer.CounterOffer;
        var what = counter ? new Text("还价", "Counter-offer made") : new Text("人工批准", "Approved by a person");
        return dossier.Told(answered.At, what, by, answered.Reason) with
        {
            State = counter ? ApplicationState.CounterOffered : ApplicationState.Approved,
            Answered = final,
            Proposed = null,
            DecidedAt = dossier.DecidedAt ?? answered.At,
            DueBy = null,
            Offer = new(
                proposal.Quote, priced.Financed, priced.First, priced.ShownRate, today,
                today.AddDays(workbook.OfferDays), final.Conditions, counter),
        };
    }

    static bool Same(Answered? proposed, Answered answered) =>
        proposed is not null && proposed.Answer == answered.Answer && proposed.Counter == answered.Counter;

    internal sealed class Handler(
        House house, IWork work, Caller caller, Cases cases, Gathering gathering, IRuleBook rules, Workbook workbook,
        Announcing announcing, Views views, TimeProvider clock) : IHandle<DecideApplication, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(DecideApplication command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            if (found.Refused is { } refused)
            {
                return refused;
            }

            var row = found.Value;
            var funder = await gathering.Funder(row.Organisation, cancel);
            var proposal = command.Answer is PersonAnswer.Approve or PersonAnswer.CounterOffer
                ? await Propose(row.Dossier, command, funder, cancel)
                : null;
            if (proposal is { Refused: { } wrong })
            {
                return wrong;
            }

            var decided = Decide(
                row.Dossier, command, caller.Actor, proposal?.Value, workbook, funder.Day, clock.GetUtcNow());
            if (decided.Refused is { } no)
            {
                return no;
            }

            row.Keep(decided.Value);
            if (Overrides.Of(decided.Value) is { } kind)
            {
                house.Add(Overrides.Row(decided.Value, kind, clock));
            }

            if (decided.Value.Proposed is null)
            {
                announcing.Tell(decided.Value, funder);
            }

            Publish(decided.Value);
            return await views.Brief(row, cancel);
        }

        async Task<Outcome<Proposal>?> Propose(
            Dossier dossier, DecideApplication command, Funder funder, CancellationToken cancel)
        {
            var quote = command.Counter is { } counter
                ? dossier.Quote with { Down = counter.Down, Months = counter.Months }
                : dossier.Quote;
            var priced = await gathering.Price(dossier, quote, funder, cancel);
            return priced.Select(p =>
            {
                var facts = Offering.Facts(p, funder);
                var blocked = rules.Check(facts, funder.Day).FirstOrDefault(c => c.Verdict == RuleVerdict.Block);
                var obstacles = Fit.Check(p.Product, facts, p.Down);
                return new Proposal(quote, p, blocked, obstacles.Count > 0 ? obstacles[0] : null);
            });
        }

        void Publish(Dossier dossier)
        {
            if (dossier.Proposed is null)
            {
                work.Publish(new ApplicationDecided(
                    dossier.Lender, dossier.Id, dossier.Dealer, dossier.Customer, dossier.Number,
                    dossier.Answered!.Answer switch
                    {
                        PersonAnswer.Approve => Origination.Answer.Approved,
                        PersonAnswer.Decline => Origination.Answer.Declined,
                        PersonAnswer.CounterOffer => Origination.Answer.CounterOffered,
                        PersonAnswer.RequestPapers => Origination.Answer.PapersRequested,
                    },
                    ByPerson: true));
            }
        }
    }
}
