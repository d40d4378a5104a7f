using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Governing;

/// <summary>Gives a version a seat from a day on. Who drafted it cannot be the one who does so.</summary>
/// <param name="Share">Which share of the applications a challenger decides: above 0, at most a half. Absent for any
/// other seat.</param>
/// <param name="From">First business day.</param>
public sealed record PublishPolicy(Id<PolicyVersion> Policy, PolicySeat Seat, DateOnly From, decimal? Share = null)
{
    /// <summary>Beyond a half a challenger would be the champion.</summary>
    const decimal LargestShare = 0.5m;

    /// <summary>What is known of a version when somebody wants to publish it.</summary>
    /// <param name="Valid">The days its file names; null where the file does not read.</param>
    /// <param name="Sits">Where it sits on the first day asked for, before this publication.</param>
    internal sealed record Draft(
        Id<User> By, IReadOnlyList<PolicyFinding> Findings, (DateOnly From, DateOnly? To)? Valid, PolicySeat Sits);

    /// <summary>Null to go on.</summary>
    internal static Refusal? Decide(PublishPolicy asked, Draft draft, Id<User> publisher, DateOnly today)
    {
        if (asked.From < today)
        {
            return new(
                "origination.policy_too_early", $"A policy takes its seat on {today:O} or later; name such a day.",
                RefusalKind.Invalid, new RefusalValue("today", today.ToString("O")));
        }

        if (asked.Seat == PolicySeat.None)
        {
            return Leaving(draft, publisher);
        }

        if (draft.By == publisher)
        {
            return SamePerson;
        }

        if (draft.Findings is [var first, ..])
        {
            return new(
                "origination.policy_flawed",
                $"The policy cannot be published ({first.Code}: {first.Sentence}); correct it and draft it again.",
                RefusalKind.Invalid,
                [new("finding", first.Code), new("count", $"{draft.Findings.Count}"), .. first.Values]);
        }

        var valid = draft.Valid!.Value;
        if (asked.From < valid.From || asked.From > valid.To)
        {
            var to = valid.To?.ToString("O") ?? "…";
            return new(
                "origination.policy_not_valid_then",
                $"The file is valid from {valid.From:O} to {to}; name a day within, or draft it for another time.",
                RefusalKind.Invalid, new RefusalValue("from", valid.From.ToString("O")), new RefusalValue("to", to));
        }

        return asked.Seat == PolicySeat.Challenger
            ? asked.Share is > 0m and <= LargestShare ? null : WrongShare
            : asked.Share is null ? null : WrongShare;
    }

    /// <summary>A challenger or a shadow may be stopped by anybody at once; the champion by a second person.</summary>
    static Refusal? Leaving(Draft draft, Id<User> publisher) => draft.Sits switch
    {
        PolicySeat.None => new(
            "origination.policy_not_seated", "This version sits nowhere on that day; there is nothing to end."),
        PolicySeat.Champion when draft.By == publisher => SamePerson,
        _ => null,
    };

    static readonly Refusal SamePerson = new(
        "origination.policy_same_person", "You drafted this version; a second person must publish it.",
        RefusalKind.Forbidden);

    static readonly Refusal WrongShare = new(
        "origination.policy_share_wrong",
        "A challenger decides a share above 0 and at most 0.5 of the applications; any other seat has no share.",
        RefusalKind.Invalid);

    internal sealed class Handler(
        House house, Caller caller, PolicyBook shipped, LenderPolicies policies, IBusinessDays days, IWork work,
        TimeProvider clock)
        : IHandle<PublishPolicy, PolicyItem>
    {
        public async Task<Outcome<PolicyItem>> Handle(PublishPolicy command, CancellationToken cancel)
        {
            var mine = caller.Actor.Organisation;
            var row = await house.Set<PolicyVersionRow>().AsNoTracking()
                .FirstOrDefaultAsync(p => p.Organisation == mine && p.Id == command.Policy, cancel);
            if (row is null)
            {
                return ReadPolicies.NoSuchPolicy;
            }

            work.About(row.Id.ToString());
            var today = await days.Of(mine, cancel);
            var before = await policies.Published(mine, row.Family, cancel);
            var policy = PolicyBook.Compile(row.File);
            var draft = new Draft(
                row.DraftedBy, PolicyCheck.Of(row.File, row.Family, shipped),
                policy.IsDone ? (policy.Value.ValidFrom, policy.Value.ValidTo) : null,
                Seating.On(before, command.From).Of(row.Id));
            if (Decide(command, draft, caller.Actor.User, today) is { } refused)
            {
                return refused;
            }

            var publication = new PolicyPublicationRow
            {
                Id = Id<PolicyPublication>.New(clock),
                Organisation = mine,
                Policy = row.Id,
                Family = row.Family,
                Version = row.Version,
                Seat = command.Seat,
                Share = command.Share,
                From = command.From,
                To = command.Seat == PolicySeat.None ? null : draft.Valid?.To,
                PublishedBy = caller.Actor.User,
                PublishedByName = caller.Actor.Name,
                At = clock.GetUtcNow(),
            };
            house.Add(publication);
            return PolicyItem.Of(row, Seating.On([.. before, publication.ToPublished()], today));
        }
    }

    internal sealed record Body(PolicySeat Seat, DateOnly From, decimal? Share = null);

    internal static Task<Results<Ok<PolicyItem>, ProblemHttpResult>> Post(
        Id<PolicyVersion> id, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<PublishPolicy, PolicyItem>(new(id, body.Seat, body.From, body.Share), cancel);
}
